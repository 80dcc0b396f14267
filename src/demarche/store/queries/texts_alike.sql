-- Remembered texts with a band of `wanted_bands`, the oldest first.
SELECT number, origin, sketch FROM known_texts
WHERE number IN (SELECT number FROM text_bands SEMI JOIN wanted_bands USING (band))
ORDER BY number;
