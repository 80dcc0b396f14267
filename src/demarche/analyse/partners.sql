-- With whom an actor has to do: events from it and towards it that fit, cooperative and conflictual.
WITH found AS MATERIALIZED (
-- include found
),
others AS (
    SELECT p.actor_no, p.role, f.quad
    FROM event_actors p JOIN found f USING (event_no)
    WHERE p.actor_no > 0 AND p.actor_no <> (SELECT actor_no FROM actor_numbers WHERE actor_key = $actor)
      AND (p.role = 'recipient' AND f.acting OR p.role = 'actor' AND f.undergoing)
),
counted AS (
    SELECT actor_no, count(*) AS events,
           count(*) FILTER (role = 'recipient' AND quad <= 2) AS cooperation_from,
           count(*) FILTER (role = 'recipient' AND quad >= 3) AS conflict_from,
           count(*) FILTER (role = 'actor' AND quad <= 2) AS cooperation_to,
           count(*) FILTER (role = 'actor' AND quad >= 3) AS conflict_to
    FROM others GROUP BY actor_no
),
most AS MATERIALIZED (
    SELECT k.actor_key, c.* FROM counted c JOIN actor_numbers k USING (actor_no)
    ORDER BY c.events DESC, k.actor_key LIMIT $limit
),
names AS (
    SELECT d.actor_no, min(n.name) AS name, min(n.country) AS country
    FROM actor_names d JOIN name_numbers n USING (name_no)
    WHERE d.actor_no IN (SELECT actor_no FROM most)
    GROUP BY d.actor_no
)
SELECT m.* EXCLUDE (actor_no), n.name, n.country FROM most m JOIN names n USING (actor_no)
ORDER BY m.events DESC, m.actor_key;
