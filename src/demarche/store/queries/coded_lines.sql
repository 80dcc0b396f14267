-- Where the newest codings of the next $page articles lie, newest versions, behind position $after: their rows in `codings`.
-- Keys alone: read with the codings, each page would unpack the codings of all articles.
WITH page AS (SELECT position, article_key FROM articles WHERE current AND position > $after ORDER BY position LIMIT $page)
SELECT a.position, c.run_id, coalesce(o.rowid, c.rowid) AS line
FROM page a
JOIN codings c ON c.article_key = a.article_key AND c.current
LEFT JOIN codings o ON o.article_key = c.article_key AND o.run_id = c.coded_in
ORDER BY a.position;
