-- Half of what was seen: terms seen once are forgotten.
DELETE FROM seen_terms WHERE articles < 2;
UPDATE seen_terms SET articles = articles // 2;
