-- Spans of time with the mean of the eight before (usual), and whether they are a burst: three at least, more than that
-- mean by three times its root (as counts of independent events vary), and not in the first span that there is. Stands on
-- `spans`: whose they are, the span's number, how many.
SELECT *, number >= 3 AND number > usual + 3 * sqrt(greatest(usual, 0.25)) AND span > min(span) OVER () AS burst
FROM (
    SELECT *, coalesce(sum(number) OVER (
        PARTITION BY whose ORDER BY span RANGE BETWEEN 8 PRECEDING AND 1 PRECEDING), 0) / 8.0 AS usual
    FROM spans
)
