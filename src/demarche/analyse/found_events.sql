-- Events that fit what is asked; each section between "if" and "end" counts only where that is asked for.
-- Standing: how an event stands to the world; an actual event that rests on somebody's word, or is hedged, is `said`.
SELECT e.article_key, e.event_id, e.event_key, e.type, e.mode, e.contexts, e.cameo, e.quad, e.score, e.actuality, e.hedged,
       CASE WHEN e.actuality = 'actual' AND (e.attribution IS NOT NULL OR e.hedged) THEN 'said'
            WHEN e.actuality = 'actual' THEN 'happened'
            WHEN e.actuality = 'historical' THEN 'history'
            WHEN e.actuality = 'future' THEN 'planned'
            WHEN e.actuality = 'hypothetical' THEN 'possible'
            ELSE 'denied' END AS standing,
       e.attributed_to, e.date_start, e.date_end, e.date_precision,
       e.place, e.country, e.lat, e.lon, e.place_precision, e.dead_min, e.injured_min,
       a.article_id, a.title, a.published, a.source, a.position,
       coalesce(e.date_start, a.published) AS day
FROM events e
JOIN articles a USING (article_key)
-- if actor
SEMI JOIN (
    SELECT article_key, event_id FROM event_actors
    WHERE actor_key = $actor AND role <> 'denier'
) either ON either.article_key = e.article_key AND either.event_id = e.event_id
-- end
-- if name
SEMI JOIN (
    SELECT p.article_key, p.event_id FROM event_actors p
    JOIN actors n ON n.article_key = p.article_key AND n.actor_id = p.actor_id
    WHERE p.role <> 'denier' AND (n.country = upper($name) OR contains(lower(n.name), lower($name)))
) named ON named.article_key = e.article_key AND named.event_id = e.event_id
-- end
-- if doer
SEMI JOIN (
    SELECT article_key, event_id FROM event_actors WHERE actor_key = $doer AND role = 'actor'
) doing ON doing.article_key = e.article_key AND doing.event_id = e.event_id
-- end
-- if recipient
SEMI JOIN (
    SELECT article_key, event_id FROM event_actors WHERE actor_key = $recipient AND role = 'recipient'
) done ON done.article_key = e.article_key AND done.event_id = e.event_id
-- end
-- if speaker
SEMI JOIN (
    SELECT article_key, actor_id FROM actors
    WHERE actor_key = $speaker OR country = upper($speaker) OR contains(lower(name), lower($speaker))
) says ON says.article_key = e.article_key AND says.actor_id = e.attributed_to
-- end
-- if story
SEMI JOIN (
    SELECT article_key FROM story_articles WHERE story = $story
) told ON told.article_key = e.article_key
-- end
-- if words
SEMI JOIN (
    SELECT article_key, event_id FROM event_mentions WHERE contains(lower(sentence), lower($words))
) worded ON worded.article_key = e.article_key AND worded.event_id = e.event_id
-- end
WHERE true
-- if type
  AND e.type = upper($type)
-- end
-- if actuality
  AND e.actuality = $actuality
-- end
-- if standing
  AND standing IN (SELECT unnest(CAST($standing AS VARCHAR[])))
-- end
-- if quad
  AND e.quad IN (SELECT unnest(CAST($quad AS INTEGER[])))
-- end
-- if country
  AND e.country = upper($country)
-- end
-- if place
  AND e.place = $place
-- end
-- if since
  AND coalesce(e.date_start, a.published) >= CAST($since AS DATE)
-- end
-- if until
  AND coalesce(e.date_start, a.published) <= CAST($until AS DATE)
-- end
-- if source
  AND a.source = $source
-- end
