-- Bursts: weeks in which a dyad had far more of one class of acts than in its eight weeks before. Far more: at least three
-- occurrences, and more than the mean of those weeks by three times its root (as counts of independent events vary).
-- Every occurrence counts once. TCD → SDN, material conflict, week of 2025-05-05: 5 after a mean of 0.3.
WITH counted AS (
    SELECT actor_side, recipient_side, quad, CAST(date_trunc('week', min(day)) AS DATE) AS week, occurrence_id
    FROM acts
    WHERE happened AND actor_side <> recipient_side AND day IS NOT NULL AND last_day - day < 7
    GROUP BY actor_side, recipient_side, quad, occurrence_id
),
weekly AS (
    SELECT actor_side, recipient_side, quad, week, count(*) AS occurrences,
           list(occurrence_id ORDER BY occurrence_id) AS occurrence_ids
    FROM counted GROUP BY actor_side, recipient_side, quad, week
),
compared AS (
    SELECT *, coalesce(sum(occurrences) OVER (
                  PARTITION BY actor_side, recipient_side, quad ORDER BY week
                  RANGE BETWEEN INTERVAL 56 DAYS PRECEDING AND INTERVAL 7 DAYS PRECEDING), 0) / 8.0 AS usual
    FROM weekly
)
SELECT actor_side, recipient_side, quad, week, occurrences, usual, occurrence_ids
FROM compared
WHERE occurrences >= 3 AND occurrences > usual + 3 * sqrt(greatest(usual, 0.25))
ORDER BY week, actor_side, recipient_side, quad
