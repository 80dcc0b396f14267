-- Whether the links are those of which `kept_told_again` was made: as many, of the same events.
SELECT count(*) = (SELECT events FROM kept_told_of) AND sum(event_no) IS NOT DISTINCT FROM (SELECT numbers FROM kept_told_of) AS stands
FROM occurrence_events;
