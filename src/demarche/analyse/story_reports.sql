-- What the articles of a story tell, occurrence by occurrence and outlet by outlet; an event without an occurrence
-- stands alone.
SELECT coalesce(oe.occurrence_id, e.event_key) AS occurrence, e.article_key, e.event_id, e.rowid AS line
FROM story_articles s
JOIN events e USING (article_key)
JOIN articles a USING (article_key)
LEFT JOIN occurrence_events oe ON oe.article_key = e.article_key AND oe.event_id = e.event_id
WHERE s.story = $story
ORDER BY a.published NULLS LAST, a.position, TRY_CAST(substr(e.event_id, 2) AS INTEGER)
LIMIT $limit;
