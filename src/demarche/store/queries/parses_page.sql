-- A page of articles, newest versions, with their parses.
SELECT a.position, p.parse, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a JOIN parses p USING (article_key)
WHERE a.current AND a.position > $after
ORDER BY a.position LIMIT $page;
