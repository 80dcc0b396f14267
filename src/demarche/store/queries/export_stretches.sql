-- The positions behind which each stretch of $articles articles, newest versions, begins.
SELECT after FROM (
    SELECT row_number() OVER (ORDER BY position) - 1 AS number, lag(position, 1, 0) OVER (ORDER BY position) AS after
    FROM articles WHERE current
) WHERE number % $articles = 0 ORDER BY after;
