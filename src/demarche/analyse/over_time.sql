-- Events that fit, counted by span of time (day, week, month, quarter, year) and quad class, with their mean score.
-- Only what has a day.
WITH found AS (
-- include found
)
SELECT date_trunc($step, day)::DATE AS start,
       count(*) FILTER (quad = 1) AS verbal_cooperation,
       count(*) FILTER (quad = 2) AS material_cooperation,
       count(*) FILTER (quad = 3) AS verbal_conflict,
       count(*) FILTER (quad = 4) AS material_conflict,
       count(*) AS events, round(avg(score), 2) AS score
FROM found
WHERE day IS NOT NULL
GROUP BY ALL ORDER BY start;
