-- Gives linked events their numbers.
UPDATE occurrence_events SET event_no = e.event_no
FROM events e WHERE e.article_key = occurrence_events.article_key AND e.event_id = occurrence_events.event_id;
