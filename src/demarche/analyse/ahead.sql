-- What lies ahead of a day: dates that articles name, the nearest first. One line for one thing on one day.
WITH found AS (
    SELECT s.name, s.kind, s.country, s.date_start, s.date_end, s.date_precision, s.rule, s.span_start, s.span_end,
           a.article_key, a.article_id, a.title, a.published, a.source, a.position
    FROM scheduled s JOIN articles a USING (article_key)
    WHERE s.date_end >= CAST($from_day AS DATE) OR s.date_start IS NULL AND a.published >= CAST($from_day AS DATE)
),
once AS (
    SELECT lower(name) AS thing, kind, country, date_start, date_end,
           arg_max(name, position) AS name, arg_max(date_precision, position) AS date_precision,
           arg_max(rule, position) AS rule, arg_max(article_key, position) AS article_key,
           arg_max(article_id, position) AS article_id, arg_max(title, position) AS title,
           arg_max(published, position) AS published, arg_max(source, position) AS source,
           arg_max(span_start, position) AS span_start, arg_max(span_end, position) AS span_end,
           count(DISTINCT article_key) AS articles
    FROM found
-- if country
    WHERE country = upper($country)
-- end
    GROUP BY ALL
)
SELECT name, kind, country, date_start, date_end, date_precision, rule, article_key, article_id, title, published, source,
       span_start, span_end, articles, count(*) OVER () AS total
FROM once
ORDER BY date_start NULLS LAST, date_end, name, kind, country LIMIT $limit OFFSET $offset;
