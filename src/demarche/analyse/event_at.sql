-- Where an event stands, by its key; with the other reports of the same occurrence, the first of them first.
WITH same AS MATERIALIZED (
    SELECT event_no FROM occurrence_events WHERE occurrence_id IN (
        SELECT occurrence_id FROM occurrence_events WHERE event_no = CAST($event_no AS INTEGER))
    UNION
    SELECT CAST($event_no AS INTEGER)
)
SELECT e.article_key, e.event_id, e.event_no
FROM events e
WHERE e.event_no IN (SELECT event_no FROM same)
ORDER BY e.event_no = CAST($event_no AS INTEGER) DESC, e.published NULLS LAST, e.article_no, e.event_no
LIMIT $limit;
