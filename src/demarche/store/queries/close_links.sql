-- Forgets what can be joined no more: silent for too long, or too long ago where too much is open.
DELETE FROM open_stories WHERE seen < $stories_since
    OR number NOT IN (SELECT number FROM open_stories ORDER BY turn DESC LIMIT $stories);
DELETE FROM story_terms WHERE number NOT IN (SELECT number FROM open_stories);
DELETE FROM known_texts WHERE number < $first_text;
DELETE FROM text_bands WHERE number < $first_text;
DELETE FROM open_occurrences WHERE seen < $occurrences_since
    OR number NOT IN (SELECT number FROM open_occurrences ORDER BY turn DESC LIMIT $occurrences);
DELETE FROM occurrence_ties WHERE number NOT IN (SELECT number FROM open_occurrences);
