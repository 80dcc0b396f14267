-- A page of articles, any version, with the codings one run made of them.
SELECT a.position, c.coding, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a JOIN codings c ON c.article_key = a.article_key AND c.run_id = $run
WHERE a.position > $after
ORDER BY a.position LIMIT $page;
