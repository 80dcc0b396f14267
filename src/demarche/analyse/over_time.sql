-- Events that fit (or occurrences, each once), counted by span of time (day, week, month, quarter, year) and quad class, with their mean score, the
-- mean of the eight spans before and whether the span is a burst. Only what has a day.
WITH found AS (
-- include found
),
told AS (
-- include found_told
),
spans AS (
    SELECT date_trunc($step, day)::DATE AS start, date_diff($step, DATE '2000-01-03', start) AS span, 1 AS whose,
           count(*) FILTER (quad = 1 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad = 1) AS verbal_cooperation,
           count(*) FILTER (quad = 2 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad = 2) AS material_cooperation,
           count(*) FILTER (quad = 3 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad = 3) AS verbal_conflict,
           count(*) FILTER (quad = 4 AND occurrence_no IS NULL) + count(DISTINCT occurrence_no) FILTER (quad = 4) AS material_conflict,
           count(*) FILTER (occurrence_no IS NULL) + count(DISTINCT occurrence_no) AS number, round(avg(score), 2) AS score
    FROM told
    WHERE day IS NOT NULL
    GROUP BY ALL
),
covered AS (
    SELECT DISTINCT date_diff($step, DATE '2000-01-03', date_trunc($step, published)::DATE) AS span FROM articles
),
compared AS (
-- include burst_spans
)
SELECT start, verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, number AS events, score,
       usual, burst
FROM compared ORDER BY start;
