-- A page of linked articles, newest versions, by date of publication, with the beginning of their text.
SELECT article_id, title, published, source, url, language, left(text, $lead) AS text,
       coalesce(published, DATE '9999-12-31') AS day, article_key, story, origin
FROM articles JOIN story_articles USING (article_key)
WHERE current
  AND (coalesce(published, DATE '9999-12-31') > CAST($day AS DATE)
       OR coalesce(published, DATE '9999-12-31') = CAST($day AS DATE) AND article_key > $key)
ORDER BY day, article_key LIMIT $page;
