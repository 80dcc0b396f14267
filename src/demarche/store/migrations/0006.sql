-- Schema 6: where each word stands and who meets whom in which event, so that a search for words and a network of actors
-- need not read all sentences and all parties. Lists of numbers, a row for each word and stretch of events; numbers of
-- events since deleted stay in them, are found nowhere and are never given again.

CREATE TABLE word_numbers (
    word_no INTEGER NOT NULL,
    word    VARCHAR NOT NULL      -- in small letters, without accents
);

-- Events in whose sentences a word stands.
CREATE TABLE event_words (
    word_no   INTEGER NOT NULL,
    event_nos INTEGER[] NOT NULL,
    last_no   INTEGER NOT NULL
);

-- Quotations in whose content a word stands.
CREATE TABLE quotation_words (
    word_no       INTEGER NOT NULL,
    quotation_nos INTEGER[] NOT NULL,
    last_no       INTEGER NOT NULL
);

-- Every actor with every recipient of an event; of what several do together (meet, agree,
-- fight) without a recipient, each with each other.
CREATE TABLE event_pairs (
    event_no     INTEGER NOT NULL,
    actor_no     INTEGER NOT NULL,
    recipient_no INTEGER NOT NULL,
    mutual       BOOLEAN NOT NULL     -- the pair stands in both directions, as one event
);

CREATE TEMP TABLE words_of_events AS
SELECT word, list(event_no ORDER BY event_no) AS event_nos, max(event_no) AS last_no
FROM (
    SELECT event_no, unnest(list_distinct(regexp_extract_all(strip_accents(lower(sentence)), '[\pL\pN]+'))) AS word
    FROM event_mentions
)
GROUP BY word, event_no // 16384;

CREATE TEMP TABLE words_of_quotations AS
SELECT word, list(quotation_no ORDER BY quotation_no) AS quotation_nos, max(quotation_no) AS last_no
FROM (
    SELECT quotation_no, unnest(list_distinct(regexp_extract_all(strip_accents(lower(content)), '[\pL\pN]+'))) AS word
    FROM attributions
)
GROUP BY word, quotation_no // 16384;

INSERT INTO word_numbers
SELECT row_number() OVER (ORDER BY word), word FROM (SELECT word FROM words_of_events UNION SELECT word FROM words_of_quotations);

INSERT INTO event_words
SELECT word_no, event_nos, last_no FROM words_of_events JOIN word_numbers USING (word) ORDER BY last_no // 16384, word_no;

INSERT INTO quotation_words
SELECT word_no, quotation_nos, last_no FROM words_of_quotations JOIN word_numbers USING (word) ORDER BY last_no // 16384, word_no;

INSERT INTO event_pairs
SELECT DISTINCT a.event_no, a.actor_no, r.actor_no, false
FROM event_actors a JOIN event_actors r USING (event_no)
WHERE a.role = 'actor' AND r.role = 'recipient' AND a.actor_no <> r.actor_no
UNION ALL
SELECT DISTINCT a.event_no, a.actor_no, r.actor_no, true
FROM events e JOIN event_actors a USING (event_no) JOIN event_actors r USING (event_no)
WHERE (e.type IN ('CONSULT', 'AGREE', 'COOPERATE', 'Battles') OR e.mode = 'Agreement')
  AND a.role = 'actor' AND r.role = 'actor' AND a.actor_no <> r.actor_no
  AND e.event_no NOT IN (SELECT event_no FROM event_actors WHERE role = 'recipient')
ORDER BY ALL;

DROP TABLE words_of_events;
DROP TABLE words_of_quotations;
