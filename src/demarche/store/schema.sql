-- Schema 1 of a Démarche store. Later versions are reached through migrations/NNNN.sql.
--
-- One row tells one thing and names its article (article_key: one version of one article) and its run.
-- The tables below `codings` hold the newest coding of the newest version of each article; older versions and
-- codings are kept whole in `articles` and `codings`. Offsets count characters of articles.text, half-open.

CREATE TABLE schema_version (
    version INTEGER PRIMARY KEY,
    applied TIMESTAMP NOT NULL
);

CREATE TABLE runs (
    run_id  VARCHAR PRIMARY KEY,   -- hash of program, rules, model and options: a resumed run is the same run
    program VARCHAR NOT NULL,
    rules   VARCHAR NOT NULL,
    model   VARCHAR NOT NULL,
    options VARCHAR NOT NULL,      -- JSON
    started TIMESTAMP NOT NULL
);

CREATE TABLE articles (
    article_key VARCHAR PRIMARY KEY,  -- hash of identity and content
    article_id  VARCHAR NOT NULL,     -- as the input gave it, or a hash of the content
    identity    VARCHAR NOT NULL,     -- what makes two texts versions of one article: its id, else its address
    version     INTEGER NOT NULL,
    current     BOOLEAN NOT NULL,
    position    BIGINT NOT NULL,      -- order of addition
    title       VARCHAR NOT NULL,
    published   DATE,
    source      VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    language    VARCHAR NOT NULL,
    text        VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE codings (
    article_key VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL,
    current     BOOLEAN NOT NULL,
    coding      BLOB NOT NULL,        -- the coding's JSON, zlib
    PRIMARY KEY (article_key, run_id)
);

CREATE TABLE parses (
    article_key VARCHAR PRIMARY KEY,
    model       VARCHAR NOT NULL,
    parse       BLOB NOT NULL         -- packed; behind it what the article's events stand on: what recoding reads
);

CREATE TABLE actors (
    article_key VARCHAR NOT NULL,
    actor_id    VARCHAR NOT NULL,
    actor_key   VARCHAR NOT NULL,     -- the same in every article for a named actor
    name        VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    country     VARCHAR,              -- ISO 3166 alpha-3, XKX for Kosovo
    sector      VARCHAR,
    sectors     VARCHAR[],
    office      VARCHAR,
    inferred    BOOLEAN NOT NULL,
    rule        VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE actor_mentions (
    article_key VARCHAR NOT NULL,
    actor_id    VARCHAR NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    words       VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE attributions (
    article_key    VARCHAR NOT NULL,
    attribution_id VARCHAR NOT NULL,
    speaker        VARCHAR,           -- actor_id
    addressee      VARCHAR,           -- actor_id
    kind           VARCHAR NOT NULL,
    stance         VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,  -- the words; of several stretches, joined by " … "
    cue            VARCHAR NOT NULL,
    content        VARCHAR NOT NULL,
    source_spans   INTEGER[][],
    cue_spans      INTEGER[][],
    content_spans  INTEGER[][],
    rule           VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL
);

CREATE TABLE events (
    article_key    VARCHAR NOT NULL,
    event_id       VARCHAR NOT NULL,
    event_key      VARCHAR NOT NULL,
    type           VARCHAR NOT NULL,  -- PLOVER 2021
    mode           VARCHAR,
    contexts       VARCHAR[],
    cameo          VARCHAR,
    quad           INTEGER NOT NULL,
    score          DOUBLE NOT NULL,
    goldstein      DOUBLE,
    actuality      VARCHAR NOT NULL,
    hedged         BOOLEAN NOT NULL,
    attributed_to  VARCHAR,           -- actor_id
    attribution    VARCHAR,           -- attribution_id
    date_start     DATE,
    date_end       DATE,
    date_precision VARCHAR,
    date_reason    VARCHAR,
    place          VARCHAR,
    country        VARCHAR,
    admin1         VARCHAR,
    lat            DOUBLE,
    lon            DOUBLE,
    geonameid      BIGINT,
    place_precision VARCHAR,
    dead_min       BIGINT,
    dead_max       BIGINT,
    injured_min    BIGINT,
    injured_max    BIGINT,
    arrested_min   BIGINT,
    arrested_max   BIGINT,
    missing_min    BIGINT,
    missing_max    BIGINT,
    size_min       BIGINT,
    size_max       BIGINT,
    instruments    VARCHAR[],
    run_id         VARCHAR NOT NULL
);

CREATE TABLE event_mentions (
    article_key     VARCHAR NOT NULL,
    event_id        VARCHAR NOT NULL,
    mention         INTEGER NOT NULL,
    rule            VARCHAR NOT NULL,
    predicate       VARCHAR NOT NULL,
    clause          VARCHAR NOT NULL,
    sentence        VARCHAR NOT NULL,
    actuality_cue   VARCHAR,          -- the words that decide whether it happened
    hedge_cue       VARCHAR,          -- the words that mark doubt
    predicate_start INTEGER NOT NULL,
    predicate_end   INTEGER NOT NULL,
    clause_start    INTEGER NOT NULL,
    clause_end      INTEGER NOT NULL,
    sentence_start  INTEGER NOT NULL,
    sentence_end    INTEGER NOT NULL,
    run_id          VARCHAR NOT NULL
);

CREATE TABLE event_actors (
    article_key VARCHAR NOT NULL,
    event_id    VARCHAR NOT NULL,
    role        VARCHAR NOT NULL,     -- actor, recipient or denier
    position    INTEGER NOT NULL,
    actor_id    VARCHAR NOT NULL,
    actor_key   VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE tolls (
    article_key VARCHAR NOT NULL,
    event_id    VARCHAR NOT NULL,    -- '' where no event of the article takes it
    kind        VARCHAR NOT NULL,     -- dead, injured, arrested, missing or size
    least       BIGINT,
    greatest    BIGINT,
    conflicting BOOLEAN NOT NULL,     -- a second figure beside the one in events
    speaker     VARCHAR,              -- actor_id
    words       VARCHAR NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE objects (
    article_key  VARCHAR NOT NULL,
    event_id     VARCHAR NOT NULL,   -- '' where no event of the article takes it
    item         VARCHAR NOT NULL,
    category     VARCHAR NOT NULL,
    quantity_min DOUBLE,
    quantity_max DOUBLE,
    quantity     VARCHAR,
    supplier     VARCHAR,             -- actor_id, as are maker and recipient
    maker        VARCHAR,
    recipient    VARCHAR,
    origin       VARCHAR,
    span_start   INTEGER NOT NULL,
    span_end     INTEGER NOT NULL,
    run_id       VARCHAR NOT NULL
);

CREATE TABLE instruments (
    article_key    VARCHAR NOT NULL,
    instrument_id  VARCHAR NOT NULL,
    instrument_key VARCHAR NOT NULL,
    name           VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    invoked_by     VARCHAR[],         -- actor_ids, with their stances in the same order
    stances        VARCHAR[],
    spans          INTEGER[][],
    run_id         VARCHAR NOT NULL
);

CREATE TABLE invocations (
    article_key   VARCHAR NOT NULL,
    instrument_id VARCHAR NOT NULL,
    invoked_by    VARCHAR,            -- actor_id; NULL where the article itself does
    stance        VARCHAR NOT NULL,   -- violates, complies, under, signs …
    party         VARCHAR,            -- actor_id: who is said to violate, comply or sign
    words         VARCHAR NOT NULL,
    span_start    INTEGER NOT NULL,
    span_end      INTEGER NOT NULL,
    run_id        VARCHAR NOT NULL
);

CREATE TABLE facts (
    article_key VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,     -- actor_id
    relation    VARCHAR NOT NULL,
    object      VARCHAR NOT NULL,     -- actor_id or words
    holder      VARCHAR,
    since       VARCHAR,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    words       VARCHAR NOT NULL,
    rule        VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE scheduled (
    article_key    VARCHAR NOT NULL,
    name           VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    country        VARCHAR,
    date_start     DATE,
    date_end       DATE,
    date_precision VARCHAR,
    span_start     INTEGER NOT NULL,
    span_end       INTEGER NOT NULL,
    rule           VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL
);

CREATE TABLE voices (
    article_key    VARCHAR NOT NULL,
    voice          VARCHAR NOT NULL,
    sentence       VARCHAR NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    rule           VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL
);

CREATE TABLE uncoded (
    article_key    VARCHAR NOT NULL,
    reason         VARCHAR NOT NULL,
    sentence       VARCHAR NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    run_id         VARCHAR NOT NULL
);

-- Who did what to whom, one row for each actor–recipient pair of an event, in words a person can read.
CREATE VIEW dyads AS
SELECT e.article_key, a.article_id, e.event_id, e.event_key, e.date_start, e.date_end, e.type, e.mode, e.quad, e.score,
       e.actuality, e.hedged,
       actor.name AS actor, actor.country AS actor_country, actor.sector AS actor_sector,
       recipient.name AS recipient, recipient.country AS recipient_country, recipient.sector AS recipient_sector,
       speaker.name AS said_by, e.place, e.country, a.source, a.published
FROM events e
JOIN articles a USING (article_key)
LEFT JOIN event_actors ea ON ea.article_key = e.article_key AND ea.event_id = e.event_id AND ea.role = 'actor'
LEFT JOIN actors actor ON actor.article_key = e.article_key AND actor.actor_id = ea.actor_id
LEFT JOIN event_actors er ON er.article_key = e.article_key AND er.event_id = e.event_id AND er.role = 'recipient'
LEFT JOIN actors recipient ON recipient.article_key = e.article_key AND recipient.actor_id = er.actor_id
LEFT JOIN actors speaker ON speaker.article_key = e.article_key AND speaker.actor_id = e.attributed_to;
