-- Events that take laborious finding; narrow: without what only some filters and maps look at.
-- Each section between "if" and "end" counts only where that is asked for.
-- Standing: how an event stands to the world; an actual event that rests on somebody's word, or is hedged, is `said`.
SELECT e.event_no, e.article_no, e.type, e.quad, e.score, e.standing, e.published, e.day
-- if actor
       , party.acting, party.undergoing
-- end
-- unless narrow
       , e.actuality, e.place, e.country, e.lat, e.lon, e.place_precision, e.outlet AS source
-- end
FROM events e
-- if actor
JOIN (
-- end
-- if listed
    SELECT event_no, bool_or(acting) AS acting, bool_or(NOT acting) AS undergoing
    FROM (
        SELECT acting, unnest(event_nos) AS event_no FROM actor_events
        WHERE actor_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $actor)
    )
    GROUP BY event_no
-- end
-- if unnamed
    SELECT event_no, bool_or(role = 'actor') AS acting, bool_or(role = 'recipient') AS undergoing
    FROM event_actors
    WHERE actor_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $actor) AND role <> 'denier' GROUP BY event_no
-- end
-- if actor
) party USING (event_no)
-- end
-- if name
SEMI JOIN (
    SELECT event_no FROM event_actors WHERE name_no IN (
        SELECT name_no FROM name_numbers WHERE country = upper($name) OR contains(lower(name), lower($name)))
) named USING (event_no)
-- end
-- if doer
SEMI JOIN (
    SELECT event_no FROM event_actors
    WHERE role = 'actor' AND (actor_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $doer)
                              OR name_no IN (SELECT name_no FROM name_numbers WHERE 'country:' || country = $doer))
) doing USING (event_no)
-- end
-- if recipient
SEMI JOIN (
    SELECT event_no FROM event_actors
    WHERE role = 'recipient' AND (actor_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $recipient)
                                  OR name_no IN (SELECT name_no FROM name_numbers WHERE 'country:' || country = $recipient))
) done USING (event_no)
-- end
-- if pair_doer
SEMI JOIN (
    SELECT event_no FROM event_pairs
    WHERE actor_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $pair_doer)
      AND recipient_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $pair_recipient)
) paired USING (event_no)
-- end
-- if instrument
SEMI JOIN (
    SELECT v.event_no
    FROM instruments i
    JOIN articles a USING (article_key)
    JOIN events v ON v.article_no = a.position AND list_contains(v.instruments, i.instrument_id)
    WHERE i.instrument_key = $instrument OR contains(lower(i.name), lower($instrument))
) invoked USING (event_no)
-- end
-- if story
SEMI JOIN (
    SELECT a.position AS article_no FROM story_articles s JOIN articles a USING (article_key) WHERE s.story = $story
) matter USING (article_no)
-- end
-- if words
SEMI JOIN (
    WITH asked AS MATERIALIZED (
-- include asked_words
    )
    SELECT event_no FROM (SELECT k.word, unnest(e.event_nos) AS event_no FROM asked k JOIN event_words e USING (word_no))
    GROUP BY event_no HAVING count(DISTINCT word) = (SELECT count(DISTINCT word) FROM asked)
) worded USING (event_no)
-- end
-- if phrases
SEMI JOIN (
    SELECT event_no FROM event_mentions
    WHERE len(list_filter(CAST($phrases AS VARCHAR[]), lambda p: NOT regexp_matches(strip_accents(lower(sentence)),
        '(^|[^\pL\pN])' || regexp_escape(strip_accents(lower(p))) || '($|[^\pL\pN])'))) = 0
) phrased USING (event_no)
-- end
WHERE true
-- if said_by
  AND e.speaker_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $said_by)
-- end
-- if speaker
  AND e.speaker_name_no IN (
      SELECT name_no FROM name_numbers WHERE country = upper($speaker) OR contains(lower(name), lower($speaker)))
-- end
