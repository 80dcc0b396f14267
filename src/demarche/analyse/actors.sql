-- Actors by how many events they take part in. Generic ones ("officials") belong to one article and are left out.
WITH
-- if name
named AS MATERIALIZED (
    SELECT DISTINCT actor_no FROM actor_names
    WHERE name_no IN (
        SELECT name_no FROM name_numbers WHERE country = upper($name) OR contains(lower(name), lower($name)))
),
-- end
counted AS (
    SELECT actor_no,
           count(*) FILTER (role = 'actor') AS did, count(*) FILTER (role = 'recipient') AS underwent,
           count(*) AS events
    FROM event_actors
    WHERE role <> 'denier' AND actor_no > 0
-- if name
      AND actor_no IN (SELECT actor_no FROM named)
-- end
    GROUP BY actor_no
),
busy AS MATERIALIZED (SELECT c.*, k.actor_key FROM counted c JOIN actor_numbers k USING (actor_no)),
most AS MATERIALIZED (SELECT * FROM busy ORDER BY events DESC, actor_key LIMIT $limit OFFSET $offset),
-- The names and the rest as the first article that has them tells it.
known AS (
    SELECT m.actor_no, min(m.article_no) AS article_no FROM actors m
    WHERE m.actor_no IN (SELECT actor_no FROM most) GROUP BY m.actor_no
),
told AS (
    SELECT a.actor_no, arg_min(a.name, a.actor_id) AS name, arg_min(a.kind, a.actor_id) AS kind,
           arg_min(a.country, a.actor_id) AS country, arg_min(a.sector, a.actor_id) AS sector,
           arg_min(a.office, a.actor_id) AS office
    FROM actors a JOIN known USING (actor_no, article_no)
    GROUP BY a.actor_no
)
SELECT c.actor_key, n.name, n.kind, n.country, n.sector, n.office, c.did, c.underwent, c.events,
       (SELECT count(*) FROM busy) AS total
FROM most c JOIN told n USING (actor_no)
ORDER BY c.events DESC, c.actor_key;
