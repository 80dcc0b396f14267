-- What the actors of each country did each month, by type, quad class and sector of the actor. One occurrence counts
-- once, however many articles tell it. Only what happened is counted in `occurrences` and scored; plans and denials stand
-- beside it. Without a month (`month` NULL) stands what is dated by a year or longer.
WITH acted AS (
    SELECT occurrence_id, actor_country AS country, coalesce(actor_sector, '') AS sector, type, quad,
           CASE WHEN date_trunc('month', min(day)) = date_trunc('month', min(last_day))
                THEN CAST(date_trunc('month', min(day)) AS DATE) END AS month,
           bool_or(happened) AS happened, bool_or(actuality = 'future') AS planned, bool_or(actuality = 'negated') AS denied,
           bool_and(speaker IS NOT NULL OR hedged) AS said, avg(score) AS score, avg(goldstein) AS goldstein,
           count(DISTINCT article_key) AS articles
    FROM acts WHERE actor_country IS NOT NULL
    GROUP BY ALL
)
SELECT month, country, sector, type, quad,
       count(*) FILTER (happened) AS occurrences, count(*) FILTER (happened AND said) AS only_said,
       count(*) FILTER (planned AND NOT happened) AS planned, count(*) FILTER (denied AND NOT happened) AS denied,
       avg(score) FILTER (happened) AS mean_score, avg(goldstein) FILTER (happened) AS mean_goldstein,
       sum(articles)::BIGINT AS articles, list(occurrence_id ORDER BY occurrence_id) AS occurrence_ids
FROM acted
GROUP BY month, country, sector, type, quad
ORDER BY month NULLS LAST, country, sector, type, quad
