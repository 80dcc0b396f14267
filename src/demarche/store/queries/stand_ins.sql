-- What schema 3 brought to tables, empty, while a store of an older schema is read; the file stays as it is.
CREATE TEMP VIEW codings AS SELECT rowid, *, NULL::VARCHAR AS coded_in FROM $store.main.codings;
CREATE TEMP VIEW runs AS SELECT *, NULL::BLOB AS event_rules, NULL::VARCHAR AS rest FROM $store.main.runs;
