-- How many events fit, in all, by type and by standing; reports of one occurrence once, where that is asked for.
WITH found AS (
-- include found
)
SELECT type, standing, count(*) FILTER (occurrence_no IS NULL) + count(DISTINCT occurrence_no) AS events FROM found
GROUP BY GROUPING SETS ((), (type), (standing))
ORDER BY events DESC, type, standing;
