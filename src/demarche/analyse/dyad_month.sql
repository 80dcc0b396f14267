-- What the actors of one country did to those of another each month, by type, quad class and both sectors; counted as in
-- country_month. TCD, SDN, 2025-05, SANCTION: 3 occurrences, mean score −6. Within one country, dyads of two sectors
-- stand, too: police and protesters.
WITH acted AS (
    SELECT occurrence_id, actor_country AS actor, recipient_country AS recipient,
           coalesce(actor_sector, '') AS actor_sector, coalesce(recipient_sector, '') AS recipient_sector, type, quad,
           CASE WHEN date_trunc('month', min(day)) = date_trunc('month', min(last_day))
                THEN CAST(date_trunc('month', min(day)) AS DATE) END AS month,
           bool_or(happened) AS happened, bool_or(actuality = 'future') AS planned, bool_or(actuality = 'negated') AS denied,
           bool_and(speaker IS NOT NULL OR hedged) AS said, avg(score) AS score, avg(goldstein) AS goldstein,
           count(DISTINCT article_key) AS articles
    FROM acts WHERE actor_country IS NOT NULL AND recipient_country IS NOT NULL AND actor_key <> recipient_key
    GROUP BY ALL
)
SELECT month, actor, recipient, actor_sector, recipient_sector, type, quad,
       count(*) FILTER (happened) AS occurrences, count(*) FILTER (happened AND said) AS only_said,
       count(*) FILTER (planned AND NOT happened) AS planned, count(*) FILTER (denied AND NOT happened) AS denied,
       avg(score) FILTER (happened) AS mean_score, avg(goldstein) FILTER (happened) AS mean_goldstein,
       sum(articles)::BIGINT AS articles, list(occurrence_id ORDER BY occurrence_id) AS occurrence_ids
FROM acted
GROUP BY month, actor, recipient, actor_sector, recipient_sector, type, quad
ORDER BY month NULLS LAST, actor, recipient, actor_sector, recipient_sector, type, quad
