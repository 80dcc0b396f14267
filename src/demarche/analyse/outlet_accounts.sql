-- Where outlets agree and differ on one occurrence: for each thing that two outlets or more tell of it (day, place, dead,
-- injured, arrested, happened or not, on whose word), what each says. "17 dead" in one paper, "23 dead" in another.
WITH accounts AS (
    SELECT occurrence_id, outlet, article_key, event_id, 'day' AS thing, CAST(date_start AS VARCHAR) AS said
    FROM occurrence_accounts WHERE date_precision = 'day'
    UNION ALL
    SELECT occurrence_id, outlet, article_key, event_id, 'place', place FROM occurrence_accounts
    WHERE place_precision IN ('point', 'city')
    UNION ALL
    SELECT occurrence_id, outlet, article_key, event_id, 'happened', actuality || CASE WHEN hedged THEN ', hedged' ELSE '' END
    FROM occurrence_accounts
    UNION ALL
    SELECT occurrence_id, outlet, article_key, event_id, 'on the word of', said_by FROM occurrence_accounts WHERE said_by IS NOT NULL
    UNION ALL
    SELECT oe.occurrence_id, a.source, t.article_key, t.event_id, t.kind,
           concat_ws(' to ', t.least, CASE WHEN t.greatest IS DISTINCT FROM t.least THEN t.greatest END)
    FROM tolls t JOIN occurrence_events oe USING (article_key, event_id) JOIN articles a USING (article_key)
),
values_told AS (
    SELECT occurrence_id, thing, said, list(DISTINCT outlet ORDER BY outlet) AS outlets,
           list({'article_key': article_key, 'event_id': event_id} ORDER BY article_key, event_id) AS keys
    FROM accounts GROUP BY occurrence_id, thing, said
),
compared AS (
    SELECT occurrence_id, thing, count(*) = 1 AS agree, len(list_distinct(flatten(list(outlets)))) AS outlets,
           list({'said': said, 'outlets': outlets, 'keys': keys} ORDER BY len(outlets) DESC, said) AS accounts
    FROM values_told GROUP BY occurrence_id, thing
)
SELECT c.occurrence_id, o.type, o.mode, o.actors, o.recipients, c.thing, c.agree, c.outlets, c.accounts
FROM compared c JOIN occurrences o USING (occurrence_id)
WHERE c.outlets >= 2
ORDER BY c.agree, c.outlets DESC, c.occurrence_id, c.thing
