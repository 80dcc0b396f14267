-- A page of articles, any version, with the codings one run made of them. The page is chosen first: joined before,
-- every page would read what all later articles have.
WITH page AS (
    SELECT a.position, a.article_key, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text, c.coded_in
    FROM articles a JOIN codings c ON c.article_key = a.article_key AND c.run_id = $run
    WHERE a.position > $after ORDER BY a.position LIMIT $page
)
SELECT a.position, o.coding, $run AS run_id,
       a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM page a JOIN codings o ON o.article_key = a.article_key AND o.run_id = coalesce(a.coded_in, $run)
ORDER BY a.position;
