-- Silence: who was accused, asked or threatened in a story and has said nothing in it since, or only declined to comment.
-- `since` is the day of the first such act, `until` that of the last report of the story. Silence in the reports of this
-- store is meant: who answered elsewhere answered all the same. "Ankara has not yet commented" → TUR, declined.
WITH addressed AS (
    SELECT a.story, a.recipient_side AS side,
           coalesce(mode(a.recipient ORDER BY a.recipient) FILTER (starts_with(a.recipient_key, 'state:')),
                    mode(a.recipient ORDER BY a.recipient)) AS name,
           list(DISTINCT a.actor ORDER BY a.actor) AS addressed_by,
           -- An act of years before, told as background, is not what an answer is waited for since.
           coalesce(min(coalesce(a.day, a.published)) FILTER (a.day IS NULL OR a.published IS NULL OR a.day >= a.published - 366),
                    min(coalesce(a.day, a.published))) AS since,
           min(a.published) AS first_report,
           list({'occurrence_id': a.occurrence_id, 'article_key': a.article_key, 'event_id': a.event_id, 'type': a.type,
                 'outlet': a.outlet, 'sentence': a.sentence, 'rule': a.rule}
                ORDER BY a.published, a.article_key, a.event_id) AS acts
    FROM acts a
    WHERE a.type IN ('ACCUSE', 'REQUEST', 'THREATEN') AND a.happened AND a.actor_side <> a.recipient_side
      AND NOT starts_with(a.recipient_side, 'generic:')
    GROUP BY a.story, a.recipient_side
),
spoken AS (
    SELECT story, side, published FROM voiced WHERE stance NOT IN ('no_comment', 'decline')
    UNION ALL
    SELECT story, actor_side, published FROM acts WHERE quad IN (1, 3) AND happened AND actor_side IS NOT NULL
),
declined AS (
    SELECT story, side, max(published) AS last_day, max(list_max(flatten(spans))) AS last_place,
           arg_max(article_key, (published, article_key)) AS last_article,
           list({'article_key': article_key, 'attribution_id': attribution_id, 'outlet': outlet,
                 'sentence': substr(text, list_min(flatten(spans)) + 1, list_max(flatten(spans)) - list_min(flatten(spans))), 'rule': rule}
                ORDER BY published, article_key) AS words
    FROM voiced JOIN (SELECT article_key, text FROM articles) USING (article_key) WHERE stance IN ('no_comment', 'decline')
    GROUP BY story, side
),
-- Words of its own, or an answer to who addressed it: who first declined and then spoke has not been silent.
answers AS (
    SELECT story, side, published, article_key, list_min(flatten(spans)) AS place FROM voiced
    WHERE stance = 'deny' OR kind <> 'indirect' AND stance NOT IN ('no_comment', 'decline')
    UNION ALL
    SELECT story, actor_side, published, article_key, sentence_start FROM acts
    WHERE type IN ('ACCUSE', 'REJECT', 'THREATEN') AND happened AND actor_side IS NOT NULL AND recipient_side IS NOT NULL
),
told AS (
    SELECT story, max(published) AS until FROM acts GROUP BY story
)
SELECT d.name, d.side, d.story, d.addressed_by, d.since, t.until, c.words IS NOT NULL AS declined, d.acts, c.words
FROM addressed d
JOIN told t USING (story)
LEFT JOIN declined c ON c.story = d.story AND c.side = d.side
WHERE c.words IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM answers a
    WHERE a.story = d.story AND a.side = d.side
      AND (a.published > c.last_day OR a.article_key = c.last_article AND a.place > c.last_place))
   OR c.words IS NULL AND NOT EXISTS (
    SELECT 1 FROM spoken s
    WHERE s.story = d.story AND s.side = d.side
      AND (s.published IS NULL OR d.first_report IS NULL OR s.published >= d.first_report))
ORDER BY d.since, d.story, d.side
