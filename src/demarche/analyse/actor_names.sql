-- A name for each of some actors.
SELECT k.actor_key, min(n.name) AS name
FROM actor_numbers k JOIN actor_names d USING (actor_no) JOIN name_numbers n USING (name_no)
WHERE k.actor_key IN (SELECT unnest(CAST($actors AS VARCHAR[])))
GROUP BY k.actor_key;
