-- Which events fit: a page of them, the newest report first, or the newest day first. once: of the reports of one
-- occurrence the first that fits.
WITH found AS NOT MATERIALIZED (
-- include found
)
SELECT event_no FROM found
WHERE true
-- if once
  AND event_no NOT IN (
    SELECT event_no FROM found JOIN (
-- include told_again
    ) told USING (event_no)
    QUALIFY row_number() OVER (PARTITION BY occurrence_no ORDER BY published NULLS LAST, event_no) > 1)
-- end
-- if by_day
  AND day IS NOT NULL
ORDER BY day DESC, article_no DESC, event_no
-- end
-- unless by_day
ORDER BY published DESC NULLS LAST, article_no DESC, event_no
-- end
LIMIT $limit OFFSET $offset;
