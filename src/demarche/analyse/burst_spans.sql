-- Spans of time with the mean of the eight before (usual), and whether they are a burst: three at least, more than that
-- mean by three times its root (as counts of independent events vary), and something to compare with: in four of those
-- eight the store has articles of the day, as what nobody reported is not calm. Stands on `spans`: whose they are, the
-- span's number, how many; and on `covered`: the numbers of spans in which articles were published.
SELECT *, number >= 3 AND number > usual + 3 * sqrt(greatest(usual, 0.25))
          AND (SELECT count(*) FROM covered c WHERE c.span BETWEEN compared.span - 8 AND compared.span - 1) >= 4 AS burst
FROM (
    SELECT *, coalesce(sum(number) OVER (
        PARTITION BY whose ORDER BY span RANGE BETWEEN 8 PRECEDING AND 1 PRECEDING), 0) / 8.0 AS usual
    FROM spans
) AS compared
