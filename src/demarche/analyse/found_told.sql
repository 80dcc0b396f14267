-- The events that fit, of reports of one occurrence with its number (occurrence_no), where each is to count once.
SELECT found.*,
-- if once
       told.occurrence_no
FROM found LEFT JOIN (
-- include told_again
) told USING (event_no)
-- end
-- unless once
       NULL::INTEGER AS occurrence_no
FROM found
-- end
