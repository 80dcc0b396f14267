-- The event that stands for an occurrence: the first report's. An id that an occurrence had before it was linked otherwise
-- is the key of the event that was linked first, which stands in whatever occurrence has it now.
SELECT event_key FROM (
    SELECT e.event_key, 1 AS rank, a.published, a.position
    FROM occurrence_events oe
    JOIN events e ON e.article_key = oe.article_key AND e.event_id = oe.event_id
    JOIN articles a ON a.article_key = oe.article_key
    WHERE oe.occurrence_id = $occurrence
    UNION ALL
    SELECT event_key, 2, published, article_no FROM events WHERE event_key = $occurrence
)
ORDER BY rank, published NULLS LAST, position
LIMIT 1;
