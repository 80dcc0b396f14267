-- The event that stands for an occurrence: the first report's.
SELECT e.event_key
FROM occurrence_events oe
JOIN events e ON e.article_key = oe.article_key AND e.event_id = oe.event_id
JOIN articles a ON a.article_key = oe.article_key
WHERE oe.occurrence_id = $occurrence
ORDER BY a.published NULLS LAST, a.position
LIMIT 1;
