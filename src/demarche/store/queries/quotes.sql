-- Who said what, to whom, in which article, in the order of the text. "" asks for all; Vucic finds Vučić.
WITH speakers AS (
    SELECT article_key, actor_id FROM actors
    WHERE $speaker <> ''
      AND (contains(lower(strip_accents(name)), lower(strip_accents($speaker))) OR country = upper($speaker))
),
-- Chosen first, and only then put in words: of a large store few are asked for.
chosen AS (
    SELECT q.article_key, q.attribution_id, ar.position, q.content_spans[1][1] AS place
    FROM attributions q JOIN articles ar USING (article_key)
    WHERE ($speaker = ''
           OR contains(lower(strip_accents(q.source)), lower(strip_accents($speaker)))
           OR (q.article_key, q.speaker) IN (SELECT (article_key, actor_id) FROM speakers))
      AND ($about = '' OR contains(lower(q.content), lower($about)))
    ORDER BY ar.position, place, q.attribution_id
    LIMIT $limit
)
SELECT ar.article_id, ar.title, ar.published, ar.source AS publisher,
       speaker.name AS speaker, speaker.country AS speaker_country, speaker.sector AS speaker_sector,
       addressee.name AS addressee, q.kind, q.stance, q.source, q.cue, q.content, q.rule
FROM chosen c
JOIN attributions q USING (article_key, attribution_id)
JOIN articles ar USING (article_key)
LEFT JOIN actors speaker ON speaker.article_key = q.article_key AND speaker.actor_id = q.speaker
LEFT JOIN actors addressee ON addressee.article_key = q.article_key AND addressee.actor_id = q.addressee
ORDER BY c.position, c.place, c.attribution_id;
