-- With whom an actor has to do: events from it and towards it, cooperative and conflictual, that are neither denied
-- nor mere possibilities.
WITH mine AS MATERIALIZED (
    SELECT article_key, event_id, role FROM event_actors WHERE actor_key = $actor AND role <> 'denier'
),
others AS (
    SELECT p.article_key, p.event_id, p.actor_key, m.role
    FROM event_actors p JOIN mine m ON m.article_key = p.article_key AND m.event_id = p.event_id
    WHERE p.actor_key <> $actor AND p.role <> 'denier' AND p.role <> m.role
      AND NOT starts_with(p.actor_key, 'generic:')
),
counted AS MATERIALIZED (
    SELECT o.actor_key, count(*) AS events,
           count(*) FILTER (o.role = 'actor' AND e.quad <= 2) AS cooperation_from,
           count(*) FILTER (o.role = 'actor' AND e.quad >= 3) AS conflict_from,
           count(*) FILTER (o.role = 'recipient' AND e.quad <= 2) AS cooperation_to,
           count(*) FILTER (o.role = 'recipient' AND e.quad >= 3) AS conflict_to
    FROM events e JOIN others o ON o.article_key = e.article_key AND o.event_id = e.event_id
    WHERE e.actuality NOT IN ('negated', 'hypothetical')
    GROUP BY o.actor_key
    ORDER BY events DESC, o.actor_key LIMIT $limit
),
names AS (
    SELECT actor_key, min(name) AS name, any_value(country) AS country FROM actors
    WHERE actor_key IN (SELECT actor_key FROM counted) GROUP BY actor_key
)
SELECT c.*, n.name, n.country FROM counted c JOIN names n USING (actor_key)
ORDER BY c.events DESC, c.actor_key;
