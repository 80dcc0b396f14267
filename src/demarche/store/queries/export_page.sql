-- The next $page articles, newest versions, behind position $after: how many, and the first and last position.
SELECT count(*) AS articles, min(position) AS first, max(position) AS last
FROM (SELECT position FROM articles WHERE current AND position > $after ORDER BY position LIMIT $page);
