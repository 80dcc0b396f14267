-- Schema 8: what a network filters by stands beside the pairs, so that it need not be looked up for a million of them; and
-- what became of events that are read otherwise since, so that their old addresses lead on.

-- Pairs of events since deleted go; day, quad and standing are the event's.
CREATE TABLE pairs_then AS SELECT * FROM event_pairs;
DROP TABLE event_pairs;
CREATE TABLE event_pairs (
    event_no     INTEGER NOT NULL,
    actor_no     INTEGER NOT NULL,
    recipient_no INTEGER NOT NULL,
    mutual       BOOLEAN NOT NULL,    -- the pair stands in both directions, as one event
    day          DATE,
    quad         INTEGER NOT NULL,
    standing     VARCHAR NOT NULL
);
INSERT INTO event_pairs
SELECT p.event_no, p.actor_no, p.recipient_no, p.mutual, e.day, e.quad, e.standing
FROM pairs_then p JOIN events e USING (event_no) ORDER BY ALL;
DROP TABLE pairs_then;

-- Events that were read once and are not any more, with the sentence they were read in.
CREATE TABLE former_events (
    event_key VARCHAR NOT NULL,
    identity  VARCHAR NOT NULL,   -- of the article, as in articles
    type      VARCHAR NOT NULL,
    mode      VARCHAR,
    predicate VARCHAR NOT NULL,
    sentence  VARCHAR NOT NULL
);
