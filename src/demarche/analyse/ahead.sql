-- What lies ahead of a day: dates that articles name, the nearest first. One line for one thing on one day, as the last
-- article in the store that names it has it. What an article names as called off is left out; what a later one, under the
-- same name for these days or in the same story, calls off stands here with both articles.
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
),
called_off AS (
    SELECT o.thing, o.kind, o.country, o.date_start, o.date_end,
           arg_max({'article_key': a.article_key, 'article_id': a.article_id, 'title': a.title, 'published': a.published,
                    'source': a.source, 'span_start': c.span_start, 'span_end': c.span_end}, (a.published, a.position)) AS by
    FROM once_told o
    JOIN scheduled c ON c.kind = o.kind AND c.country IS NOT DISTINCT FROM o.country AND c.status = 'cancelled'
    JOIN articles a ON a.article_key = c.article_key
    LEFT JOIN story_articles told_in ON told_in.article_key = o.last.article_key
    LEFT JOIN story_articles off_in ON off_in.article_key = c.article_key
    WHERE a.published >= o.last.published AND a.article_key <> o.last.article_key
      AND CASE WHEN c.date_start IS NULL OR o.date_start IS NULL THEN lower(c.name) = o.thing AND off_in.story = told_in.story
               ELSE c.date_start <= o.date_end AND c.date_end >= o.date_start
                    AND (lower(c.name) = o.thing OR off_in.story = told_in.story) END
    GROUP BY ALL
)
SELECT o.last.name, o.kind, o.country, o.date_start, o.date_end, o.last.date_precision, o.last.rule,
       o.last.article_key, o.last.article_id, o.last.title, o.last.published, o.last.source,
       o.last.span_start, o.last.span_end, o.articles,
       c.by.article_key AS off_key, c.by.article_id AS off_id, c.by.title AS off_title, c.by.published AS off_published,
       c.by.source AS off_source, c.by.span_start AS off_start, c.by.span_end AS off_end,
       (SELECT any_value(total) FROM chosen) AS total
FROM once_told o
LEFT JOIN called_off c
  ON c.thing = o.thing AND c.kind = o.kind AND c.country IS NOT DISTINCT FROM o.country
 AND c.date_start IS NOT DISTINCT FROM o.date_start AND c.date_end IS NOT DISTINCT FROM o.date_end
ORDER BY o.date_start NULLS LAST, o.date_end, o.thing, o.kind, o.country;
