-- Which events fit: a page of them, the newest report first, or the newest day first.
WITH found AS (
-- include found
)
SELECT article_key, event_id, line FROM found
-- if by_day
WHERE day IS NOT NULL
ORDER BY day DESC, position DESC, TRY_CAST(substr(event_id, 2) AS INTEGER)
-- end
-- unless by_day
ORDER BY published DESC NULLS LAST, position DESC, TRY_CAST(substr(event_id, 2) AS INTEGER)
-- end
LIMIT $limit OFFSET $offset;
