-- Actors by how many events they take part in. Generic ones ("officials") belong to one article and are left out.
WITH
-- if name
named AS (
    SELECT actor_key FROM actors WHERE contains(lower(name), lower($name)) OR country = upper($name)
),
-- end
busy AS (
    SELECT p.actor_key,
           count(*) FILTER (p.role = 'actor') AS did,
           count(*) FILTER (p.role = 'recipient') AS underwent,
           count(*) AS events, min(p.article_key) AS article_key
    FROM event_actors p
-- if name
    SEMI JOIN named n ON n.actor_key = p.actor_key
-- end
    WHERE p.role <> 'denier' AND NOT starts_with(p.actor_key, 'generic:')
    GROUP BY p.actor_key
),
chosen AS MATERIALIZED (
    SELECT *, count(*) OVER () AS total FROM busy ORDER BY events DESC, actor_key LIMIT $limit OFFSET $offset
)
SELECT c.actor_key, n.name, n.kind, n.country, n.sector, n.office, c.did, c.underwent, c.events, c.total
FROM chosen c
JOIN (
    SELECT article_key, actor_key, any_value(name) AS name, any_value(kind) AS kind, any_value(country) AS country,
           any_value(sector) AS sector, any_value(office) AS office
    FROM actors SEMI JOIN chosen USING (article_key, actor_key) GROUP BY ALL
) n USING (article_key, actor_key)
ORDER BY c.events DESC, c.actor_key;
