-- With whom an actor has to do: events from it and towards it, cooperative and conflictual, as they are not denied.
WITH mine AS (
    SELECT article_key, event_id, role FROM event_actors WHERE actor_key = $actor AND role <> 'denier'
),
pairs AS (
    SELECT p.actor_key, m.role, e.quad, p.article_key, p.actor_id
    FROM mine m
    JOIN event_actors p ON p.article_key = m.article_key AND p.event_id = m.event_id
    JOIN events e ON e.article_key = m.article_key AND e.event_id = m.event_id
    WHERE p.actor_key <> $actor AND p.role <> 'denier' AND p.role <> m.role
      AND NOT starts_with(p.actor_key, 'generic:') AND e.actuality NOT IN ('negated', 'hypothetical')
),
counted AS (
    SELECT actor_key, min((article_key, actor_id)) AS met, count(*) AS events,
           count(*) FILTER (role = 'actor' AND quad <= 2) AS cooperation_from,
           count(*) FILTER (role = 'actor' AND quad >= 3) AS conflict_from,
           count(*) FILTER (role = 'recipient' AND quad <= 2) AS cooperation_to,
           count(*) FILTER (role = 'recipient' AND quad >= 3) AS conflict_to
    FROM pairs GROUP BY actor_key
    ORDER BY events DESC, actor_key LIMIT $limit
)
SELECT c.* EXCLUDE (met), n.name, n.country
FROM counted c JOIN actors n ON n.article_key = c.met[1] AND n.actor_id = c.met[2]
ORDER BY c.events DESC, c.actor_key;
