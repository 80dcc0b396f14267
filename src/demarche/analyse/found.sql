-- The events that fit: found anew, or as they were kept in this reading by an earlier question.
-- if kept
SELECT * FROM kept_events
-- end
-- unless kept
-- include found_events
-- end
