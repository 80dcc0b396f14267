-- Events that fit, by the place they happened at; those known only as a country are on the other list.
WITH found AS (
-- include found
),
told AS (
-- include found_told
)
SELECT place, country, mode(place_precision) AS precision, avg(lat) AS lat, avg(lon) AS lon, count(*) FILTER (occurrence_no IS NULL) + count(DISTINCT occurrence_no) AS events,
       count(*) FILTER (quad <= 2 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad <= 2) AS cooperation,
       count(*) FILTER (quad >= 3 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad >= 3) AS conflict
FROM told WHERE lat IS NOT NULL AND place_precision <> 'country'
GROUP BY place, country ORDER BY events DESC, place, country LIMIT $limit;
