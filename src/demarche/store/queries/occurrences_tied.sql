-- Open occurrences among the latest with a tie of `spans`, in the days that the tie is looked for in; the longest silent
-- first, with these ties and their positions.
WITH placed AS (
    SELECT tie, number, position, max(position) OVER (PARTITION BY tie) AS events
    FROM occurrence_ties SEMI JOIN spans USING (tie)
),
near AS (
    SELECT p.number, list(p.tie) AS ties, list(p.position) AS positions
    FROM placed p JOIN spans s USING (tie) JOIN open_occurrences o USING (number)
    WHERE p.position > p.events - $compared AND (o.seen IS NULL OR o.seen >= $since)
      AND o.last_day >= s.first_day AND o.first_day <= s.last_day
    GROUP BY p.number
)
SELECT o.number, o.occurrence_id, o.seen, o.turn, o.members, n.ties, n.positions
FROM open_occurrences o JOIN near n USING (number) ORDER BY o.turn;
