-- A page of articles, newest versions, with their newest codings.
SELECT a.position, c.coding, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a JOIN codings c ON c.article_key = a.article_key AND c.current
WHERE a.current AND a.position > $after
ORDER BY a.position LIMIT $page;
