-- Gives events that were coded anew and are what they were the occurrences they had.
INSERT INTO occurrence_events BY NAME
SELECT h.occurrence_id, e.article_key, e.event_id, e.event_no
FROM held h JOIN events e USING (article_key, event_key, actuality);
DROP TABLE held;
-- Those that are not read any more keep their addresses, which lead to where they stood.
INSERT INTO former_events
SELECT * FROM held_events
WHERE event_key NOT IN (SELECT event_key FROM events) AND event_key NOT IN (SELECT event_key FROM former_events);
DROP TABLE held_events;
