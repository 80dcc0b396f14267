-- Actors by how many events they take part in. Generic ones ("officials") belong to one article and are left out.
WITH
-- if name
named AS MATERIALIZED (
    SELECT DISTINCT actor_key FROM actors
    WHERE (contains(lower(name), lower($name)) OR country = upper($name)) AND NOT starts_with(actor_key, 'generic:')
),
-- end
busy AS (
    SELECT actor_key,
           count(*) FILTER (role = 'actor') AS did, count(*) FILTER (role = 'recipient') AS underwent,
           count(*) AS events
    FROM event_actors
    WHERE role <> 'denier' AND NOT starts_with(actor_key, 'generic:')
-- if name
      AND actor_key IN (SELECT actor_key FROM named)
-- end
    GROUP BY actor_key
),
chosen AS MATERIALIZED (
    SELECT *, count(*) OVER () AS total FROM busy ORDER BY events DESC, actor_key LIMIT $limit OFFSET $offset
),
known AS (
    SELECT actor_key, any_value(name) AS name, any_value(kind) AS kind, any_value(country) AS country,
           any_value(sector) AS sector, any_value(office) AS office
    FROM actors WHERE actor_key IN (SELECT actor_key FROM chosen) GROUP BY actor_key
)
SELECT c.actor_key, n.name, n.kind, n.country, n.sector, n.office, c.did, c.underwent, c.events, c.total
FROM chosen c JOIN known n USING (actor_key)
ORDER BY c.events DESC, c.actor_key;
