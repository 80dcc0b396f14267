-- Schema 5: what linking remembers, so that new articles are linked without reading the old ones again. Only what may
-- still be joined: stories, texts and occurrences that are open. `demarche link` fills it.

DROP TABLE linked;
-- How the store was linked last, and how far; empty where it never was, or by a program that kept less.
CREATE TABLE linked (
    program  VARCHAR NOT NULL,
    options  VARCHAR NOT NULL,   -- JSON
    counters VARCHAR NOT NULL,   -- JSON: how many articles, stories, texts and occurrences came by, and the newest day
    finished TIMESTAMP NOT NULL
);

CREATE TABLE open_stories (
    number INTEGER NOT NULL,     -- order in which they began
    story  VARCHAR NOT NULL,
    length DOUBLE NOT NULL,      -- of the sum of its articles' vectors
    day    INTEGER,              -- of the last report; days count from 0001-01-01, which is 1
    seen   INTEGER,              -- newest day of the stream when it came
    turn   INTEGER NOT NULL      -- how many articles had been placed when it came
);

CREATE TABLE story_terms (
    number INTEGER NOT NULL,     -- of an open story
    term   VARCHAR NOT NULL,
    weight DOUBLE NOT NULL
);

-- In how many articles a term stood.
CREATE TABLE seen_terms (
    term     VARCHAR NOT NULL,
    articles INTEGER NOT NULL
);

CREATE TABLE known_texts (
    number INTEGER NOT NULL,     -- order of coming
    origin VARCHAR NOT NULL,
    sketch BLOB NOT NULL         -- MinHash, 64 numbers of 32 bits
);

CREATE TABLE text_bands (
    number INTEGER NOT NULL,
    band   BIGINT NOT NULL       -- texts with a band in common may be copies of one
);

CREATE TABLE open_occurrences (
    number        INTEGER NOT NULL,
    occurrence_id VARCHAR NOT NULL,
    seen          INTEGER,
    turn          INTEGER NOT NULL,   -- how many events had been placed at the last report
    first_day     INTEGER NOT NULL,   -- in which another report of it can lie
    last_day      INTEGER NOT NULL,
    members       BLOB NOT NULL       -- the first reports as they are compared, MessagePack
);

CREATE TABLE occurrence_ties (
    number   INTEGER NOT NULL,   -- of an open occurrence
    tie      BIGINT NOT NULL,    -- what reports of one occurrence share: a hash of type and party, or story
    position INTEGER NOT NULL    -- the how-manieth event with this tie was its last report
);

-- Occurrences whose row in `occurrences` is to be made anew: linking, or an article that changed, has touched them.
CREATE TABLE unsettled (
    occurrence_id VARCHAR NOT NULL
);
