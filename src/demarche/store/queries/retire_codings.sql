-- Of the codings of `carried` articles those of one run are the newest.
UPDATE codings SET current = (run_id = $run)
WHERE article_key IN (SELECT article_key FROM carried) AND current <> (run_id = $run);
