-- Which pairs fit, by what stands beside them.
-- if standing
  AND standing IN (SELECT unnest(CAST($standing AS VARCHAR[])))
-- end
-- if quad
  AND quad IN (SELECT unnest(CAST($quad AS INTEGER[])))
-- end
-- if since
  AND day >= CAST($since AS DATE)
-- end
-- if until
  AND day <= CAST($until AS DATE)
-- end
