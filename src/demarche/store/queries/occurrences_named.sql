-- Which of `names` are ids of occurrences.
SELECT DISTINCT occurrence_id AS name FROM occurrence_events WHERE occurrence_id IN (SELECT name FROM names)
UNION SELECT occurrence_id FROM open_occurrences WHERE occurrence_id IN (SELECT name FROM names);
