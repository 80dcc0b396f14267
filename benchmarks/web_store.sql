-- Repeats the articles of a store `seed` $copies times into this store, with variation: other countries take the parts,
-- named people and organisations get a number, sentences a word of their own, days spread over four years, 40 outlets.
CREATE TEMP TABLE copies AS SELECT range AS n FROM range(CAST($copies AS BIGINT));
CREATE TEMP TABLE countries AS
SELECT country, row_number() OVER (ORDER BY country) - 1 AS place, count(*) OVER () AS many
FROM (SELECT DISTINCT country FROM seed.actors WHERE length(country) = 3);
CREATE TEMP TABLE swaps AS
SELECT c.n, one.country, other.country AS swapped
FROM copies c, countries one JOIN countries other ON true
WHERE other.place = (one.place + c.n * 7) % one.many;
CREATE TEMP MACRO key_of(key, n) AS left(md5(key || '-' || n), 16);
CREATE TEMP MACRO varied(words, n) AS words || ' ' || left(md5(CAST(n AS VARCHAR)), 6);
CREATE TEMP MACRO actor_key_of(key, swapped, n) AS CASE
    WHEN starts_with(key, 'state:') THEN coalesce('state:' || swapped, key)
    WHEN starts_with(key, 'generic:') THEN key || '-' || n
    ELSE key || '-' || (n % 50) END;

INSERT INTO runs SELECT * FROM seed.runs;
INSERT INTO articles
SELECT key_of(a.article_key, n), a.article_id || '-' || n, a.identity || '-' || n, a.version, a.current,
       n * (SELECT count(*) FROM seed.articles) + a.position, varied(a.title, n),
       DATE '2022-01-01' + CAST(hash(n) % 1460 AS INTEGER), 'Outlet ' || (n % 40), a.url || '/' || n, a.language,
       a.text, a.run_id
FROM copies, seed.articles a ORDER BY n, a.position;
INSERT INTO codings
SELECT key_of(c.article_key, n), c.run_id, c.current, c.coding FROM copies, seed.codings c ORDER BY n;
INSERT INTO actors
SELECT key_of(a.article_key, c.n), a.actor_id, actor_key_of(a.actor_key, s.swapped, c.n),
       CASE WHEN starts_with(a.actor_key, 'state:') THEN a.name || ' ' || coalesce(s.swapped, '')
            WHEN starts_with(a.actor_key, 'generic:') THEN a.name ELSE a.name || ' ' || (c.n % 50) END,
       a.kind, coalesce(s.swapped, a.country), a.sector, a.sectors, a.office, a.inferred, a.rule, a.run_id
FROM copies c, seed.actors a LEFT JOIN swaps s ON s.country = a.country AND s.n = c.n ORDER BY c.n, a.article_key;
INSERT INTO actor_mentions
SELECT key_of(m.article_key, n), m.* EXCLUDE (article_key) FROM copies, seed.actor_mentions m ORDER BY n, m.article_key;
INSERT INTO attributions
SELECT key_of(q.article_key, n), q.* EXCLUDE (article_key) REPLACE (varied(q.content, n) AS content)
FROM copies, seed.attributions q ORDER BY n, q.article_key;
INSERT INTO events
SELECT key_of(e.article_key, c.n), e.event_id, key_of(e.event_key, c.n),
       e.* EXCLUDE (article_key, event_id, event_key)
       REPLACE (coalesce(s.swapped, e.country) AS country,
                DATE '2022-01-01' + CAST(hash(c.n) % 1460 AS INTEGER) AS date_start,
                DATE '2022-01-01' + CAST(hash(c.n) % 1460 AS INTEGER) AS date_end,
                e.lat + (c.n % 11) - 5 AS lat, e.lon + (c.n % 13) - 6 AS lon)
FROM copies c, seed.events e LEFT JOIN swaps s ON s.country = e.country AND s.n = c.n ORDER BY c.n, e.article_key;
INSERT INTO event_mentions
SELECT key_of(m.article_key, n), m.* EXCLUDE (article_key)
       REPLACE (varied(m.clause, n) AS clause, varied(m.sentence, n) AS sentence)
FROM copies, seed.event_mentions m ORDER BY n, m.article_key;
INSERT INTO event_actors
SELECT key_of(p.article_key, c.n), p.event_id, p.role, p.position, p.actor_id,
       actor_key_of(p.actor_key, s.swapped, c.n), p.run_id
FROM copies c, seed.event_actors p
JOIN seed.actors a ON a.article_key = p.article_key AND a.actor_id = p.actor_id
LEFT JOIN swaps s ON s.country = a.country AND s.n = c.n ORDER BY c.n, p.article_key;
INSERT INTO tolls SELECT key_of(t.article_key, n), t.* EXCLUDE (article_key) FROM copies, seed.tolls t ORDER BY n;
INSERT INTO objects SELECT key_of(o.article_key, n), o.* EXCLUDE (article_key) FROM copies, seed.objects o ORDER BY n;
INSERT INTO instruments SELECT key_of(i.article_key, n), i.* EXCLUDE (article_key) FROM copies, seed.instruments i ORDER BY n;
INSERT INTO invocations SELECT key_of(i.article_key, n), i.* EXCLUDE (article_key) FROM copies, seed.invocations i ORDER BY n;
INSERT INTO facts SELECT key_of(f.article_key, n), f.* EXCLUDE (article_key) FROM copies, seed.facts f ORDER BY n;
INSERT INTO scheduled
SELECT key_of(s.article_key, n), s.* EXCLUDE (article_key)
       REPLACE (s.date_start + CAST(hash(n) % 900 AS INTEGER) AS date_start, s.date_end + CAST(hash(n) % 900 AS INTEGER) AS date_end)
FROM copies, seed.scheduled s ORDER BY n;
INSERT INTO voices SELECT key_of(v.article_key, n), v.* EXCLUDE (article_key) FROM copies, seed.voices v ORDER BY n;
INSERT INTO uncoded SELECT key_of(u.article_key, n), u.* EXCLUDE (article_key) FROM copies, seed.uncoded u ORDER BY n;
