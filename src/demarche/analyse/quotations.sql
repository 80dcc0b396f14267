-- Who said what, to whom, where it is reported; the newest first.
WITH found AS (
    SELECT q.*, a.article_id, a.title, a.published, a.source AS outlet, a.position
    FROM attributions q
    JOIN articles a USING (article_key)
-- if speaker
    SEMI JOIN (
        SELECT article_key, actor_id FROM actors
        WHERE actor_key = $speaker OR country = upper($speaker) OR contains(lower(name), lower($speaker))
    ) says ON says.article_key = q.article_key AND says.actor_id = q.speaker
-- end
    WHERE true
-- if words
      AND contains(lower(q.content), lower($words))
-- end
-- if kind
      AND q.kind = $kind
-- end
-- if stance
      AND q.stance = $stance
-- end
-- if since
      AND a.published >= CAST($since AS DATE)
-- end
-- if until
      AND a.published <= CAST($until AS DATE)
-- end
-- if source
      AND a.source = $source
-- end
),
totals AS (SELECT count(*) AS total FROM found),
chosen AS MATERIALIZED (
    SELECT *, TRY_CAST(substr(attribution_id, 2) AS INTEGER) AS number FROM found
    ORDER BY published DESC NULLS LAST, position DESC, number LIMIT $limit OFFSET $offset
),
people AS (
    SELECT n.article_key, n.actor_id, n.actor_key, n.name, n.country FROM actors n
    SEMI JOIN chosen c ON c.article_key = n.article_key
)
SELECT c.article_key, c.article_id, c.title, c.published, c.outlet, c.attribution_id,
       s.actor_key AS speaker_key, s.name AS speaker, s.country AS speaker_country, t.name AS addressee,
       c.kind, c.stance, c.source, c.cue, c.content, c.rule, totals.total
FROM chosen c
CROSS JOIN totals
LEFT JOIN people s ON s.article_key = c.article_key AND s.actor_id = c.speaker
LEFT JOIN people t ON t.article_key = c.article_key AND t.actor_id = c.addressee
ORDER BY c.published DESC NULLS LAST, c.position DESC, c.number;
