-- What the articles of a story tell, occurrence by occurrence and outlet by outlet; an event without an occurrence
-- stands alone.
WITH told AS MATERIALIZED (
    SELECT a.position AS article_no FROM story_articles s JOIN articles a USING (article_key) WHERE s.story = $story
),
chosen AS MATERIALIZED (
    SELECT event_no, event_key, published, article_no FROM events WHERE article_no IN (SELECT article_no FROM told)
    ORDER BY published NULLS LAST, article_no, event_no LIMIT $limit
)
SELECT coalesce(oe.occurrence_id, c.event_key) AS occurrence, c.event_no
FROM chosen c
LEFT JOIN occurrence_events oe USING (event_no)
ORDER BY c.published NULLS LAST, c.article_no, c.event_no;
