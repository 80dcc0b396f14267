-- A page of articles, newest versions, with the run of their newest coding and the parses that one model made of them.
SELECT a.position, a.article_key, c.run_id, p.parse,
       a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a
JOIN codings c ON c.article_key = a.article_key AND c.current
LEFT JOIN parses p ON p.article_key = a.article_key AND p.model = $model
WHERE a.current AND a.position > $after
ORDER BY a.position LIMIT $page;
