-- The articles at $positions with the codings at $lines of `codings`, which the runs $runs count as theirs. Only what
-- lies between the first and the last of each is read.
WITH named AS (SELECT unnest($positions) AS position, unnest($runs) AS run_id, unnest($lines) AS line),
told AS (SELECT * FROM articles WHERE position BETWEEN $first AND $last),
kept AS (SELECT rowid AS line, coding FROM codings WHERE rowid BETWEEN $top AND $bottom)
SELECT n.position, c.coding, n.run_id, a.article_id, a.title, a.published, a.source, a.url, a.language, a.text
FROM named n JOIN told a USING (position) JOIN kept c USING (line)
ORDER BY n.position;
