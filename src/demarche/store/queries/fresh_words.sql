-- The words of the events and quotations from these numbers on, in small letters and without accents.
CREATE OR REPLACE TEMP TABLE fresh_words AS
SELECT event_no, NULL::INTEGER AS quotation_no,
       unnest(list_distinct(regexp_extract_all(strip_accents(lower(sentence)), '[\pL\pN]+'))) AS word
FROM event_mentions WHERE event_no >= $event_no
UNION ALL
SELECT NULL, quotation_no, unnest(list_distinct(regexp_extract_all(strip_accents(lower(content)), '[\pL\pN]+')))
FROM attributions WHERE quotation_no >= $quotation_no;
