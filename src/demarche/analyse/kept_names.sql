-- Analyses whose rows linking laid down, nothing having been added since.
SELECT name FROM kept_analyses;
