-- Inconsistency: a side accuses another over a deed, and deeds of the same type and mode are reported of itself. Evidence
-- on both sides, side by side, and never a verdict: whether the cases are alike is the reader's to judge. The deed is one
-- that the article of the charge tells of the accused near it (within 500 characters), of the same day or before. Attacks
-- without a mode are left out: many of them are made with words; and who investigates a deed has not condemned it yet.
WITH charges AS (
    SELECT c.actor_side AS critic_side, c.actor AS critic, c.recipient_side AS other_side, c.recipient AS other,
           d.type, d.mode, c.story, c.published,
           {'charge': c.sentence, 'deed': d.sentence, 'article_key': c.article_key, 'charge_event': c.event_id,
            'deed_event': d.event_id, 'outlet': c.outlet, 'said_by': d.speaker, 'rule': d.rule} AS evidence
    FROM acts c
    JOIN acts d ON d.article_key = c.article_key AND d.actor_side = c.recipient_side
    WHERE c.type = 'ACCUSE' AND c.mode IS DISTINCT FROM 'investigate' AND c.happened AND c.actor_side <> c.recipient_side
      AND abs(d.sentence_start - c.sentence_start) <= 500
      AND d.quad = 4 AND (d.type <> 'ASSAULT' OR d.mode IS NOT NULL) AND d.happened AND (d.day IS NULL OR c.day IS NULL OR d.day <= c.last_day)
),
own AS (
    SELECT actor_side AS side, type, mode,
           {'deed': sentence, 'article_key': article_key, 'event_id': event_id, 'occurrence_id': occurrence_id,
            'against': recipient, 'day': day, 'outlet': outlet, 'said_by': speaker, 'rule': rule} AS evidence
    FROM acts WHERE quad = 4 AND happened AND actor_side IS NOT NULL
)
SELECT c.critic, c.critic_side, c.other, c.other_side, c.type, c.mode, min(c.published) AS since,
       list(DISTINCT c.evidence ORDER BY c.evidence) AS condemned, list(DISTINCT o.evidence ORDER BY o.evidence) AS done
FROM charges c
JOIN own o ON o.side = c.critic_side AND o.type = c.type AND o.mode IS NOT DISTINCT FROM c.mode
GROUP BY c.critic, c.critic_side, c.other, c.other_side, c.type, c.mode
ORDER BY since, c.critic_side, c.other_side, c.type, c.mode
