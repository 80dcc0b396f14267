-- Disputes: within one story a side accuses another; what the accused answers (denial, counter-accusation, threat), and
-- who supports whom. Whether a charge is true is nobody's to say here: each stands with its speaker and its words.
-- "Serbia accused Türkiye …", "Osmani rejected the accusation" → SRB against TUR, supporter of the accused: XKX.
WITH charges AS (
    SELECT DISTINCT ON (occurrence_id, actor_side, recipient_side) *
    FROM acts
    WHERE type = 'ACCUSE' AND mode IS DISTINCT FROM 'investigate' AND happened
      AND actor_side <> recipient_side
    ORDER BY occurrence_id, actor_side, recipient_side, published NULLS LAST, article_key, event_id
),
matters AS (
    SELECT story, actor_side AS accuser_side, recipient_side AS accused_side,
           mode(actor ORDER BY actor) AS accuser, mode(recipient ORDER BY recipient) AS accused,
           min(coalesce(day, published)) AS since, max(published) AS last_report,
           list({'occurrence_id': occurrence_id, 'article_key': article_key, 'event_id': event_id, 'outlet': outlet,
                 'sentence': sentence, 'rule': rule} ORDER BY published, article_key, event_id) AS charges
    FROM charges GROUP BY story, actor_side, recipient_side
),
answered AS (
    SELECT DISTINCT ON (m.story, m.accuser_side, m.accused_side, a.occurrence_id)
           m.story, m.accuser_side, m.accused_side,
           CASE WHEN a.actor_side = m.accused_side THEN 'answer'
                WHEN a.type = 'SUPPORT' AND a.recipient_side = m.accused_side OR a.type IN ('REJECT', 'ACCUSE') AND a.recipient_side = m.accuser_side
                THEN 'for the accused' ELSE 'for the accuser' END AS part,
           CASE a.type WHEN 'REJECT' THEN 'denial' WHEN 'ACCUSE' THEN 'accusation' WHEN 'THREATEN' THEN 'threat' ELSE 'support' END AS kind,
           a.actor AS name, a.actor_side AS side, a.occurrence_id, a.article_key, a.event_id AS event_id, NULL AS attribution_id,
           a.outlet, a.sentence, a.rule, a.published
    FROM matters m
    JOIN acts a ON a.story = m.story AND a.happened
     AND (m.since IS NULL OR a.day IS NULL OR a.day >= m.since - 30)  -- old friendships take no side in a new dispute
    WHERE (a.actor_side = m.accused_side AND a.type IN ('REJECT', 'ACCUSE', 'THREATEN')
           AND (a.recipient_side = m.accuser_side OR a.type = 'REJECT' AND a.recipient_side IS NULL))
       OR (a.actor_side NOT IN (m.accused_side, m.accuser_side)
           AND (a.type = 'SUPPORT' AND a.recipient_side IN (m.accused_side, m.accuser_side)
                OR a.type IN ('ACCUSE', 'REJECT') AND a.mode IS DISTINCT FROM 'investigate'
                   AND a.recipient_side IN (m.accused_side, m.accuser_side)
                   -- Who finds fault with a party takes the other's side; with its forces or ministers, only where he backs
                   -- the other or names it in that breath.
                   AND (a.recipient IN (m.accuser, m.accused)
                        OR contains(lower(a.sentence), lower(CASE a.recipient_side WHEN m.accused_side THEN m.accuser ELSE m.accused END))
                        OR EXISTS (SELECT 1 FROM acts b
                                   WHERE b.story = m.story AND b.actor_side = a.actor_side AND b.type = 'SUPPORT' AND b.happened
                                     AND b.recipient_side = CASE a.recipient_side WHEN m.accused_side THEN m.accuser_side ELSE m.accused_side END))))
    ORDER BY m.story, m.accuser_side, m.accused_side, a.occurrence_id, a.published NULLS LAST, a.article_key, a.event_id
),
denied AS (
    SELECT m.story, m.accuser_side, m.accused_side, 'answer' AS part, 'denial' AS kind, v.speaker AS name, v.side,
           NULL AS occurrence_id, v.article_key, NULL AS event_id, v.attribution_id, v.outlet,
           substr(t.text, list_min(flatten(v.spans)) + 1, list_max(flatten(v.spans)) - list_min(flatten(v.spans))) AS sentence,
           v.rule, v.published
    FROM matters m
    JOIN voiced v ON v.story = m.story AND v.side = m.accused_side AND v.stance = 'deny'
    JOIN articles t ON t.article_key = v.article_key
    WHERE NOT EXISTS (SELECT 1 FROM answered a WHERE a.story = m.story AND a.article_key = v.article_key
                      AND a.side = v.side AND a.kind = 'denial')
      -- What an author holds against somebody ("Lome denies its neighbours the right") is no answer.
      AND NOT EXISTS (SELECT 1 FROM voices o WHERE o.article_key = v.article_key AND o.voice = 'author-opinion'
                      AND list_min(flatten(v.spans)) BETWEEN o.sentence_start AND o.sentence_end)
),
said AS (
    SELECT story, accuser_side, accused_side,
           list({'kind': kind, 'name': name, 'occurrence_id': occurrence_id, 'article_key': article_key, 'event_id': event_id,
                 'attribution_id': attribution_id, 'outlet': outlet, 'sentence': sentence, 'rule': rule}
                ORDER BY published, article_key, sentence) FILTER (part = 'answer') AS answers,
           list(DISTINCT side ORDER BY side) FILTER (part = 'for the accuser') AS for_the_accuser,
           list(DISTINCT side ORDER BY side) FILTER (part = 'for the accused') AS for_the_accused,
           list({'part': part, 'kind': kind, 'name': name, 'occurrence_id': occurrence_id, 'article_key': article_key,
                 'event_id': event_id, 'attribution_id': attribution_id, 'outlet': outlet, 'sentence': sentence, 'rule': rule}
                ORDER BY published, article_key, sentence) FILTER (part <> 'answer') AS supporters
    FROM (FROM answered UNION ALL BY NAME FROM denied)
    GROUP BY story, accuser_side, accused_side
)
SELECT m.story, m.accuser, m.accuser_side, m.accused, m.accused_side, m.since, m.last_report,
       len(m.charges) AS charged, coalesce(len(s.answers), 0) AS answered,
       s.for_the_accuser, s.for_the_accused, m.charges, s.answers, s.supporters
FROM matters m LEFT JOIN said s USING (story, accuser_side, accused_side)
ORDER BY charged DESC, m.since, m.story, m.accuser_side, m.accused_side
