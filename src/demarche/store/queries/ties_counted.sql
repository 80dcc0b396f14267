-- How many events had each tie of `spans`.
SELECT tie, max(position) AS events FROM occurrence_ties SEMI JOIN spans USING (tie) GROUP BY tie;
