-- Events that fit, by the place they happened at; those known only as a country are on the other list.
WITH found AS (
-- include found
)
SELECT place, country, mode(place_precision) AS precision, avg(lat) AS lat, avg(lon) AS lon, count(*) AS events,
       count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict
FROM found WHERE lat IS NOT NULL AND place_precision <> 'country'
GROUP BY place, country ORDER BY events DESC, place, country LIMIT $limit;
