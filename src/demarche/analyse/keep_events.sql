-- What fits, kept for the questions that follow in one reading.
CREATE OR REPLACE TEMP TABLE kept_events AS
-- include found_events
;
