-- Who meets whom in the events from this number on.
INSERT INTO event_pairs
SELECT DISTINCT a.event_no, a.actor_no, r.actor_no
FROM event_actors a JOIN event_actors r USING (event_no)
WHERE a.event_no >= $event_no AND r.event_no >= $event_no
  AND a.role = 'actor' AND r.role = 'recipient' AND a.actor_no <> r.actor_no AND a.actor_no > 0 AND r.actor_no > 0
ORDER BY ALL;
