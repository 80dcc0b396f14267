-- Who said what, to whom, where it is reported; the newest first.
WITH found AS MATERIALIZED (
    SELECT q.rowid AS line, q.article_key, a.published, a.position, TRY_CAST(substr(q.attribution_id, 2) AS INTEGER) AS number
    FROM attributions q
    JOIN articles a USING (article_key)
-- if said_by
    SEMI JOIN (
        SELECT article_key, actor_id FROM actors WHERE actor_key = $said_by
    ) told ON told.article_key = q.article_key AND told.actor_id = q.speaker
-- end
-- if speaker
    SEMI JOIN (
        SELECT article_key, actor_id FROM actors
        WHERE country = upper($speaker) OR contains(lower(name), lower($speaker))
    ) says ON says.article_key = q.article_key AND says.actor_id = q.speaker
-- end
    WHERE true
-- if words
      AND regexp_matches(q.content, '(?i)' || regexp_escape($words))
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
chosen AS MATERIALIZED (
    SELECT *, row_number() OVER () AS rank FROM (
        SELECT line, article_key FROM found
        ORDER BY published DESC NULLS LAST, position DESC, number LIMIT $limit OFFSET $offset
    )
),
people AS MATERIALIZED (
    SELECT n.article_key, n.actor_id, n.actor_key, n.name, n.country FROM actors n
    WHERE n.article_key IN (SELECT article_key FROM chosen)
)
SELECT q.article_key, a.article_id, a.title, a.published, a.source AS outlet, q.attribution_id,
       s.actor_key AS speaker_key, s.name AS speaker, s.country AS speaker_country, t.name AS addressee,
       q.kind, q.stance, q.source, q.cue, q.content, q.rule, (SELECT count(*) FROM found) AS total
FROM attributions q
JOIN chosen c ON c.line = q.rowid
JOIN articles a ON a.article_key = q.article_key
LEFT JOIN people s ON s.article_key = q.article_key AND s.actor_id = q.speaker
LEFT JOIN people t ON t.article_key = q.article_key AND t.actor_id = q.addressee
ORDER BY c.rank;
