-- The words that all must stand, and where they do: of `asked` by `posted` (word_no, nos). Of words in quotation marks the
-- two rarest tell where to look, for "of" and "the" stand nearly everywhere; the second only where it is not far commoner.
-- if phrases
needed AS MATERIALIZED (
    SELECT word FROM (
        SELECT k.word, k.quoted, coalesce(sum(len(e.nos)), 0) AS often
        FROM asked k LEFT JOIN posted e USING (word_no) GROUP BY k.word, k.quoted)
    WINDOW rarest AS (PARTITION BY quoted ORDER BY often, word)
    QUALIFY NOT quoted OR row_number() OVER rarest <= 2 AND often <= 4 * first_value(often) OVER rarest
),
-- end
-- unless phrases
needed AS (SELECT DISTINCT word FROM asked),
-- end
worded AS MATERIALIZED (
    SELECT no
    FROM (SELECT k.word, unnest(e.nos) AS no
          FROM asked k SEMI JOIN needed USING (word) JOIN posted e USING (word_no))
    GROUP BY no HAVING count(DISTINCT word) = (SELECT count(*) FROM needed)
),
