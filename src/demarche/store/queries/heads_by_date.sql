-- A page of articles, newest versions, by date of publication and with the beginning of their text.
SELECT article_id, title, published, source, url, language, left(text, $lead) AS text,
       coalesce(published, DATE '9999-12-31') AS day, article_key
FROM articles
WHERE current
  AND (coalesce(published, DATE '9999-12-31') > CAST($day AS DATE)
       OR coalesce(published, DATE '9999-12-31') = CAST($day AS DATE) AND article_key > $key)
ORDER BY day, article_key LIMIT $page;
