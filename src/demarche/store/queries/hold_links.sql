-- Notes which occurrences lose events of some articles, and which events with their keys belong to which.
INSERT INTO unsettled
SELECT DISTINCT occurrence_id FROM occurrence_events WHERE article_key IN (SELECT unnest($keys));
CREATE TEMP TABLE held AS
SELECT oe.occurrence_id, e.article_key, e.event_key, e.actuality
FROM occurrence_events oe JOIN events e USING (event_no) WHERE e.article_key IN (SELECT unnest($keys));
-- What their events were, and nothing of who met whom in them.
CREATE TEMP TABLE held_events AS
SELECT e.event_key, a.identity, e.type, e.mode, m.predicate, m.sentence
FROM events e
JOIN articles a USING (article_key)
JOIN event_mentions m ON m.article_key = e.article_key AND m.event_id = e.event_id AND m.mention = 0
WHERE e.article_key IN (SELECT unnest($keys));
DELETE FROM event_pairs WHERE event_no IN (SELECT event_no FROM events WHERE article_key IN (SELECT unnest($keys)));
