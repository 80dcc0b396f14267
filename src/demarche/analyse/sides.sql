-- For whom each actor of an article speaks and acts: government and forces for the state, others for themselves. Osmani
-- and "Kosovo's government" are the side XKX; a member of parliament, a party, a union, a militia is a side of its own.
SELECT article_key, actor_id, actor_key, name, kind, country, sector,
       CASE WHEN country IS NOT NULL AND (kind = 'state' OR sector IN ('GOV', 'MIL', 'SPY', 'COP'))
            THEN country ELSE actor_key END AS side
FROM actors
