-- How much linking joined.
SELECT (SELECT count(*) FROM story_articles) AS articles,
       (SELECT count(DISTINCT story) FROM story_articles) AS stories,
       (SELECT count(*) FROM occurrence_events) AS events,
       (SELECT count(*) FROM occurrences) AS occurrences,
       (SELECT count(*) FROM occurrences WHERE articles > 1) AS shared;
