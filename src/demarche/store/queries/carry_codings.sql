-- Codings of `carried` articles that a run has not of its own: they stand in the run that made them.
INSERT INTO codings BY NAME
SELECT c.article_key, $run AS run_id, true AS current, ''::BLOB AS coding, coalesce(c.coded_in, c.run_id) AS coded_in
FROM codings c JOIN carried USING (article_key)
WHERE c.current AND NOT EXISTS (
    SELECT 1 FROM codings known WHERE known.article_key = c.article_key AND known.run_id = $run);
