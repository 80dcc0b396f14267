-- Where an event stands, by its key; with the other reports of the same occurrence, the first of them first.
WITH asked AS (
    SELECT e.article_key, e.event_id, oe.occurrence_id
    FROM events e LEFT JOIN occurrence_events oe ON oe.article_key = e.article_key AND oe.event_id = e.event_id
    WHERE e.event_key = $event
    LIMIT 1
),
reports AS (
    SELECT article_key, event_id, true AS asked FROM asked
    UNION ALL
    SELECT oe.article_key, oe.event_id, false
    FROM occurrence_events oe SEMI JOIN asked a USING (occurrence_id)
    ANTI JOIN asked same ON same.article_key = oe.article_key AND same.event_id = oe.event_id
)
SELECT r.article_key, r.event_id, r.asked
FROM reports r JOIN articles a USING (article_key)
ORDER BY r.asked DESC, a.published NULLS LAST, a.position
LIMIT $limit;
