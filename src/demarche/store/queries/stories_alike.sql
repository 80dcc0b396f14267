-- Open stories that an article of `vectors` may be alike enough to join, with their terms; the longest silent first.
WITH products AS (
    SELECT v.article, t.number, sum(v.weight * t.weight) AS product
    FROM vectors v JOIN story_terms t USING (term) GROUP BY ALL
),
alike AS (
    SELECT DISTINCT s.number FROM products JOIN open_stories s USING (number)
    WHERE product >= $threshold * s.length AND (s.seen IS NULL OR s.seen >= $since)
),
terms AS (
    SELECT number, list(term) AS terms, list(weight) AS weights
    FROM story_terms SEMI JOIN alike USING (number) GROUP BY number
)
SELECT s.number, s.story, s.day, s.seen, s.turn, t.terms, t.weights
FROM open_stories s JOIN terms t USING (number) ORDER BY s.turn;
