-- Events that fit, by the country they happened in.
WITH found AS (
-- include found
),
told AS (
-- include found_told
)
SELECT country, count(*) FILTER (occurrence_no IS NULL) + count(DISTINCT occurrence_no) AS events,
       count(*) FILTER (quad <= 2 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad <= 2) AS cooperation,
       count(*) FILTER (quad >= 3 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad >= 3) AS conflict
FROM told WHERE country IS NOT NULL
GROUP BY country ORDER BY events DESC, country;
