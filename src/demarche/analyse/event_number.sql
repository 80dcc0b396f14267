-- The number of an event, by its key.
SELECT event_no AS number FROM events WHERE event_key = $key LIMIT 1;
