-- Who did what to whom: a row for each actor and recipient of each report, with the occurrence it tells of and the
-- words. Those who act together without a recipient (met, agreed) are each other's recipients. `day` is the day of the
-- act as far as the words tell, else of publication; `dated` says which. "Chad closed its border with Sudan" is
-- SANCTION, TCD → SDN.
WITH parties AS (
    SELECT ea.article_key, ea.event_id, ea.role, s.* EXCLUDE (article_key)
    FROM event_actors ea JOIN sides s USING (article_key, actor_id)
    WHERE ea.role <> 'denier'
),
paired AS (
    SELECT e.article_key, e.event_id, d AS actor, r AS recipient
    FROM events e
    LEFT JOIN parties d ON d.article_key = e.article_key AND d.event_id = e.event_id AND d.role = 'actor'
    LEFT JOIN parties r ON r.article_key = e.article_key AND r.event_id = e.event_id AND r.role = 'recipient'
    WHERE r.actor_id IS NOT NULL
       OR NOT (e.type IN ('CONSULT', 'AGREE', 'COOPERATE', 'Battles') OR e.mode IS NOT DISTINCT FROM 'Agreement')
       OR (SELECT count(*) FROM parties p
           WHERE p.article_key = e.article_key AND p.event_id = e.event_id AND p.role = 'actor') < 2
    UNION ALL
    SELECT e.article_key, e.event_id, one, other
    FROM events e
    JOIN parties one ON one.article_key = e.article_key AND one.event_id = e.event_id AND one.role = 'actor'
    JOIN parties other ON other.article_key = e.article_key AND other.event_id = e.event_id AND other.role = 'actor'
     AND other.actor_id <> one.actor_id
    WHERE (e.type IN ('CONSULT', 'AGREE', 'COOPERATE', 'Battles') OR e.mode = 'Agreement')
      AND NOT EXISTS (SELECT 1 FROM parties p
                      WHERE p.article_key = e.article_key AND p.event_id = e.event_id AND p.role = 'recipient')
)
SELECT coalesce(oe.occurrence_id, e.event_key) AS occurrence_id, e.article_key, e.event_id, ar.article_id,
       coalesce(sa.story, ar.article_id) AS story, ar.source AS outlet, ar.published,
       e.type, e.mode, e.quad, e.score, e.goldstein, e.actuality, e.hedged,
       e.actuality IN ('actual', 'historical') AS happened,
       coalesce(e.date_start, ar.published) AS day, coalesce(e.date_end, e.date_start, ar.published) AS last_day,
       e.date_start IS NOT NULL AND e.date_precision <> 'unresolved' AS dated,
       p.actor.side AS actor_side, p.actor.actor_key AS actor_key, p.actor.name AS actor, p.actor.country AS actor_country,
       p.actor.sector AS actor_sector,
       p.recipient.side AS recipient_side, p.recipient.actor_key AS recipient_key, p.recipient.name AS recipient,
       p.recipient.country AS recipient_country, p.recipient.sector AS recipient_sector,
       speaker.side AS speaker_side, speaker.name AS speaker,
       e.place, e.country, m.rule, m.clause, m.sentence, m.sentence_start, m.sentence_end
FROM paired p
JOIN events e ON e.article_key = p.article_key AND e.event_id = p.event_id
JOIN articles ar ON ar.article_key = e.article_key
LEFT JOIN event_mentions m ON m.article_key = e.article_key AND m.event_id = e.event_id AND m.mention = 0
LEFT JOIN sides speaker ON speaker.article_key = e.article_key AND speaker.actor_id = e.attributed_to
LEFT JOIN occurrence_events oe ON oe.article_key = e.article_key AND oe.event_id = e.event_id
LEFT JOIN story_articles sa ON sa.article_key = e.article_key
