-- Schema 9: facts that are over, until when and what they are about; what lies ahead and was called off, and on whose
-- word; all who are said to violate or sign an instrument, and whether they did. NULL in what was coded before.

ALTER TABLE facts ADD COLUMN until VARCHAR;
ALTER TABLE facts ADD COLUMN former BOOLEAN;         -- it is over
ALTER TABLE facts ADD COLUMN what VARCHAR;           -- the office held, the goods supplied
ALTER TABLE scheduled ADD COLUMN status VARCHAR;     -- planned, possible, postponed, cancelled
ALTER TABLE scheduled ADD COLUMN holder VARCHAR;     -- actor_id: on whose word
ALTER TABLE invocations ADD COLUMN parties VARCHAR[];  -- actor_ids, party first
ALTER TABLE invocations ADD COLUMN actuality VARCHAR;  -- actual, future, hypothetical
