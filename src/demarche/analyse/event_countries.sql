-- Events that fit, by the country they happened in.
WITH found AS (
-- include found
)
SELECT country, count(*) AS events,
       count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict
FROM found WHERE country IS NOT NULL
GROUP BY country ORDER BY events DESC, country;
