-- How the texts of some articles begin: what stands for a title where there is none.
SELECT article_key, left(text, 200) AS opening FROM articles
WHERE article_key IN (SELECT unnest(CAST($articles AS VARCHAR[])));
