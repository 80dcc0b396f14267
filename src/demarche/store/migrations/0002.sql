-- Schema 2: articles and events linked across articles, and what a run's event rules were.

-- The story of each article and the text it is a copy of; written by `demarche link`.
CREATE TABLE story_articles (
    article_key VARCHAR NOT NULL,
    story       VARCHAR NOT NULL,  -- article_id of the first article on the matter
    origin      VARCHAR NOT NULL   -- article_id of the first article with nearly the same text
);

-- One row for each occurrence, told in one article or in many.
CREATE TABLE occurrences (
    occurrence_id  VARCHAR NOT NULL,      -- event_key of the first event that tells it
    story          VARCHAR NOT NULL,     -- of the first article that tells it
    type           VARCHAR NOT NULL,
    mode           VARCHAR,
    actuality      VARCHAR NOT NULL,     -- as the first report of what happened has it
    quad           INTEGER NOT NULL,
    score          DOUBLE NOT NULL,
    country        VARCHAR,
    place          VARCHAR,              -- the most precise that is named, by most origins
    date_start     DATE,
    date_end       DATE,
    date_precision VARCHAR,
    actors         VARCHAR[],            -- names, as most reports have them
    recipients     VARCHAR[],
    mentions       INTEGER NOT NULL,     -- clauses that tell it
    articles       INTEGER NOT NULL,
    outlets        INTEGER NOT NULL,     -- publishers
    origins        INTEGER NOT NULL,     -- independent texts: copies of one wire report count once
    first_report   DATE,
    last_report    DATE
);

CREATE TABLE occurrence_events (
    occurrence_id VARCHAR NOT NULL,
    article_key   VARCHAR NOT NULL,
    event_id      VARCHAR NOT NULL
);

-- Stories, each with the title of its first article.
CREATE VIEW stories AS
SELECT sa.story, arg_min(a.title, (coalesce(a.published, DATE '9999-12-31'), a.article_key)) AS title,
       count(*) AS articles, count(DISTINCT a.source) AS outlets, count(DISTINCT sa.origin) AS origins,
       min(a.published) AS first_report, max(a.published) AS last_report
FROM story_articles sa JOIN articles a USING (article_key)
GROUP BY sa.story;

-- Every account of an occurrence: who printed it, on whose word, with which day and place, in which words.
CREATE VIEW occurrence_accounts AS
SELECT oe.occurrence_id, oe.article_key, oe.event_id, a.article_id, a.source AS outlet, a.published, sa.origin,
       speaker.name AS said_by, e.actuality, e.hedged, e.mode, e.date_start, e.date_end, e.date_precision,
       e.place, e.country, e.place_precision, m.sentence, m.clause, m.rule, m.sentence_start, m.sentence_end
FROM occurrence_events oe
JOIN events e USING (article_key, event_id)
JOIN articles a USING (article_key)
LEFT JOIN story_articles sa USING (article_key)
LEFT JOIN event_mentions m ON m.article_key = e.article_key AND m.event_id = e.event_id AND m.mention = 0
LEFT JOIN actors speaker ON speaker.article_key = e.article_key AND speaker.actor_id = e.attributed_to;

-- The days that accounts of one occurrence name, side by side.
CREATE VIEW occurrence_dates AS
SELECT occurrence_id, date_start, date_end, date_precision,
       count(*) AS accounts, list_sort(list(DISTINCT outlet)) AS outlets, list_sort(list(DISTINCT said_by)) AS said_by
FROM occurrence_accounts WHERE date_precision <> 'unresolved'
GROUP BY occurrence_id, date_start, date_end, date_precision;

-- The places that accounts of one occurrence name, side by side.
CREATE VIEW occurrence_places AS
SELECT occurrence_id, place, country, place_precision,
       count(*) AS accounts, list_sort(list(DISTINCT outlet)) AS outlets, list_sort(list(DISTINCT said_by)) AS said_by
FROM occurrence_accounts WHERE place IS NOT NULL
GROUP BY occurrence_id, place, country, place_precision;

-- The figures that accounts of one occurrence give, side by side: how many dead, according to whom.
CREATE VIEW occurrence_tolls AS
SELECT oe.occurrence_id, t.kind, t.least, t.greatest, count(*) AS accounts,
       list_sort(list(DISTINCT a.source)) AS outlets, list_sort(list(DISTINCT speaker.name)) AS said_by
FROM occurrence_events oe
JOIN tolls t USING (article_key, event_id)
JOIN articles a USING (article_key)
LEFT JOIN actors speaker ON speaker.article_key = t.article_key AND speaker.actor_id = t.speaker
GROUP BY oe.occurrence_id, t.kind, t.least, t.greatest;

-- What was linked last, so that linking again does nothing.
CREATE TABLE linked (
    contents VARCHAR NOT NULL,   -- hash of the codings that were linked
    program  VARCHAR NOT NULL,
    options  VARCHAR NOT NULL,   -- JSON
    finished TIMESTAMP NOT NULL
);
