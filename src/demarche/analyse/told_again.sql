-- The reports of occurrences that several articles tell, with a number for each occurrence: the least of its events.
-- again_kept: as `demarche link` laid them down, which spares looking through all occurrences.
-- if again_kept
SELECT event_no, occurrence_no FROM kept_told_again
-- end
-- unless again_kept
SELECT event_no, min(event_no) OVER (PARTITION BY occurrence_id) AS occurrence_no
FROM occurrence_events
SEMI JOIN (SELECT occurrence_id FROM occurrences WHERE mentions > 1) several USING (occurrence_id)
-- end
