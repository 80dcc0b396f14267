-- Pairs of actors with the most events between them that fit, cooperative and conflictual; either direction counts.
-- pairs_once: reports of one occurrence between the two count once.
WITH
-- unless paired
found AS (
-- include found
),
-- end
met AS (
-- if paired
    SELECT event_no, actor_no, recipient_no, mutual, quad FROM event_pairs
    WHERE true
-- include found_pairs
-- end
-- unless paired
    SELECT event_no, p.actor_no, p.recipient_no, p.mutual, p.quad FROM found JOIN event_pairs p USING (event_no)
-- end
),
pairs AS (
    SELECT event_no, least(actor_no, recipient_no) AS one_no, greatest(actor_no, recipient_no) AS other_no, quad
    FROM met
    WHERE actor_no > 0 AND recipient_no > 0 AND (NOT mutual OR actor_no < recipient_no)
),
counted AS MATERIALIZED (
    SELECT one_no, other_no, sum(cooperation)::BIGINT AS cooperation, sum(conflict)::BIGINT AS conflict,
           sum(cooperation + conflict)::BIGINT AS events
    FROM (
        SELECT one_no, other_no, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict
        FROM pairs GROUP BY ALL
-- if pairs_once
        UNION ALL
        SELECT one_no, other_no,
               count(DISTINCT occurrence_no) FILTER (quad <= 2) - count(*) FILTER (quad <= 2),
               count(DISTINCT occurrence_no) FILTER (quad >= 3) - count(*) FILTER (quad >= 3)
        FROM pairs JOIN (
-- include told_again
        ) told USING (event_no)
        GROUP BY ALL
-- end
    )
    GROUP BY ALL
),
-- As many as are wanted, with those that have no fewer events than the last of them: only these need their keys.
weighty AS MATERIALIZED (
    SELECT * FROM counted WHERE events >= (SELECT min(events) FROM (SELECT events FROM counted ORDER BY events DESC LIMIT $limit))
),
chosen AS MATERIALIZED (
    SELECT c.one_no, c.other_no, least(o.actor_key, t.actor_key) AS one, greatest(o.actor_key, t.actor_key) AS other,
           c.cooperation, c.conflict, c.events
    FROM weighty c
    JOIN actor_numbers o ON o.actor_no = c.one_no
    JOIN actor_numbers t ON t.actor_no = c.other_no
    ORDER BY c.events DESC, one, other LIMIT $limit
),
most AS MATERIALIZED (SELECT DISTINCT unnest([one_no, other_no]) AS actor_no FROM chosen),
names AS (
    SELECT d.actor_no, arg_min(n.name, n.name_no) AS name, arg_min(n.country, n.name_no) AS country
    FROM actor_forms d JOIN name_numbers n USING (name_no)
    WHERE d.actor_no IN (SELECT actor_no FROM most)
    GROUP BY d.actor_no
),
keyed AS (SELECT k.actor_key, n.name FROM names n JOIN actor_numbers k USING (actor_no))
SELECT c.one, c.other, a.name AS one_name, r.name AS other_name, c.cooperation, c.conflict
FROM chosen c JOIN keyed a ON a.actor_key = c.one JOIN keyed r ON r.actor_key = c.other
ORDER BY c.cooperation + c.conflict DESC, c.one, c.other;
