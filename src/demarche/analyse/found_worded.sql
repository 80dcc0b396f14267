-- Events in whose sentences the words stand; words in quotation marks just so, which is looked for only where all stand.
WITH asked AS MATERIALIZED (
-- include asked_words
),
worded AS MATERIALIZED (
    SELECT event_no FROM (SELECT k.word, unnest(e.event_nos) AS event_no FROM asked k JOIN event_words e USING (word_no))
    GROUP BY event_no HAVING count(DISTINCT word) = (SELECT count(DISTINCT word) FROM asked)
),
told AS MATERIALIZED (
    SELECT event_no
-- if phrases
           , strip_accents(lower(sentence)) AS sentence
    FROM event_mentions SEMI JOIN worded USING (event_no)
-- end
-- unless phrases
    FROM worded
-- end
)
SELECT event_no FROM told
-- if phrases
WHERE len(list_filter(CAST($phrases AS VARCHAR[]), lambda p: NOT regexp_matches(sentence,
    '(^|[^\pL\pN])' || regexp_escape(strip_accents(lower(p))) || '($|[^\pL\pN])'))) = 0
-- end
