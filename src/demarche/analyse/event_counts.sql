-- How many events fit, in all, by type and by standing; once: less the reports of occurrences that are counted already.
WITH found AS NOT MATERIALIZED (
-- include found
)
-- if once
, surplus AS (
    SELECT type, standing, count(*) - count(DISTINCT occurrence_no) AS again
    FROM found JOIN (
-- include told_again
    ) told USING (event_no)
    GROUP BY GROUPING SETS ((), (type), (standing))
)
-- end
SELECT f.type, f.standing,
-- if once
       f.events - coalesce(s.again, 0) AS events
-- end
-- unless once
       f.events
-- end
FROM (SELECT type, standing, count(*) AS events FROM found GROUP BY GROUPING SETS ((), (type), (standing))) f
-- if once
LEFT JOIN surplus s ON s.type IS NOT DISTINCT FROM f.type AND s.standing IS NOT DISTINCT FROM f.standing
-- end
ORDER BY events DESC, f.type, f.standing;
