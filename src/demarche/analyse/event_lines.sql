-- Events by their lines (row numbers) in the order given, with
-- parties, speaker, first words and how many reports tell them. $articles: the articles they stand in.
WITH asked AS MATERIALIZED (
    SELECT unnest(CAST($lines AS BIGINT[])) AS line, generate_subscripts(CAST($lines AS BIGINT[]), 1) AS rank
),
chosen AS MATERIALIZED (
    SELECT e.*, q.rank,
           CASE WHEN e.actuality = 'actual' AND (e.attribution IS NOT NULL OR e.hedged) THEN 'said'
                WHEN e.actuality = 'actual' THEN 'happened'
                WHEN e.actuality = 'historical' THEN 'history'
                WHEN e.actuality = 'future' THEN 'planned'
                WHEN e.actuality = 'hypothetical' THEN 'possible'
                ELSE 'denied' END AS standing
    FROM events e JOIN asked q ON q.line = e.rowid
),
reported AS MATERIALIZED (
    SELECT article_key, article_id, title, published, source FROM articles
    WHERE article_key IN (SELECT unnest(CAST($articles AS VARCHAR[])))
),
people AS MATERIALIZED (
    SELECT article_key, actor_id, actor_key, name FROM actors
    WHERE article_key IN (SELECT unnest(CAST($articles AS VARCHAR[])))
),
parties AS (
    SELECT p.article_key, p.event_id,
           list({'key': p.actor_key, 'name': n.name} ORDER BY p.position) FILTER (p.role = 'actor') AS actors,
           list({'key': p.actor_key, 'name': n.name} ORDER BY p.position) FILTER (p.role = 'recipient') AS recipients,
           list({'key': p.actor_key, 'name': n.name} ORDER BY p.position) FILTER (p.role = 'denier') AS deniers
    FROM event_actors p
    JOIN people n ON n.article_key = p.article_key AND n.actor_id = p.actor_id
    WHERE p.article_key IN (SELECT unnest(CAST($articles AS VARCHAR[])))
    GROUP BY ALL
),
words AS (
    SELECT article_key, event_id, rule, predicate, clause, sentence,
           predicate_start - sentence_start AS predicate_at, predicate_end - predicate_start AS predicate_length
    FROM event_mentions
    WHERE mention = 0 AND article_key IN (SELECT unnest(CAST($articles AS VARCHAR[])))
),
reports AS (
    SELECT oe.article_key, oe.event_id, o.occurrence_id, o.articles, o.outlets
    FROM occurrence_events oe JOIN occurrences o USING (occurrence_id)
    WHERE oe.article_key IN (SELECT unnest(CAST($articles AS VARCHAR[])))
)
SELECT c.event_key, c.event_id, c.article_key, a.article_id, a.title, a.published, a.source,
       c.type, c.mode, c.contexts, c.cameo, c.quad, c.score, c.standing, c.actuality, c.hedged,
       coalesce(p.actors, []) AS actors, coalesce(p.recipients, []) AS recipients, coalesce(p.deniers, []) AS deniers,
       s.actor_key AS speaker_key, s.name AS speaker,
       coalesce(c.date_start, a.published) AS day, c.date_start, c.date_end, c.date_precision,
       c.place, c.country, c.lat, c.lon, c.place_precision,
       c.dead_min, c.dead_max, c.injured_min, c.injured_max,
       w.rule, w.predicate, w.clause, w.sentence, w.predicate_at, w.predicate_length,
       coalesce(r.articles, 1) AS reports, coalesce(r.outlets, 1) AS outlets, r.occurrence_id
FROM chosen c
JOIN reported a USING (article_key)
LEFT JOIN parties p ON p.article_key = c.article_key AND p.event_id = c.event_id
LEFT JOIN people s ON s.article_key = c.article_key AND s.actor_id = c.attributed_to
LEFT JOIN words w ON w.article_key = c.article_key AND w.event_id = c.event_id
LEFT JOIN reports r ON r.article_key = c.article_key AND r.event_id = c.event_id
ORDER BY c.rank;
