-- In which events from this number on each actor takes part.
INSERT INTO actor_events
SELECT actor_no, role = 'actor', list(DISTINCT event_no ORDER BY event_no)
FROM event_actors WHERE event_no >= $event_no AND actor_no > 0 AND role <> 'denier'
GROUP BY actor_no, role ORDER BY actor_no, role;
