-- An article's newest version, by the key of any of its versions.
SELECT newest.article_key, newest.version, newest.article_key <> asked.article_key AS replaced,
       s.story, s.origin, origin.title AS origin_title, origin.source AS origin_source
FROM articles asked
JOIN articles newest ON newest.identity = asked.identity AND newest.current
LEFT JOIN story_articles s ON s.article_key = newest.article_key
LEFT JOIN articles origin ON origin.article_key = s.origin AND origin.article_key <> newest.article_key
WHERE asked.article_key = $article;
