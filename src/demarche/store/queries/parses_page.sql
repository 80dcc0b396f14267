-- A page of articles, newest versions, with the run of their newest coding that coding, and
-- the parses that one model made of them.
-- The page is chosen first: joined before, every page would read what all later articles have.
WITH page AS (
    SELECT position, article_key, article_id, title, published, source, url, language, text
    FROM articles WHERE current AND position > $after ORDER BY position LIMIT $page
)
SELECT a.position, a.article_key, c.run_id, p.parse, coalesce(o.coding, c.coding) AS coding,
       a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM page a
JOIN codings c ON c.article_key = a.article_key AND c.current
LEFT JOIN codings o ON o.article_key = c.article_key AND o.run_id = c.coded_in
LEFT JOIN parses p ON p.article_key = a.article_key AND p.model = $model
ORDER BY a.position;
