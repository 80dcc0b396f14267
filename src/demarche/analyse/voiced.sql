-- What each side said: a row for each attribution whose speaker is known, with the words.
SELECT q.article_key, q.attribution_id, ar.article_id, coalesce(sa.story, ar.article_id) AS story, ar.source AS outlet,
       ar.published, s.side, s.name AS speaker, s.country, s.sector, q.kind, q.stance, q.source, q.cue, q.content, q.rule,
       q.content_spans, list_concat(q.source_spans, q.cue_spans, q.content_spans) AS spans
FROM attributions q
JOIN articles ar ON ar.article_key = q.article_key
JOIN sides s ON s.article_key = q.article_key AND s.actor_id = q.speaker
LEFT JOIN story_articles sa ON sa.article_key = q.article_key
