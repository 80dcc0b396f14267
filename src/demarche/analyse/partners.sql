-- With whom an actor has to do: events from it and towards it that fit, cooperative and conflictual.
WITH found AS MATERIALIZED (
-- include found
),
others AS (
    SELECT p.actor_key, p.role, f.quad
    FROM event_actors p JOIN found f ON f.article_key = p.article_key AND f.event_id = p.event_id
    WHERE p.actor_key <> $actor AND NOT starts_with(p.actor_key, 'generic:')
      AND (p.role = 'recipient' AND f.acting OR p.role = 'actor' AND f.undergoing)
),
counted AS MATERIALIZED (
    SELECT actor_key, count(*) AS events,
           count(*) FILTER (role = 'recipient' AND quad <= 2) AS cooperation_from,
           count(*) FILTER (role = 'recipient' AND quad >= 3) AS conflict_from,
           count(*) FILTER (role = 'actor' AND quad <= 2) AS cooperation_to,
           count(*) FILTER (role = 'actor' AND quad >= 3) AS conflict_to
    FROM others GROUP BY actor_key
    ORDER BY events DESC, actor_key LIMIT $limit
),
names AS (
    SELECT actor_key, min(name) AS name, any_value(country) AS country FROM actors
    WHERE actor_key IN (SELECT actor_key FROM counted) GROUP BY actor_key
)
SELECT c.*, n.name, n.country FROM counted c JOIN names n USING (actor_key)
ORDER BY c.events DESC, c.actor_key;
