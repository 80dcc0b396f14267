-- With whom an actor has to do: events from it and towards it that fit, cooperative and conflictual. pairs_once: reports
-- of one occurrence count once.
WITH others AS (
    SELECT event_no, recipient_no AS actor_no, true AS acted_upon, quad FROM event_pairs WHERE actor_no = CAST($actor_no AS INTEGER)
-- include found_pairs
    UNION ALL
    SELECT event_no, actor_no, false, quad FROM event_pairs WHERE recipient_no = CAST($actor_no AS INTEGER)
-- include found_pairs
),
kinds AS (
    SELECT actor_no, acted_upon, quad <= 2 AS cooperative,
-- if pairs_once
           count(*) FILTER (occurrence_no IS NULL) + count(DISTINCT occurrence_no) AS events
    FROM others LEFT JOIN (
-- include told_again
    ) told USING (event_no)
-- end
-- unless pairs_once
           count(*) AS events
    FROM others
-- end
    WHERE actor_no > 0 GROUP BY ALL
),
counted AS (
    SELECT actor_no, sum(events)::BIGINT AS events,
           coalesce(sum(events) FILTER (acted_upon AND cooperative), 0)::BIGINT AS cooperation_from,
           coalesce(sum(events) FILTER (acted_upon AND NOT cooperative), 0)::BIGINT AS conflict_from,
           coalesce(sum(events) FILTER (NOT acted_upon AND cooperative), 0)::BIGINT AS cooperation_to,
           coalesce(sum(events) FILTER (NOT acted_upon AND NOT cooperative), 0)::BIGINT AS conflict_to
    FROM kinds GROUP BY actor_no
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
