-- With whom an actor has to do: events from it and towards it that fit, cooperative and conflictual.
WITH others AS (
    SELECT recipient_no AS actor_no, true AS acted_upon, quad FROM event_pairs WHERE actor_no = CAST($actor_no AS INTEGER)
-- include found_pairs
    UNION ALL
    SELECT actor_no, false, quad FROM event_pairs WHERE recipient_no = CAST($actor_no AS INTEGER)
-- include found_pairs
),
counted AS (
    SELECT actor_no, count(*) AS events,
           count(*) FILTER (acted_upon AND quad <= 2) AS cooperation_from,
           count(*) FILTER (acted_upon AND quad >= 3) AS conflict_from,
           count(*) FILTER (NOT acted_upon AND quad <= 2) AS cooperation_to,
           count(*) FILTER (NOT acted_upon AND quad >= 3) AS conflict_to
    FROM others WHERE actor_no > 0 GROUP BY actor_no
),
most AS MATERIALIZED (
    SELECT k.actor_key, c.* FROM counted c JOIN actor_numbers k USING (actor_no)
    ORDER BY c.events DESC, k.actor_key LIMIT $limit
),
names AS (
    SELECT d.actor_no, arg_min(n.name, n.name_no) AS name, arg_min(n.country, n.name_no) AS country
    FROM actor_forms d JOIN name_numbers n USING (name_no)
    WHERE d.actor_no IN (SELECT actor_no FROM most)
    GROUP BY d.actor_no
)
SELECT m.* EXCLUDE (actor_no), n.name, n.country FROM most m JOIN names n USING (actor_no)
ORDER BY m.events DESC, m.actor_key;
