-- The events that fit: found anew, or as they were kept in this reading by an earlier question.
SELECT * FROM
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
