-- One actor: its name as most articles have it, kind, country, sector, offices, and in how many articles it is met.
WITH met AS MATERIALIZED (
    SELECT article_no, name_no, kind, sector, office, rule, inferred FROM actors
    WHERE actor_no = (SELECT actor_no FROM actor_numbers WHERE actor_key = $actor)
),
named AS MATERIALIZED (SELECT name_no, name, country FROM name_numbers WHERE name_no IN (SELECT name_no FROM met))
SELECT mode(n.name) AS name, mode(m.kind) AS kind, mode(n.country) AS country, mode(m.sector) AS sector,
       list(DISTINCT m.office ORDER BY m.office) FILTER (m.office IS NOT NULL) AS offices,
       list(DISTINCT n.name ORDER BY n.name) AS names, list(DISTINCT m.rule ORDER BY m.rule) AS rules,
       count(DISTINCT m.article_no) AS articles, bool_or(m.inferred) AS inferred
FROM met m JOIN named n USING (name_no)
HAVING count(*) > 0;
