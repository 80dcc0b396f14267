-- A name for each of some actors: the one under which it was first met.
SELECT k.actor_key, arg_min(n.name, n.name_no) AS name
FROM actor_numbers k JOIN actor_names d USING (actor_no) JOIN name_numbers n USING (name_no)
WHERE k.actor_key IN (SELECT unnest(CAST($actors AS VARCHAR[])))
GROUP BY k.actor_key;
