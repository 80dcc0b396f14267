-- Articles by their keys, as far as they still are the newest versions, by date of publication; story and origin stand
-- beside those that have them.
SELECT a.article_key, sa.story, sa.origin,
       a.article_id, a.title, a.published, a.source, a.url, a.language, left(a.text, $lead) AS text
FROM articles a LEFT JOIN story_articles sa USING (article_key)
WHERE a.current AND a.article_key IN (SELECT unnest($keys))
ORDER BY coalesce(a.published, DATE '9999-12-31'), a.article_key;
