-- Pairs of actors with the most events between them that fit, cooperative and conflictual; either direction counts.
WITH found AS (
-- include found
),
pairs AS (
    SELECT article_key, event_id, least(a.actor_key, r.actor_key) AS one, greatest(a.actor_key, r.actor_key) AS other
    FROM event_actors a JOIN event_actors r USING (article_key, event_id)
    WHERE a.role = 'actor' AND r.role = 'recipient' AND a.actor_key <> r.actor_key
      AND NOT starts_with(a.actor_key, 'generic:') AND NOT starts_with(r.actor_key, 'generic:')
),
counted AS MATERIALIZED (
    SELECT p.one, p.other, count(*) FILTER (f.quad <= 2) AS cooperation, count(*) FILTER (f.quad >= 3) AS conflict
    FROM found f JOIN pairs p USING (article_key, event_id)
    GROUP BY ALL
    ORDER BY count(*) DESC, one, other LIMIT $limit
),
names AS MATERIALIZED (
    SELECT actor_key, min(name) AS name FROM actors
    WHERE actor_key IN (SELECT unnest([one, other]) FROM counted) GROUP BY actor_key
)
SELECT c.one, c.other, a.name AS one_name, r.name AS other_name, c.cooperation, c.conflict
FROM counted c JOIN names a ON a.actor_key = c.one JOIN names r ON r.actor_key = c.other
ORDER BY c.cooperation + c.conflict DESC, c.one, c.other;
