-- Empty stand-ins for tables that a store made by an older version does not have.
CREATE TEMP TABLE IF NOT EXISTS story_articles (article_key VARCHAR, story VARCHAR, origin VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS occurrence_events (occurrence_id VARCHAR, article_key VARCHAR, event_id VARCHAR);
CREATE TEMP TABLE IF NOT EXISTS occurrences (
    occurrence_id VARCHAR, story VARCHAR, type VARCHAR, mode VARCHAR, actuality VARCHAR, quad INTEGER,
    country VARCHAR, place VARCHAR, date_start DATE, date_end DATE, articles INTEGER, outlets INTEGER, origins INTEGER,
    first_report DATE, last_report DATE
);
