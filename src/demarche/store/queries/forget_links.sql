-- Takes all links away, and what linking remembers.
DELETE FROM story_articles;
DELETE FROM occurrence_events;
DELETE FROM occurrences;
DELETE FROM open_stories;
DELETE FROM story_terms;
DELETE FROM seen_terms;
DELETE FROM known_texts;
DELETE FROM text_bands;
DELETE FROM open_occurrences;
DELETE FROM occurrence_ties;
DELETE FROM unsettled;
DELETE FROM linked;
