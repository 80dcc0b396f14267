-- The types of event that the store has, cooperation first.
SELECT type, min(quad) AS quad, count(*) AS events FROM events GROUP BY type ORDER BY quad, type;
