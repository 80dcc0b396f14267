-- Remembered texts with a band of `wanted_bands`, and these bands; the oldest first.
WITH shared AS (SELECT number, list(band) AS bands FROM text_bands SEMI JOIN wanted_bands USING (band) GROUP BY number)
SELECT t.number, t.origin, t.sketch, s.bands FROM known_texts t JOIN shared s USING (number) ORDER BY t.number;
