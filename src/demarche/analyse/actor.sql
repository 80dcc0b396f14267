-- One actor: its name as most articles have it, kind, country, sector, offices, and in how many articles it is met.
WITH met AS MATERIALIZED (
    SELECT name_no, kind, sector, office, rule, inferred, articles FROM actor_forms
    WHERE actor_no = CAST($actor_no AS INTEGER)
-- if unnamed
    UNION ALL
    SELECT name_no, kind, sector, office, rule, inferred, 1 FROM actors WHERE actor_no = CAST($actor_no AS INTEGER)
-- end
),
named AS MATERIALIZED (SELECT name_no, name, country FROM name_numbers WHERE name_no IN (SELECT name_no FROM met)),
forms AS (
    SELECT n.name, m.kind, n.country, m.sector, m.office, m.rule, m.inferred, m.articles,
           sum(m.articles) OVER (PARTITION BY n.name) AS by_name, sum(m.articles) OVER (PARTITION BY m.kind) AS by_kind,
           sum(m.articles) OVER (PARTITION BY n.country) AS by_country,
           sum(m.articles) OVER (PARTITION BY m.sector) AS by_sector
    FROM met m JOIN named n USING (name_no)
)
SELECT arg_max(name, (by_name, name)) AS name, arg_max(kind, (by_kind, kind)) AS kind,
       arg_max(country, (by_country, country)) AS country, arg_max(sector, (by_sector, sector)) AS sector,
       list(DISTINCT office ORDER BY office) FILTER (office IS NOT NULL) AS offices,
       list(DISTINCT name ORDER BY name) AS names, list(DISTINCT rule ORDER BY rule) AS rules,
       CAST(sum(articles) AS BIGINT) AS articles, bool_or(inferred) AS inferred
FROM forms
HAVING count(*) > 0;
