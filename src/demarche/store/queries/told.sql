-- Occurrences with who told them, in order of their days. "" asks for all.
SELECT o.occurrence_id, o.date_start, o.date_end, o.date_precision, o.actors, o.type, o.mode, o.quad, o.score,
       o.recipients, o.actuality, o.place, o.country, o.articles, o.outlets, o.origins, o.first_report, o.last_report,
       o.story, w.clause, w.article_id,
       (SELECT list_sort(list(DISTINCT t.kind || ' ' || coalesce(t.least, t.greatest))) FROM occurrence_tolls t
        WHERE t.occurrence_id = o.occurrence_id AND t.kind <> 'size') AS tolls
FROM occurrences o
LEFT JOIN (
    SELECT occurrence_id, arg_min(clause, (published IS NULL, published, article_key)) AS clause,
           arg_min(article_id, (published IS NULL, published, article_key)) AS article_id
    FROM occurrence_accounts GROUP BY occurrence_id
) w USING (occurrence_id)
WHERE ($type = '' OR o.type = $type)
  AND ($actuality = '' OR o.actuality = $actuality)
  AND ($article = '' OR o.occurrence_id IN (SELECT occurrence_id FROM occurrence_accounts WHERE article_id = $article))
  AND ($about = '' OR o.country = upper($about)
       OR o.occurrence_id IN (
           SELECT oe.occurrence_id
           FROM occurrence_events oe
           JOIN event_actors ea USING (article_key, event_id)
           JOIN actors a USING (article_key, actor_id)
           WHERE contains(lower(a.name), lower($about)) OR a.country = upper($about)))
ORDER BY coalesce(o.date_start, o.first_report), o.occurrence_id
LIMIT $limit;
