-- Articles, the newest first, with what was read in them.
WITH found AS (
    SELECT article_key, article_id, title, published, source, url, position FROM articles
-- if story
    SEMI JOIN (SELECT article_key FROM story_articles WHERE story = $story) USING (article_key)
-- end
    WHERE current
-- if words
      AND (contains(lower(title), lower($words)) OR article_id = $words)
-- end
-- if since
      AND published >= CAST($since AS DATE)
-- end
-- if until
      AND published <= CAST($until AS DATE)
-- end
-- if source
      AND source = $source
-- end
),
totals AS (SELECT count(*) AS total FROM found),
chosen AS MATERIALIZED (
    SELECT * FROM found ORDER BY published DESC NULLS LAST, position DESC LIMIT $limit OFFSET $offset
),
coded AS (SELECT article_key, count(*) AS events FROM events SEMI JOIN chosen USING (article_key) GROUP BY ALL),
quoted AS (SELECT article_key, count(*) AS quotations FROM attributions SEMI JOIN chosen USING (article_key) GROUP BY ALL),
stories AS (SELECT article_key, story, origin FROM story_articles SEMI JOIN chosen USING (article_key))
SELECT c.article_key, c.article_id, c.title, c.published, c.source, c.url,
       coalesce(e.events, 0) AS events, coalesce(q.quotations, 0) AS quotations, s.story, s.origin, totals.total
FROM chosen c
CROSS JOIN totals
LEFT JOIN coded e USING (article_key)
LEFT JOIN quoted q USING (article_key)
LEFT JOIN stories s USING (article_key)
ORDER BY c.published DESC NULLS LAST, c.position DESC;
