-- Open occurrences that were touched, with the members as remembered and the keys of the events that are still theirs.
SELECT o.number, o.occurrence_id, o.seen, o.turn, o.first_day, o.last_day, o.members,
       coalesce(list(e.event_key) FILTER (e.event_key IS NOT NULL), []) AS keys
FROM open_occurrences o SEMI JOIN unsettled USING (occurrence_id)
LEFT JOIN occurrence_events oe USING (occurrence_id)
LEFT JOIN events e USING (event_no)
WHERE o.number > $after
GROUP BY ALL ORDER BY o.number LIMIT $page;
