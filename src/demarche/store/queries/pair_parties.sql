-- Who meets whom in the events from this number on.
INSERT INTO event_pairs
WITH parties AS MATERIALIZED (
    SELECT event_no, role, actor_no FROM event_actors WHERE event_no >= $event_no AND role <> 'denier'
),
met AS (
    SELECT DISTINCT a.event_no, a.actor_no, r.actor_no AS recipient_no, false AS mutual
    FROM parties a JOIN parties r USING (event_no)
    WHERE a.role = 'actor' AND r.role = 'recipient' AND a.actor_no <> r.actor_no
    UNION ALL
    SELECT DISTINCT a.event_no, a.actor_no, r.actor_no, true
    FROM events e JOIN parties a USING (event_no) JOIN parties r USING (event_no)
    WHERE (e.type IN ('CONSULT', 'AGREE', 'COOPERATE', 'Battles') OR e.mode = 'Agreement')
      AND a.role = 'actor' AND r.role = 'actor' AND a.actor_no <> r.actor_no
      AND e.event_no NOT IN (SELECT event_no FROM parties WHERE role = 'recipient')
)
SELECT m.event_no, m.actor_no, m.recipient_no, m.mutual, e.day, e.quad, e.standing
FROM met m JOIN events e USING (event_no) ORDER BY ALL;
