-- The next $most of the articles to link, by date of publication: those without a story, and those with an event of no
-- occurrence. All of the store is read for it: a page at a time would be too often.
WITH loose AS (
    SELECT DISTINCT article_no AS position FROM events ANTI JOIN occurrence_events USING (event_no)
)
SELECT a.article_key, coalesce(a.published, DATE '9999-12-31') AS day
FROM articles a LEFT JOIN story_articles sa USING (article_key)
WHERE a.current AND (sa.story IS NULL OR a.position IN (SELECT position FROM loose))
  AND (coalesce(a.published, DATE '9999-12-31') > CAST($day AS DATE)
       OR coalesce(a.published, DATE '9999-12-31') = CAST($day AS DATE) AND a.article_key > $key)
ORDER BY day, a.article_key LIMIT $most;
