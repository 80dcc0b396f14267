-- Makes the occurrences in `unsettled` anew from their events, with their counts. Of several days or places the finest
-- counts, then the one that most accounts have; occurrence_dates, _places and _tolls keep them all.
DELETE FROM occurrences WHERE occurrence_id IN (SELECT occurrence_id FROM unsettled);
INSERT INTO occurrences BY NAME
WITH told AS MATERIALIZED (
    SELECT occurrence_id, article_key, event_id, event_no FROM occurrence_events SEMI JOIN unsettled USING (occurrence_id)
),
accounts AS (
    SELECT oe.occurrence_id, e.event_key, e.type, e.mode, e.actuality, e.quad, e.score,
           e.date_start, e.date_end, e.date_precision, e.place, e.country, e.place_precision,
           e.article_key, a.source, a.published, sa.story, sa.origin,
           (coalesce(a.published, DATE '9999-12-31'), e.article_key) AS turn
    FROM told oe
    JOIN events e USING (event_no)
    JOIN articles a ON a.article_key = e.article_key
    JOIN story_articles sa ON sa.article_key = e.article_key
),
days AS (
    SELECT occurrence_id, date_start, date_end, date_precision FROM accounts WHERE date_start IS NOT NULL
    GROUP BY occurrence_id, date_start, date_end, date_precision
    QUALIFY row_number() OVER (
        PARTITION BY occurrence_id
        ORDER BY date_precision = 'unresolved', date_end - date_start, count(*) DESC, date_start) = 1
),
spots AS (
    SELECT occurrence_id, place, country FROM accounts WHERE place IS NOT NULL OR country IS NOT NULL
    GROUP BY occurrence_id, place, country, place_precision
    QUALIFY row_number() OVER (
        PARTITION BY occurrence_id
        ORDER BY list_position(['point', 'city', 'admin1', 'country', 'none'], place_precision), count(*) DESC, place) = 1
),
names AS (
    SELECT oe.occurrence_id, ea.role, CASE WHEN starts_with(a.actor_key, 'generic:') THEN a.name ELSE a.actor_key END AS key,
           mode(a.name ORDER BY a.name) AS name, count(*) AS accounts, min(ea.position) AS place
    FROM told oe
    JOIN event_actors ea USING (event_no)
    JOIN actors a ON a.article_key = ea.article_key AND a.actor_id = ea.actor_id
    WHERE ea.role <> 'denier'
    GROUP BY ALL
),
parties AS (
    SELECT occurrence_id,
           list(name ORDER BY accounts DESC, place, name) FILTER (role = 'actor') AS actors,
           list(name ORDER BY accounts DESC, place, name) FILTER (role = 'recipient') AS recipients
    FROM names GROUP BY occurrence_id
),
clauses AS (
    SELECT oe.occurrence_id, count(*) AS mentions
    FROM told oe JOIN event_mentions USING (event_no)
    GROUP BY oe.occurrence_id
)
SELECT occurrence_id,
       arg_min(story, turn) AS story, any_value(type) AS type, arg_min(mode, turn) FILTER (mode IS NOT NULL) AS mode,
       arg_min(actuality, turn) AS actuality, any_value(quad) AS quad, arg_min(score, (mode IS NULL, turn)) AS score,
       any_value(spots.country) AS country, any_value(spots.place) AS place,
       any_value(days.date_start) AS date_start, any_value(days.date_end) AS date_end,
       any_value(days.date_precision) AS date_precision,
       any_value(parties.actors) AS actors, any_value(parties.recipients) AS recipients,
       any_value(clauses.mentions) AS mentions,
       count(DISTINCT article_key) AS articles, count(DISTINCT nullif(source, '')) AS outlets,
       count(DISTINCT origin) AS origins, min(published) AS first_report, max(published) AS last_report
FROM accounts
LEFT JOIN days USING (occurrence_id)
LEFT JOIN spots USING (occurrence_id)
LEFT JOIN parties USING (occurrence_id)
LEFT JOIN clauses USING (occurrence_id)
GROUP BY occurrence_id;
DELETE FROM unsettled;
