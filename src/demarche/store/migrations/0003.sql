-- Schema 3: what each run's codings rest on, so that a change of event rules recodes only what it can touch.

ALTER TABLE runs ADD COLUMN event_rules BLOB;   -- the run's event rules without examples, JSON, zlib
ALTER TABLE runs ADD COLUMN rest VARCHAR;       -- hashes of program, model and all other knowledge by the stages that look at it, JSON

-- The run that made this coding, where it was carried over from there as nothing in it would be other; `coding` is
-- empty then and stands in that run's row.
ALTER TABLE codings ADD COLUMN coded_in VARCHAR;
