-- How many events fit, in all, by type and by standing.
WITH found AS (
-- include found
)
SELECT type, standing, count(*) AS events FROM found
GROUP BY GROUPING SETS ((), (type), (standing))
ORDER BY events DESC, type, standing;
