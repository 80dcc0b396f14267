-- A page of articles, newest versions, with their newest codings.
-- The page is chosen first: joined before, every page would read what all later articles have.
WITH page AS (
    SELECT position, article_key, article_id, title, published, source, url, language, text
    FROM articles WHERE current AND position > $after ORDER BY position LIMIT $page
)
SELECT a.position, coalesce(o.coding, c.coding) AS coding, c.run_id,
       a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM page a
JOIN codings c ON c.article_key = a.article_key AND c.current
LEFT JOIN codings o ON o.article_key = c.article_key AND o.run_id = c.coded_in
ORDER BY a.position;
