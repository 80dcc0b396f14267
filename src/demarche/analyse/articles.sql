-- Articles, the newest first, with what was read in them.
WITH found AS MATERIALIZED (
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
chosen AS MATERIALIZED (
    SELECT * FROM found ORDER BY published DESC NULLS LAST, position DESC LIMIT $limit OFFSET $offset
),
coded AS (
    SELECT article_key, count(*) AS events FROM events
    WHERE article_key IN (SELECT article_key FROM chosen) GROUP BY ALL
),
quoted AS (
    SELECT article_key, count(*) AS quotations FROM attributions
    WHERE article_key IN (SELECT article_key FROM chosen) GROUP BY ALL
),
stories AS (SELECT article_key, story, origin FROM story_articles SEMI JOIN chosen USING (article_key))
SELECT c.article_key, c.article_id, c.title, c.published, c.source, c.url,
       coalesce(e.events, 0) AS events, coalesce(q.quotations, 0) AS quotations, s.story, o.article_key AS origin,
       (SELECT count(*) FROM found) AS total
FROM chosen c
LEFT JOIN coded e USING (article_key)
LEFT JOIN quoted q USING (article_key)
LEFT JOIN stories s USING (article_key)
LEFT JOIN articles o ON o.article_id = s.origin AND o.current
ORDER BY c.published DESC NULLS LAST, c.position DESC;
