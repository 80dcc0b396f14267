-- The number of an actor, by its key.
SELECT actor_no AS number FROM actor_numbers WHERE actor_key = $key;
