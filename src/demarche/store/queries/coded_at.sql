-- Articles by their keys, any version, with their newest codings.
SELECT a.article_key, c.coding, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a JOIN codings c ON c.article_key = a.article_key AND c.current
WHERE a.article_key IN (SELECT unnest($keys));
