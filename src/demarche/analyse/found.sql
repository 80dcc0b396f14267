-- The events that fit: found anew, or as they were kept in this reading by an earlier question. occurrence_no: of reports
-- of one occurrence, where each is to count once; else nothing.
-- if once
SELECT fitting.*, told.occurrence_no FROM (
-- end
SELECT *
-- unless once
       , NULL::INTEGER AS occurrence_no
-- end
FROM
-- if kept
kept_events
-- end
-- unless kept
(
-- include found_events
)
-- end
WHERE true
-- if acting
  AND acting
-- end
-- if undergoing
  AND undergoing
-- end
-- if type
  AND (type = $type OR type = upper($type))
-- end
-- if actuality
  AND actuality = $actuality
-- end
-- if standing
  AND standing IN (SELECT unnest(CAST($standing AS VARCHAR[])))
-- end
-- if quad
  AND quad IN (SELECT unnest(CAST($quad AS INTEGER[])))
-- end
-- if country
  AND country = upper($country)
-- end
-- if place
  AND place = $place
-- end
-- if since
  AND day >= CAST($since AS DATE)
-- end
-- if until
  AND day <= CAST($until AS DATE)
-- end
-- if source
  AND source = $source
-- end
-- if once
) fitting LEFT JOIN (
-- include told_again
) told USING (event_no)
-- end
