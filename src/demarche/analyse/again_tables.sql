-- Whether `demarche link` laid down which events tell of one occurrence.
SELECT count(*) = 2 AS laid FROM duckdb_tables() WHERE table_name IN ('kept_told_again', 'kept_told_of');
