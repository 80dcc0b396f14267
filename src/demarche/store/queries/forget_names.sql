-- Takes away the names under which some actors are not met any more.
DELETE FROM actor_names
WHERE actor_no IN (SELECT unnest(CAST($actors AS INTEGER[])))
  AND (actor_no, name_no) NOT IN (
      SELECT (actor_no, name_no) FROM actors WHERE actor_no IN (SELECT unnest(CAST($actors AS INTEGER[]))));
