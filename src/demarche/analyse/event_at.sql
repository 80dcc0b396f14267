-- Where an event stands, by its key; with the other reports of the same occurrence, the first of them first.
WITH asked AS MATERIALIZED (
    SELECT article_key, event_id, rowid AS line FROM events WHERE event_key = $event LIMIT 1
),
same AS (
    SELECT other.article_key, other.event_id
    FROM asked q
    JOIN occurrence_events mine ON mine.article_key = q.article_key AND mine.event_id = q.event_id
    JOIN occurrence_events other ON other.occurrence_id = mine.occurrence_id
    WHERE (other.article_key, other.event_id) <> (q.article_key, q.event_id)
),
reports AS (
    SELECT article_key, event_id, line, true AS asked FROM asked
    UNION ALL
    SELECT e.article_key, e.event_id, e.rowid, false FROM events e SEMI JOIN same USING (article_key, event_id)
)
SELECT r.article_key, r.event_id, r.line
FROM reports r JOIN articles a USING (article_key)
ORDER BY r.asked DESC, a.published NULLS LAST, a.position
LIMIT $limit;
