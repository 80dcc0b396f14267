-- Which events fit: a page of them, the newest report first, or the newest day first. once: of the reports of one
-- occurrence the first that fits.
WITH found AS (
-- include found
)
SELECT event_no FROM found
WHERE true
-- if once
  AND (occurrence_no IS NULL
       OR event_no IN (SELECT arg_min(event_no, (published, event_no)) FROM found WHERE occurrence_no IS NOT NULL
                       GROUP BY occurrence_no))
-- end
-- if by_day
  AND day IS NOT NULL
ORDER BY day DESC, article_no DESC, event_no
-- end
-- unless by_day
ORDER BY published DESC NULLS LAST, article_no DESC, event_no
-- end
LIMIT $limit OFFSET $offset;
