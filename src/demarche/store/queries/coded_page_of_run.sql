-- A page of articles, any version, with the codings one run made of them.
SELECT a.position, coalesce(o.coding, c.coding) AS coding, c.run_id, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a JOIN codings c ON c.article_key = a.article_key AND c.run_id = $run
LEFT JOIN codings o ON o.article_key = c.article_key AND o.run_id = c.coded_in
WHERE a.position > $after
ORDER BY a.position LIMIT $page;
