-- The quotations of the articles at positions $first to $last, a row each, with the columns of the tidy table.
WITH told_of AS (SELECT * FROM articles WHERE position BETWEEN $first AND $last),
known AS (SELECT * FROM actors WHERE article_no BETWEEN $first AND $last)
SELECT ar.article_id, ar.published, ar.source, ar.title, ar.url,
       speaker.name AS speaker, speaker.country AS speaker_country, speaker.sector AS speaker_sector,
       q.source AS source_words, q.cue, q.content, q.kind, q.stance,
       coalesce(addressee.name, q.addressee) AS addressee, q.rule
FROM attributions q
JOIN told_of ar USING (article_key)
LEFT JOIN known speaker ON speaker.article_key = q.article_key AND speaker.actor_id = q.speaker
LEFT JOIN known addressee ON addressee.article_key = q.article_key AND addressee.actor_id = q.addressee
WHERE q.article_no BETWEEN $first AND $last
ORDER BY ar.position, q.quotation_no;
