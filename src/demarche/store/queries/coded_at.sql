-- Articles by their keys, any version, with their newest codings.
SELECT a.article_key, coalesce(o.coding, c.coding) AS coding, c.run_id,
       a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM articles a
JOIN codings c ON c.article_key = a.article_key AND c.current
LEFT JOIN codings o ON o.article_key = c.article_key AND o.run_id = c.coded_in
WHERE a.article_key IN (SELECT unnest($keys));
