-- Pairs of actors with the most events between them that fit, cooperative and conflictual; either direction counts.
WITH found AS (
-- include found_events
),
parties AS (
    SELECT p.article_key, p.event_id, p.role, p.actor_key, p.actor_id, f.quad
    FROM event_actors p JOIN found f ON f.article_key = p.article_key AND f.event_id = p.event_id
    WHERE p.role <> 'denier' AND NOT starts_with(p.actor_key, 'generic:')
),
counted AS (
    SELECT least(a.actor_key, r.actor_key) AS one, greatest(a.actor_key, r.actor_key) AS other,
           min((a.article_key, a.actor_id, r.actor_id)) AS met, arg_min(a.actor_key, (a.article_key, a.actor_id, r.actor_id)) AS first,
           count(*) FILTER (a.quad <= 2) AS cooperation, count(*) FILTER (a.quad >= 3) AS conflict
    FROM parties a JOIN parties r ON r.article_key = a.article_key AND r.event_id = a.event_id
    WHERE a.role = 'actor' AND r.role = 'recipient' AND a.actor_key <> r.actor_key
    GROUP BY ALL
    ORDER BY count(*) DESC, one, other LIMIT $limit
)
SELECT c.one, c.other, CASE WHEN c.first = c.one THEN a.name ELSE r.name END AS one_name,
       CASE WHEN c.first = c.one THEN r.name ELSE a.name END AS other_name, c.cooperation, c.conflict
FROM counted c
JOIN actors a ON a.article_key = c.met[1] AND a.actor_id = c.met[2]
JOIN actors r ON r.article_key = c.met[1] AND r.actor_id = c.met[3]
ORDER BY c.cooperation + c.conflict DESC, c.one, c.other;
