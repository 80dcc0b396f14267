-- Outlets with their numbers of articles.
SELECT source, count(*) AS articles FROM articles WHERE current AND source <> ''
GROUP BY source ORDER BY articles DESC, source LIMIT $limit;
