-- A page of the articles to link, by date of publication: those without a story, and those with an event of no
-- occurrence. Story and origin stand beside those that have them.
WITH loose AS (
    SELECT DISTINCT article_no AS position FROM events ANTI JOIN occurrence_events USING (event_no)
),
page AS (
    SELECT a.article_key, coalesce(a.published, DATE '9999-12-31') AS day, sa.story, sa.origin
    FROM articles a LEFT JOIN story_articles sa USING (article_key)
    WHERE a.current AND (sa.story IS NULL OR a.position IN (SELECT position FROM loose))
      AND (coalesce(a.published, DATE '9999-12-31') > CAST($day AS DATE)
           OR coalesce(a.published, DATE '9999-12-31') = CAST($day AS DATE) AND a.article_key > $key)
    ORDER BY day, a.article_key LIMIT $page
)
SELECT a.article_id, a.title, a.published, a.source, a.url, a.language, left(a.text, $lead) AS text,
       p.day, p.article_key, p.story, p.origin
FROM page p JOIN articles a USING (article_key)
ORDER BY p.day, p.article_key;
