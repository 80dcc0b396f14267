-- Who said what, to whom, in which article, in the order of the text. "" asks for all; Vucic finds Vučić.
SELECT ar.article_id, ar.title, ar.published, ar.source AS publisher,
       speaker.name AS speaker, speaker.country AS speaker_country, speaker.sector AS speaker_sector,
       addressee.name AS addressee, q.kind, q.stance, q.source, q.cue, q.content, q.rule
FROM attributions q
JOIN articles ar USING (article_key)
LEFT JOIN actors speaker ON speaker.article_key = q.article_key AND speaker.actor_id = q.speaker
LEFT JOIN actors addressee ON addressee.article_key = q.article_key AND addressee.actor_id = q.addressee
WHERE ($speaker = ''
       OR contains(lower(strip_accents(concat_ws('|', speaker.name, q.source))), lower(strip_accents($speaker)))
       OR speaker.country = upper($speaker))
  AND ($about = '' OR contains(lower(q.content), lower($about)))
ORDER BY ar.position, q.content_spans[1][1], q.attribution_id
LIMIT $limit;
