-- Schema 4: numbers beside keys, so that what a page asks of a large store is found by scanning narrow columns.
-- Rows lie in the order of addition, and so do the numbers: a search skips whole stretches of a table.

CREATE TABLE actor_numbers (
    actor_no  INTEGER NOT NULL,   -- below 0 for generic actors ("officials"), each of which belongs to one article
    actor_key VARCHAR NOT NULL
);

-- Every name with a country that any article gives to an actor.
CREATE TABLE name_numbers (
    name_no INTEGER NOT NULL,
    name    VARCHAR NOT NULL,
    country VARCHAR
);

-- The names under which each actor is met.
CREATE TABLE actor_names (
    actor_no INTEGER NOT NULL,
    name_no  INTEGER NOT NULL
);

-- Analyses whose rows `demarche link` laid down in tables kept_…; emptied when an article is added or changed.
CREATE TABLE kept_analyses (
    name VARCHAR NOT NULL
);

ALTER TABLE actors ADD COLUMN article_no INTEGER;            -- articles.position
ALTER TABLE actors ADD COLUMN actor_no INTEGER;
ALTER TABLE actors ADD COLUMN name_no INTEGER;

ALTER TABLE events ADD COLUMN event_no INTEGER;              -- order of addition
ALTER TABLE events ADD COLUMN article_no INTEGER;
ALTER TABLE events ADD COLUMN published DATE;                -- of the article, as is the outlet
ALTER TABLE events ADD COLUMN outlet VARCHAR;
ALTER TABLE events ADD COLUMN day DATE;                      -- the first day it has, else the day of publication
ALTER TABLE events ADD COLUMN standing VARCHAR;              -- happened, said, history, planned, possible or denied
ALTER TABLE events ADD COLUMN speaker_no INTEGER;            -- actor_no and name_no of attributed_to
ALTER TABLE events ADD COLUMN speaker_name_no INTEGER;

ALTER TABLE event_mentions ADD COLUMN event_no INTEGER;

ALTER TABLE event_actors ADD COLUMN event_no INTEGER;
ALTER TABLE event_actors ADD COLUMN actor_no INTEGER;
ALTER TABLE event_actors ADD COLUMN name_no INTEGER;

ALTER TABLE attributions ADD COLUMN quotation_no INTEGER;    -- order of addition
ALTER TABLE attributions ADD COLUMN article_no INTEGER;
ALTER TABLE attributions ADD COLUMN published DATE;
ALTER TABLE attributions ADD COLUMN outlet VARCHAR;
ALTER TABLE attributions ADD COLUMN speaker_no INTEGER;
ALTER TABLE attributions ADD COLUMN speaker_name_no INTEGER;

ALTER TABLE occurrence_events ADD COLUMN event_no INTEGER;

INSERT INTO actor_numbers
SELECT CASE WHEN starts_with(actor_key, 'generic:') THEN -1 ELSE 1 END * row_number() OVER (ORDER BY min(rowid)), actor_key
FROM actors GROUP BY actor_key;

INSERT INTO name_numbers
SELECT row_number() OVER (ORDER BY min(rowid)), name, country FROM actors GROUP BY name, country;

UPDATE actors SET article_no = a.position, actor_no = k.actor_no, name_no = n.name_no
FROM articles a, actor_numbers k, name_numbers n
WHERE a.article_key = actors.article_key AND k.actor_key = actors.actor_key
  AND n.name = actors.name AND n.country IS NOT DISTINCT FROM actors.country;

INSERT INTO actor_names SELECT DISTINCT actor_no, name_no FROM actors ORDER BY ALL;

UPDATE events SET event_no = o.event_no, article_no = o.position, published = o.published, outlet = o.source,
       day = coalesce(events.date_start, o.published),
       standing = CASE WHEN actuality = 'actual' AND (attribution IS NOT NULL OR hedged) THEN 'said'
                       WHEN actuality = 'actual' THEN 'happened'
                       WHEN actuality = 'historical' THEN 'history'
                       WHEN actuality = 'future' THEN 'planned'
                       WHEN actuality = 'hypothetical' THEN 'possible'
                       ELSE 'denied' END
FROM (
    SELECT e.rowid AS line, a.position, a.published, a.source,
           row_number() OVER (ORDER BY a.position, TRY_CAST(substr(e.event_id, 2) AS INTEGER), e.rowid) AS event_no
    FROM events e JOIN articles a USING (article_key)
) o WHERE o.line = events.rowid;

UPDATE events SET speaker_no = s.actor_no, speaker_name_no = s.name_no
FROM actors s WHERE s.article_key = events.article_key AND s.actor_id = events.attributed_to;

UPDATE event_mentions SET event_no = e.event_no
FROM events e WHERE e.article_key = event_mentions.article_key AND e.event_id = event_mentions.event_id;

UPDATE event_actors SET event_no = e.event_no
FROM events e WHERE e.article_key = event_actors.article_key AND e.event_id = event_actors.event_id;

UPDATE event_actors SET actor_no = n.actor_no, name_no = n.name_no
FROM actors n WHERE n.article_key = event_actors.article_key AND n.actor_id = event_actors.actor_id;

UPDATE attributions SET quotation_no = o.quotation_no, article_no = o.position, published = o.published, outlet = o.source
FROM (
    SELECT q.rowid AS line, a.position, a.published, a.source,
           row_number() OVER (ORDER BY a.position, TRY_CAST(substr(q.attribution_id, 2) AS INTEGER), q.rowid) AS quotation_no
    FROM attributions q JOIN articles a USING (article_key)
) o WHERE o.line = attributions.rowid;

UPDATE attributions SET speaker_no = s.actor_no, speaker_name_no = s.name_no
FROM actors s WHERE s.article_key = attributions.article_key AND s.actor_id = attributions.speaker;

UPDATE occurrence_events SET event_no = e.event_no
FROM events e WHERE e.article_key = occurrence_events.article_key AND e.event_id = occurrence_events.event_id;
