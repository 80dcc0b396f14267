-- Who said what, to whom, where it is reported; the newest first.
WITH fitting AS MATERIALIZED (
    SELECT q.quotation_no, q.article_no, q.published
-- if phrases
           , strip_accents(lower(q.content)) AS said
-- end
    FROM attributions q
    WHERE true
-- if said_by
      AND q.speaker_no = CAST($said_by_no AS INTEGER)
-- end
-- if speaker
      AND q.speaker_name_no IN (
          SELECT name_no FROM name_numbers WHERE country = upper($speaker) OR contains(lower(name), lower($speaker)))
-- end
-- if side
      AND q.stance NOT IN ('no_comment', 'decline') AND EXISTS (
          SELECT 1 FROM actors s
          WHERE s.article_no = q.article_no AND s.actor_id = q.speaker
            AND CASE WHEN s.country IS NOT NULL AND (s.kind = 'state' OR s.sector IN ('GOV', 'MIL', 'SPY', 'COP'))
                     THEN s.country ELSE s.actor_key END = $side)
-- end
-- if kind
      AND q.kind = $kind
-- end
-- if stance
      AND q.stance = $stance
-- end
-- if since
      AND q.published >= CAST($since AS DATE)
-- end
-- if until
      AND q.published <= CAST($until AS DATE)
-- end
-- if source
      AND q.outlet = $source
-- end
-- if words
      AND q.quotation_no IN (
-- include quoted_words
      )
-- end
),
found AS MATERIALIZED (
    SELECT quotation_no, article_no, published FROM fitting
-- if phrases
    WHERE
-- include stands_so
-- end
),
chosen AS MATERIALIZED (
    SELECT quotation_no, article_no, row_number() OVER () AS rank FROM (
        SELECT quotation_no, article_no FROM found
        ORDER BY published DESC NULLS LAST, article_no DESC, quotation_no LIMIT $limit OFFSET $offset
    )
),
quoted AS MATERIALIZED (
    SELECT q.*, c.rank FROM attributions q JOIN chosen c USING (quotation_no)
),
people AS MATERIALIZED (
    SELECT n.article_no, n.actor_id, n.actor_key, n.name, n.country FROM actors n
    WHERE n.article_no IN (SELECT article_no FROM chosen)
)
SELECT q.article_key, a.article_id, a.title, a.published, a.source AS outlet, q.attribution_id,
       s.actor_key AS speaker_key, s.name AS speaker, s.country AS speaker_country, t.name AS addressee,
       q.kind, q.stance, q.source, q.cue, q.content, q.rule, (SELECT count(*) FROM found) AS total
FROM quoted q
JOIN articles a ON a.position = q.article_no
LEFT JOIN people s ON s.article_no = q.article_no AND s.actor_id = q.speaker
LEFT JOIN people t ON t.article_no = q.article_no AND t.actor_id = q.addressee
ORDER BY q.rank;
