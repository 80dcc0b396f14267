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
        WHERE actor_no = CAST($actor_no AS INTEGER)
    )
    GROUP BY event_no
-- end
-- if unnamed
    SELECT event_no, bool_or(role = 'actor') AS acting, bool_or(role = 'recipient') AS undergoing
    FROM event_actors
    WHERE actor_no = CAST($actor_no AS INTEGER) AND role <> 'denier' GROUP BY event_no
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
    WHERE role = 'actor' AND (actor_no = CAST($doer_no AS INTEGER)
                              OR name_no IN (SELECT name_no FROM name_numbers WHERE 'country:' || country = $doer))
) doing USING (event_no)
-- end
-- if recipient
SEMI JOIN (
    SELECT event_no FROM event_actors
    WHERE role = 'recipient' AND (actor_no = CAST($recipient_no AS INTEGER)
                                  OR name_no IN (SELECT name_no FROM name_numbers WHERE 'country:' || country = $recipient))
) done USING (event_no)
-- end
-- if pair_doer
SEMI JOIN (
    SELECT event_no FROM event_pairs
    WHERE actor_no = CAST($pair_doer_no AS INTEGER)
      AND recipient_no = CAST($pair_recipient_no AS INTEGER)
) paired USING (event_no)
-- end
-- if partner
SEMI JOIN (
    SELECT event_no FROM event_pairs
    WHERE actor_no = CAST($partner_no AS INTEGER) AND CAST($actor_no AS INTEGER) IN (0, recipient_no)
       OR recipient_no = CAST($partner_no AS INTEGER) AND CAST($actor_no AS INTEGER) IN (0, actor_no)
) between_both USING (event_no)
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
-- include found_worded
) worded USING (event_no)
-- end
WHERE true
-- if said_by
  AND e.speaker_no = CAST($said_by_no AS INTEGER)
-- end
-- if speaker
  AND e.speaker_name_no IN (
      SELECT name_no FROM name_numbers WHERE country = upper($speaker) OR contains(lower(name), lower($speaker)))
-- end
