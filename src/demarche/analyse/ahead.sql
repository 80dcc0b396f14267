-- What lies ahead of a day: dates that articles name, the nearest first. One line for one thing on one day, as the last
-- article in the store that names it has it.
WITH found AS (
    SELECT s.name, s.kind, s.country, s.date_start, s.date_end, s.span_start, s.article_key, a.position
    FROM scheduled s JOIN articles a USING (article_key)
    WHERE (s.date_end >= CAST($from_day AS DATE) OR s.date_start IS NULL AND a.published >= CAST($from_day AS DATE))
-- if country
      AND s.country = upper($country)
-- end
),
once AS (
    SELECT lower(name) AS thing, kind, country, date_start, date_end, arg_max(name, (position, -span_start)) AS name,
           max((position, -span_start)) AS told, count(DISTINCT position) AS articles
    FROM found
    GROUP BY ALL
),
chosen AS MATERIALIZED (
    SELECT *, count(*) OVER () AS total FROM once
    ORDER BY date_start NULLS LAST, date_end, name, kind, country LIMIT $limit OFFSET $offset
),
reported AS MATERIALIZED (
    SELECT position, article_key, article_id, title, published, source FROM articles
    WHERE position IN (SELECT told[1] FROM chosen)
)
SELECT c.name, c.kind, c.country, c.date_start, c.date_end, s.date_precision, s.rule,
       a.article_key, a.article_id, a.title, a.published, a.source, s.span_start, s.span_end, c.articles, c.total
FROM chosen c
JOIN reported a ON a.position = c.told[1]
JOIN scheduled s ON s.article_key = a.article_key AND s.span_start = -c.told[2] AND s.name = c.name AND s.kind = c.kind
 AND s.date_start IS NOT DISTINCT FROM c.date_start AND s.date_end IS NOT DISTINCT FROM c.date_end
 AND s.country IS NOT DISTINCT FROM c.country
ORDER BY c.date_start NULLS LAST, c.date_end, c.name, c.kind, c.country;
