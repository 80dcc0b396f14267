-- Quotations in which the words stand. Words in quotation marks must stand just so.
WITH asked AS MATERIALIZED (
-- include asked_words
),
posted AS NOT MATERIALIZED (SELECT word_no, quotation_nos AS nos FROM quotation_words),
-- include words_needed
found AS (SELECT no AS quotation_no FROM worded)
SELECT quotation_no FROM found
