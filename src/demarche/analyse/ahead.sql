-- What lies ahead of a day: dates that articles name, the nearest first. One line for one thing on one day, as the last
-- article in the store that names it has it. What was called off is left out.
WITH found AS (
    SELECT lower(name) AS thing, kind, country, date_start, date_end FROM scheduled
    WHERE date_end >= CAST($from_day AS DATE) AND status IS DISTINCT FROM 'cancelled'
-- if country
      AND country = upper($country)
-- end
    UNION ALL
    SELECT lower(s.name), s.kind, s.country, s.date_start, s.date_end FROM scheduled s JOIN articles a USING (article_key)
    WHERE s.date_start IS NULL AND s.date_end IS NULL AND s.status IS DISTINCT FROM 'cancelled' AND a.published >= CAST($from_day AS DATE)
-- if country
      AND s.country = upper($country)
-- end
),
once AS (SELECT DISTINCT * FROM found),
chosen AS MATERIALIZED (
    SELECT *, count(*) OVER () AS total FROM once
    ORDER BY date_start NULLS LAST, date_end, thing, kind, country LIMIT $limit OFFSET $offset
),
-- Every article that names one of these: few rows of many, told by the thing before the rest is compared.
named AS MATERIALIZED (
    SELECT c.* EXCLUDE (total), s.name, s.date_precision, s.rule, s.span_start, s.span_end, s.article_key
    FROM scheduled s JOIN chosen c
      ON lower(s.name) = c.thing AND s.kind = c.kind AND s.country IS NOT DISTINCT FROM c.country
     AND s.date_start IS NOT DISTINCT FROM c.date_start AND s.date_end IS NOT DISTINCT FROM c.date_end
     AND s.status IS DISTINCT FROM 'cancelled'
),
told AS (
    SELECT n.*, a.* EXCLUDE (article_key)
    FROM named n
    JOIN (SELECT article_key, article_id, title, published, source, position FROM articles) a USING (article_key)
    WHERE n.date_start IS NOT NULL OR a.published >= CAST($from_day AS DATE)
),
once_told AS (
    SELECT thing, kind, country, date_start, date_end, arg_max(t, (t.position, -t.span_start)) AS last,
           count(DISTINCT t.position) AS articles
    FROM told t GROUP BY ALL
)
SELECT o.last.name, o.kind, o.country, o.date_start, o.date_end, o.last.date_precision, o.last.rule,
       o.last.article_key, o.last.article_id, o.last.title, o.last.published, o.last.source,
       o.last.span_start, o.last.span_end, o.articles, (SELECT any_value(total) FROM chosen) AS total
FROM once_told o
ORDER BY o.date_start NULLS LAST, o.date_end, o.thing, o.kind, o.country;
