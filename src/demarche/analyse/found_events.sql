-- Events that take laborious finding; each section between "if" and "end" counts only where that is asked for.
-- Standing: how an event stands to the world; an actual event that rests on somebody's word, or is hedged, is `said`.
SELECT e.article_key, e.event_id, e.rowid AS line, e.type, e.quad, e.score, e.actuality,
       CASE WHEN e.actuality = 'actual' AND (e.attribution IS NOT NULL OR e.hedged) THEN 'said'
            WHEN e.actuality = 'actual' THEN 'happened'
            WHEN e.actuality = 'historical' THEN 'history'
            WHEN e.actuality = 'future' THEN 'planned'
            WHEN e.actuality = 'hypothetical' THEN 'possible'
            ELSE 'denied' END AS standing,
       e.place, e.country, e.lat, e.lon, e.place_precision, a.source, a.published, a.position,
-- if actor
       party.acting, party.undergoing,
-- end
       coalesce(e.date_start, a.published) AS day
FROM events e
-- if actor
JOIN (
    SELECT article_key, event_id, bool_or(role = 'actor') AS acting, bool_or(role = 'recipient') AS undergoing
    FROM event_actors WHERE actor_key = $actor AND role <> 'denier' GROUP BY ALL
) party ON party.article_key = e.article_key AND party.event_id = e.event_id
-- end
-- if name
SEMI JOIN (
    SELECT p.article_key, p.event_id FROM event_actors p
    SEMI JOIN (
        SELECT article_key, actor_id FROM actors
        WHERE country = upper($name) OR contains(lower(name), lower($name))
    ) n ON n.article_key = p.article_key AND n.actor_id = p.actor_id
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
-- if said_by
SEMI JOIN (
    SELECT article_key, actor_id FROM actors WHERE actor_key = $said_by
) told ON told.article_key = e.article_key AND told.actor_id = e.attributed_to
-- end
-- if speaker
SEMI JOIN (
    SELECT article_key, actor_id FROM actors
    WHERE country = upper($speaker) OR contains(lower(name), lower($speaker))
) says ON says.article_key = e.article_key AND says.actor_id = e.attributed_to
-- end
-- if story
SEMI JOIN (SELECT article_key FROM story_articles WHERE story = $story) matter ON matter.article_key = e.article_key
-- end
-- if words
SEMI JOIN (
    SELECT article_key, event_id FROM event_mentions
    WHERE regexp_matches(sentence, '(?i)' || regexp_escape($words))
) worded ON worded.article_key = e.article_key AND worded.event_id = e.event_id
-- end
JOIN articles a ON a.article_key = e.article_key
