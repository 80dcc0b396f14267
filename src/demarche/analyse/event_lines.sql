-- Events by their numbers in the order given, with parties, speaker, first words and how many reports tell them.
WITH asked AS MATERIALIZED (
    SELECT unnest(CAST($events AS INTEGER[])) AS event_no, generate_subscripts(CAST($events AS INTEGER[]), 1) AS rank
),
chosen AS MATERIALIZED (SELECT e.*, q.rank FROM events e JOIN asked q USING (event_no)),
reported AS MATERIALIZED (
    SELECT position, article_id, title, published, source FROM articles WHERE position IN (SELECT article_no FROM chosen)
),
speakers AS MATERIALIZED (
    SELECT actor_no, actor_key FROM actor_numbers WHERE actor_no IN (SELECT speaker_no FROM chosen)
),
met AS MATERIALIZED (
    SELECT event_no, role, position, actor_key, name_no FROM event_actors
    WHERE event_no IN (SELECT unnest(CAST($events AS INTEGER[])))
),
named AS MATERIALIZED (
    SELECT name_no, name FROM name_numbers
    WHERE name_no IN (SELECT name_no FROM met UNION SELECT speaker_name_no FROM chosen)
),
parties AS (
    SELECT p.event_no,
           list({'key': p.actor_key, 'name': n.name} ORDER BY p.position) FILTER (p.role = 'actor') AS actors,
           list({'key': p.actor_key, 'name': n.name} ORDER BY p.position) FILTER (p.role = 'recipient') AS recipients,
           list({'key': p.actor_key, 'name': n.name} ORDER BY p.position) FILTER (p.role = 'denier') AS deniers
    FROM met p JOIN named n USING (name_no)
    GROUP BY p.event_no
),
words AS (
    SELECT event_no, rule, predicate, clause, sentence,
           predicate_start - sentence_start AS predicate_at, predicate_end - predicate_start AS predicate_length
    FROM event_mentions
    WHERE mention = 0 AND event_no IN (SELECT unnest(CAST($events AS INTEGER[])))
),
reports AS (
    SELECT oe.event_no, o.occurrence_id, o.articles, o.outlets
    FROM occurrence_events oe JOIN occurrences o USING (occurrence_id)
    WHERE oe.event_no IN (SELECT unnest(CAST($events AS INTEGER[])))
)
SELECT c.event_key, c.event_id, c.article_key, a.article_id, a.title, a.published, a.source,
       c.type, c.mode, c.contexts, c.cameo, c.quad, c.score, c.standing, c.actuality, c.hedged,
       coalesce(p.actors, []) AS actors, coalesce(p.recipients, []) AS recipients, coalesce(p.deniers, []) AS deniers,
       k.actor_key AS speaker_key, s.name AS speaker,
       c.day, c.date_start, c.date_end, c.date_precision,
       c.place, c.country, c.lat, c.lon, c.place_precision,
       c.dead_min, c.dead_max, c.injured_min, c.injured_max,
       w.rule, w.predicate, w.clause, w.sentence, w.predicate_at, w.predicate_length,
       coalesce(r.articles, 1) AS reports, coalesce(r.outlets, 1) AS outlets, r.occurrence_id
FROM chosen c
JOIN reported a ON a.position = c.article_no
LEFT JOIN parties p USING (event_no)
LEFT JOIN named s ON s.name_no = c.speaker_name_no
LEFT JOIN speakers k ON k.actor_no = c.speaker_no
LEFT JOIN words w USING (event_no)
LEFT JOIN reports r USING (event_no)
ORDER BY c.rank;
