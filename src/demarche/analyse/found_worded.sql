-- Events in whose sentences the words stand. Words in quotation marks must stand just so.
WITH asked AS MATERIALIZED (
-- include asked_words
),
posted AS NOT MATERIALIZED (SELECT word_no, event_nos AS nos FROM event_words),
-- include words_needed
found AS (SELECT no AS event_no FROM worded),
told AS MATERIALIZED (
    SELECT event_no
-- if phrases
           , strip_accents(lower(sentence)) AS said
    FROM event_mentions SEMI JOIN found USING (event_no)
-- end
-- unless phrases
    FROM found
-- end
)
SELECT event_no FROM told
-- if phrases
WHERE
-- include stands_so
-- end
