-- A page of articles, newest versions, with the parses that one model made of them.
SELECT a.position, p.parse, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a LEFT JOIN parses p ON p.article_key = a.article_key AND p.model = $model
WHERE a.current AND a.position > $after
ORDER BY a.position LIMIT $page;
