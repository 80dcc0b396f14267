-- Which of `names` are names of stories.
SELECT DISTINCT story AS name FROM story_articles WHERE story IN (SELECT name FROM names)
UNION SELECT story FROM open_stories WHERE story IN (SELECT name FROM names);
