-- Articles, newest versions, that name something and were published within bounds ("" for no bound); the latest of them,
-- `most` at most and of `characters` together. With how many fit in all.
WITH named AS MATERIALIZED (
    SELECT name_no FROM name_numbers
    WHERE $about <> '' AND (contains(lower(name), lower($about)) OR country = upper($about))
),
fitting AS MATERIALIZED (
    SELECT a.article_key, a.position, a.published
    FROM articles a
    WHERE a.current
      AND ($since = '' OR a.published >= TRY_CAST($since AS DATE)) AND ($until = '' OR a.published <= TRY_CAST($until AS DATE))
      AND ($about = '' OR contains(lower(a.text), lower($about)) OR contains(lower(a.title), lower($about))
           OR a.position IN (SELECT article_no FROM actors WHERE name_no IN (SELECT name_no FROM named)))
),
latest AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY published DESC NULLS LAST, position DESC) AS rank FROM fitting
    ORDER BY rank LIMIT $most
),
measured AS (
    SELECT l.article_key, l.position, l.rank, sum(least(length(a.text), $longest)) OVER (ORDER BY l.rank) AS characters_so_far
    FROM latest l JOIN articles a ON a.article_key = l.article_key
)
SELECT article_key, (SELECT count(*) FROM fitting) AS fitting FROM measured
WHERE rank = 1 OR characters_so_far <= $characters
ORDER BY position;
