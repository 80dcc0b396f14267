-- How many articles are to be linked, and how many occurrences to be made anew.
SELECT (SELECT count(*) FROM articles a LEFT JOIN story_articles sa USING (article_key)
        WHERE a.current AND (sa.story IS NULL OR a.position IN (
            SELECT article_no FROM events ANTI JOIN occurrence_events USING (event_no)))) AS articles,
       (SELECT count(*) FROM unsettled) AS occurrences;
