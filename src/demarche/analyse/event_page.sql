-- Which events fit: a page of them, the newest report first, or the newest day first.
WITH found AS (
-- include found
)
SELECT event_no FROM found
-- if by_day
WHERE day IS NOT NULL
ORDER BY day DESC, article_no DESC, event_no
-- end
-- unless by_day
ORDER BY published DESC NULLS LAST, article_no DESC, event_no
-- end
LIMIT $limit OFFSET $offset;
