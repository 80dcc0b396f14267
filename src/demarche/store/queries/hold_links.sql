-- Notes which occurrences lose events of some articles, and which events with their keys belong to which.
INSERT INTO unsettled
SELECT DISTINCT occurrence_id FROM occurrence_events WHERE article_key IN (SELECT unnest($keys));
CREATE TEMP TABLE held AS
SELECT oe.occurrence_id, e.article_key, e.event_key, e.actuality
FROM occurrence_events oe JOIN events e USING (event_no) WHERE e.article_key IN (SELECT unnest($keys));
