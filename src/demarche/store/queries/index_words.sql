-- Where the words of a batch stand.
INSERT INTO word_numbers
SELECT (SELECT coalesce(max(word_no), 0) FROM word_numbers) + row_number() OVER (ORDER BY word), word
FROM (SELECT DISTINCT word FROM fresh_words ANTI JOIN word_numbers USING (word));

INSERT INTO event_words
SELECT word_no, list(DISTINCT event_no ORDER BY event_no), max(event_no)
FROM fresh_words JOIN word_numbers USING (word) WHERE event_no IS NOT NULL GROUP BY word_no ORDER BY word_no;

INSERT INTO quotation_words
SELECT word_no, list(DISTINCT quotation_no ORDER BY quotation_no), max(quotation_no)
FROM fresh_words JOIN word_numbers USING (word) WHERE quotation_no IS NOT NULL GROUP BY word_no ORDER BY word_no;

DROP TABLE fresh_words;
