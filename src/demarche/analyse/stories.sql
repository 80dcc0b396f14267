-- Stories with two articles and more, the one reported last first.
WITH grouped AS (
    SELECT s.story, count(*) AS articles, count(DISTINCT a.source) AS outlets, count(DISTINCT s.origin) AS origins,
           min(a.published) AS first_report, max(a.published) AS last_report,
           arg_min(a.title, (coalesce(a.published, DATE '9999-12-31'), a.position)) AS title,
           arg_min(a.article_key, (coalesce(a.published, DATE '9999-12-31'), a.position)) AS article_key,
           arg_min(a.article_id, (coalesce(a.published, DATE '9999-12-31'), a.position)) AS article_id
    FROM story_articles s JOIN articles a USING (article_key)
-- if since
    WHERE a.published >= CAST($since AS DATE)
-- end
    GROUP BY s.story
    HAVING count(*) > 1
)
SELECT *, count(*) OVER () AS total FROM grouped
ORDER BY last_report DESC NULLS LAST, articles DESC, story LIMIT $limit OFFSET $offset;
