-- Quotations in which the words stand. Words in quotation marks must stand just so: their two rarest tell where to
-- look, for "of" and "the" stand nearly everywhere.
WITH asked AS MATERIALIZED (
-- include asked_words
),
-- if phrases
needed AS MATERIALIZED (
    SELECT word FROM (
        SELECT k.word, k.quoted, coalesce(sum(len(e.quotation_nos)), 0) AS often
        FROM asked k LEFT JOIN quotation_words e USING (word_no) GROUP BY k.word, k.quoted)
    QUALIFY NOT quoted OR row_number() OVER (PARTITION BY quoted ORDER BY often, word) <= 2
),
-- end
-- unless phrases
needed AS (SELECT DISTINCT word FROM asked),
-- end
worded AS MATERIALIZED (
    SELECT quotation_no
    FROM (SELECT k.word, unnest(e.quotation_nos) AS quotation_no
          FROM asked k SEMI JOIN needed USING (word) JOIN quotation_words e USING (word_no))
    GROUP BY quotation_no HAVING count(DISTINCT word) = (SELECT count(*) FROM needed)
)
SELECT quotation_no FROM worded
