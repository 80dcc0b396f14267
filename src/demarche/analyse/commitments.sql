-- Commitments: what a side promised, agreed or announced, and later reports that fulfil or break it. `promised` is the
-- type of act that was announced, as the rule that read it tells. Fulfilling is an act of that type (of any material
-- cooperation where an agreement names none) towards the same side; breaking is a refusal or a conflictual deed towards it.
-- "Ankara promised drones to Accra in May" (AGREE), "drones were delivered in June" (AID) → fulfilled.
WITH promises AS (
    SELECT DISTINCT ON (occurrence_id, actor_side, recipient_side)
           *, upper(split_part(rule, '.', 1)) AS promised
    FROM acts
    WHERE (type IN ('AGREE', 'CONCEDE') AND actuality IN ('actual', 'historical', 'future'))
      AND actor_side IS NOT NULL AND NOT starts_with(actor_side, 'generic:')
    ORDER BY occurrence_id, actor_side, recipient_side, published NULLS LAST, article_key, event_id
),
later AS (
    SELECT p.occurrence_id, p.actor_side, p.recipient_side,
           CASE WHEN a.type IN ('REJECT', 'SANCTION', 'COERCE', 'ASSAULT', 'MOBILIZE') THEN 'breaking' ELSE 'fulfilling' END AS part,
           {'occurrence_id': a.occurrence_id, 'article_key': a.article_key, 'event_id': a.event_id, 'type': a.type, 'day': a.day,
            'outlet': a.outlet, 'said_by': a.speaker, 'sentence': a.sentence, 'rule': a.rule} AS evidence
    FROM promises p
    JOIN acts a ON a.actor_side = p.actor_side AND a.recipient_side = p.recipient_side
    WHERE a.occurrence_id <> p.occurrence_id AND a.happened AND a.day > p.last_day AND a.day <= p.last_day + 365
      AND (a.type = p.promised AND a.type NOT IN ('AGREE', 'CONCEDE')
           OR p.promised IN ('AGREE', 'CONCEDE') AND a.quad = 2
           OR a.type IN ('REJECT', 'SANCTION', 'COERCE', 'ASSAULT', 'MOBILIZE'))
),
outcomes AS (
    SELECT occurrence_id, actor_side, recipient_side,
           list(DISTINCT evidence ORDER BY evidence) FILTER (part = 'fulfilling') AS fulfilling,
           list(DISTINCT evidence ORDER BY evidence) FILTER (part = 'breaking') AS breaking
    FROM later GROUP BY occurrence_id, actor_side, recipient_side
)
SELECT p.actor, p.actor_side, p.recipient, p.recipient_side, p.promised, p.day, p.dated,
       CASE WHEN o.fulfilling IS NOT NULL AND o.breaking IS NOT NULL THEN 'both reported'
            WHEN o.fulfilling IS NOT NULL THEN 'fulfilled' WHEN o.breaking IS NOT NULL THEN 'broken' ELSE 'open' END AS outcome,
       p.sentence, p.speaker AS said_by, p.outlet, p.occurrence_id, p.article_key, p.event_id, p.rule, o.fulfilling, o.breaking
FROM promises p
LEFT JOIN outcomes o ON o.occurrence_id = p.occurrence_id AND o.actor_side = p.actor_side
     AND o.recipient_side IS NOT DISTINCT FROM p.recipient_side
ORDER BY p.day NULLS LAST, p.occurrence_id, p.actor_side, p.recipient_side
