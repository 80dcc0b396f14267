-- Articles, newest versions, that name something and were published within bounds ("" for no bound); the latest of them,
-- `most` at most and of `characters` together. With how many fit in all.
WITH fitting AS (
    SELECT a.article_key, a.position, a.published, length(a.text) AS characters
    FROM articles a
    WHERE a.current
      AND ($since = '' OR a.published >= TRY_CAST($since AS DATE)) AND ($until = '' OR a.published <= TRY_CAST($until AS DATE))
      AND ($about = '' OR contains(lower(a.text), lower($about)) OR contains(lower(a.title), lower($about))
           OR EXISTS (SELECT 1 FROM actors n WHERE n.article_key = a.article_key
                      AND (contains(lower(n.name), lower($about)) OR n.country = upper($about))))
),
ranked AS (
    SELECT article_key, position, count(*) OVER () AS fitting, row_number() OVER latest AS rank,
           sum(least(characters, $longest)) OVER latest AS characters_so_far
    FROM fitting
    WINDOW latest AS (ORDER BY published DESC NULLS LAST, position DESC ROWS UNBOUNDED PRECEDING)
)
SELECT article_key, fitting FROM ranked
WHERE rank <= $most AND (rank = 1 OR characters_so_far <= $characters)
ORDER BY position;
