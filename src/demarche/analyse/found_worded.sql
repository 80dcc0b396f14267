-- Events in whose sentences the words stand. Words in quotation marks must stand just so: their two rarest tell where to
-- look, for "of" and "the" stand nearly everywhere.
WITH asked AS MATERIALIZED (
-- include asked_words
),
-- if phrases
needed AS MATERIALIZED (
    SELECT word FROM (
        SELECT k.word, k.quoted, coalesce(sum(len(e.event_nos)), 0) AS often
        FROM asked k LEFT JOIN event_words e USING (word_no) GROUP BY k.word, k.quoted)
    QUALIFY NOT quoted OR row_number() OVER (PARTITION BY quoted ORDER BY often, word) <= 2
),
-- end
-- unless phrases
needed AS (SELECT DISTINCT word FROM asked),
-- end
worded AS MATERIALIZED (
    SELECT event_no
    FROM (SELECT k.word, unnest(e.event_nos) AS event_no
          FROM asked k SEMI JOIN needed USING (word) JOIN event_words e USING (word_no))
    GROUP BY event_no HAVING count(DISTINCT word) = (SELECT count(*) FROM needed)
),
told AS MATERIALIZED (
    SELECT event_no
-- if phrases
           , strip_accents(lower(sentence)) AS said
    FROM event_mentions SEMI JOIN worded USING (event_no)
-- end
-- unless phrases
    FROM worded
-- end
)
SELECT event_no FROM told
-- if phrases
WHERE
-- include stands_so
-- end
