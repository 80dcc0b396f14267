-- Bursts: weeks in which a dyad had far more of one class of acts than in its eight weeks before. Far more: at least three
-- occurrences, and more than the mean of those weeks by three times its root (as counts of independent events vary).
-- Every occurrence counts once, and every sentence. TCD → SDN, material conflict, week of 2025-05-05: 5 after a mean of 0.3.
WITH counted AS (
    SELECT actor_side, recipient_side, quad, CAST(date_trunc('week', min(day)) AS DATE) AS week, occurrence_id,
           mode(actor ORDER BY actor) AS actor, mode(recipient ORDER BY recipient) AS recipient,
           arg_min({'occurrence_id': occurrence_id, 'article_key': article_key, 'event_id': event_id, 'outlet': outlet,
                    'sentence': sentence, 'rule': rule}, (coalesce(published, DATE '9999-12-31'), article_key, event_id)) AS act
    FROM acts
    WHERE happened AND actor_side <> recipient_side AND day IS NOT NULL AND last_day - day < 7
    GROUP BY actor_side, recipient_side, quad, occurrence_id
),
spans AS (
    SELECT {'actor_side': actor_side, 'recipient_side': recipient_side, 'quad': quad} AS whose, week,
           date_diff('week', DATE '2000-01-03', week) AS span,
           count(DISTINCT {'article_key': act.article_key, 'sentence': act.sentence}) AS number,
           mode(actor ORDER BY actor) AS actor, mode(recipient ORDER BY recipient) AS recipient,
           list(occurrence_id ORDER BY occurrence_id) AS occurrence_ids, list(act ORDER BY occurrence_id) AS acts
    FROM counted GROUP BY actor_side, recipient_side, quad, week
),
covered AS (
    SELECT DISTINCT date_diff('week', DATE '2000-01-03', date_trunc('week', published)) AS span FROM articles
),
compared AS (
-- include burst_spans
)
SELECT actor, whose.actor_side AS actor_side, recipient, whose.recipient_side AS recipient_side, whose.quad AS quad, week, number AS occurrences, usual,
       occurrence_ids, acts
FROM compared
WHERE burst
ORDER BY week, whose.actor_side, whose.recipient_side, whose.quad
