-- One actor: its name as most articles have it, kind, country, sector, offices, and in how many articles it is met.
WITH met AS MATERIALIZED (
    SELECT article_key, name, kind, country, sector, office, rule, inferred FROM actors WHERE actor_key = $actor
)
SELECT mode(name) AS name, mode(kind) AS kind, mode(country) AS country, mode(sector) AS sector,
       list(DISTINCT office ORDER BY office) FILTER (office IS NOT NULL) AS offices,
       list(DISTINCT name ORDER BY name) AS names, list(DISTINCT rule ORDER BY rule) AS rules,
       count(DISTINCT article_key) AS articles, bool_or(inferred) AS inferred
FROM met
HAVING count(*) > 0;
