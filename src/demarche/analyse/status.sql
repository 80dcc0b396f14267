-- How much there is and what was added last.
SELECT a.articles, e.events, q.quotations, a.position, a.first_published, a.last_published,
       last.title AS last_title, last.article_key AS last_article,
       (SELECT max(started) FROM runs) AS last_run, (SELECT count(DISTINCT story) FROM story_articles) AS stories
FROM (
    SELECT count(*) FILTER (current) AS articles, max(position) AS position,
           min(published) AS first_published, max(published) AS last_published FROM articles
) a
CROSS JOIN (SELECT count(*) AS events FROM events) e
CROSS JOIN (SELECT count(*) AS quotations FROM attributions) q
LEFT JOIN articles last ON last.position = a.position;
