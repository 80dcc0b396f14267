-- A name for each of some actors.
SELECT actor_key, min(name) AS name FROM actors
WHERE actor_key IN (SELECT unnest(CAST($actors AS VARCHAR[])))
GROUP BY actor_key;
