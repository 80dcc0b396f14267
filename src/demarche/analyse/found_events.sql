-- Events that fit what is asked; each section between "if" and "end" counts only where that is asked for.
-- Standing: how an event stands to the world; an actual event that rests on somebody's word, or is hedged, is `said`.
SELECT e.article_key, e.event_id, e.line, e.type, e.quad, e.score, e.standing, e.place, e.country, e.lat, e.lon,
       e.place_precision, a.published, a.position, coalesce(e.date_start, a.published) AS day
FROM (
    SELECT *, rowid AS line,
           CASE WHEN actuality = 'actual' AND (attribution IS NOT NULL OR hedged) THEN 'said'
                WHEN actuality = 'actual' THEN 'happened'
                WHEN actuality = 'historical' THEN 'history'
                WHEN actuality = 'future' THEN 'planned'
                WHEN actuality = 'hypothetical' THEN 'possible'
                ELSE 'denied' END AS standing
    FROM events
-- if actor
    SEMI JOIN (
        SELECT article_key, event_id FROM event_actors
        WHERE actor_key = $actor AND role <> 'denier'
    ) either USING (article_key, event_id)
-- end
-- if name
    SEMI JOIN (
        SELECT p.article_key, p.event_id FROM event_actors p
        SEMI JOIN (
            SELECT article_key, actor_id FROM actors
            WHERE country = upper($name) OR contains(lower(name), lower($name))
        ) n ON n.article_key = p.article_key AND n.actor_id = p.actor_id
    ) named USING (article_key, event_id)
-- end
-- if doer
    SEMI JOIN (
        SELECT article_key, event_id FROM event_actors WHERE actor_key = $doer AND role = 'actor'
    ) doing USING (article_key, event_id)
-- end
-- if recipient
    SEMI JOIN (
        SELECT article_key, event_id FROM event_actors WHERE actor_key = $recipient AND role = 'recipient'
    ) done USING (article_key, event_id)
-- end
-- if said_by
    SEMI JOIN (
        SELECT article_key, actor_id AS attributed_to FROM actors WHERE actor_key = $said_by
    ) told USING (article_key, attributed_to)
-- end
-- if speaker
    SEMI JOIN (
        SELECT article_key, actor_id AS attributed_to FROM actors
        WHERE country = upper($speaker) OR contains(lower(name), lower($speaker))
    ) says USING (article_key, attributed_to)
-- end
-- if story
    SEMI JOIN (
        SELECT article_key FROM story_articles WHERE story = $story
    ) matter USING (article_key)
-- end
-- if words
    SEMI JOIN (
        SELECT article_key, event_id FROM event_mentions WHERE regexp_matches(sentence, '(?i)' || regexp_escape($words))
    ) worded USING (article_key, event_id)
-- end
) e
JOIN articles a USING (article_key)
WHERE true
-- if type
  AND e.type = upper($type)
-- end
-- if actuality
  AND e.actuality = $actuality
-- end
-- if standing
  AND e.standing IN (SELECT unnest(CAST($standing AS VARCHAR[])))
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
