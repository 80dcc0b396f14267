-- An article's newest version, by the key of any of its versions; its story, and the text it is nearly a copy of.
SELECT newest.article_key, newest.version, newest.article_key <> asked.article_key AS replaced,
       s.story, origin.article_key AS origin, origin.title AS origin_title, origin.source AS origin_source
FROM articles asked
JOIN articles newest ON newest.identity = asked.identity AND newest.current
LEFT JOIN story_articles s ON s.article_key = newest.article_key
LEFT JOIN articles origin ON origin.article_id = s.origin AND origin.current AND s.origin <> newest.article_id
WHERE asked.article_key = $article
LIMIT 1;
