-- Schema 7: as what each actor is met and in which events it takes part, so that the page of a state that is met in every
-- tenth article need not read all actors. Those without a name, which belong to one article each, are left out.

-- Name, kind, sector … as articles have them, with the number of articles; an actor has one row in an article.
CREATE TABLE actor_forms (
    actor_no INTEGER NOT NULL,
    name_no  INTEGER NOT NULL,
    kind     VARCHAR NOT NULL,
    sector   VARCHAR,
    office   VARCHAR,
    inferred BOOLEAN NOT NULL,
    rule     VARCHAR NOT NULL,
    articles INTEGER NOT NULL
);

-- Numbers of the events that an actor does or undergoes, a row for each stretch of events; numbers of events since
-- deleted stay in them, are found nowhere and are never given again.
CREATE TABLE actor_events (
    actor_no  INTEGER NOT NULL,
    acting    BOOLEAN NOT NULL,   -- true: does them; false: undergoes them
    event_nos INTEGER[] NOT NULL
);

INSERT INTO actor_forms
SELECT actor_no, name_no, kind, sector, office, inferred, rule, count(*)
FROM actors WHERE actor_no > 0 GROUP BY ALL ORDER BY ALL;

INSERT INTO actor_events
SELECT actor_no, role = 'actor', list(DISTINCT event_no ORDER BY event_no)
FROM event_actors WHERE actor_no > 0 AND role <> 'denier'
GROUP BY actor_no, role, event_no // 16384 ORDER BY event_no // 16384, actor_no, role;
