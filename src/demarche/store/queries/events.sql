-- Events with their parties in words, in the order of the articles and of the text. "" asks for all.
WITH parties AS (
    SELECT ea.article_key, ea.event_id, ea.role,
           string_agg(a.name, ', ' ORDER BY ea.position) AS names,
           list(lower(a.name)) AS lower_names, list(a.country) AS countries
    FROM event_actors ea JOIN actors a ON a.article_key = ea.article_key AND a.actor_id = ea.actor_id
    GROUP BY ALL
)
SELECT ar.article_id, e.event_id, e.event_key, e.date_start, e.date_end, e.date_precision,
       actor.names AS actors, e.type, e.mode, e.contexts, e.cameo, e.quad, e.score, recipient.names AS recipients,
       e.actuality, e.hedged, speaker.name AS said_by, denier.names AS denied_by, e.place, e.country,
       m.predicate, m.clause, m.sentence, m.rule, ar.title, ar.published, ar.source
FROM events e
JOIN articles ar USING (article_key)
LEFT JOIN parties actor ON actor.article_key = e.article_key AND actor.event_id = e.event_id AND actor.role = 'actor'
LEFT JOIN parties recipient
    ON recipient.article_key = e.article_key AND recipient.event_id = e.event_id AND recipient.role = 'recipient'
LEFT JOIN parties denier
    ON denier.article_key = e.article_key AND denier.event_id = e.event_id AND denier.role = 'denier'
LEFT JOIN actors speaker ON speaker.article_key = e.article_key AND speaker.actor_id = e.attributed_to
LEFT JOIN event_mentions m ON m.article_key = e.article_key AND m.event_id = e.event_id AND m.mention = 0
WHERE ($type = '' OR e.type = $type)
  AND ($actuality = '' OR e.actuality = $actuality)
  AND ($article = '' OR ar.article_id = $article)
  AND ($about = ''
       OR contains(lower(concat_ws('|', actor.names, recipient.names, speaker.name)), lower($about))
       OR list_contains(actor.countries, upper($about))
       OR list_contains(recipient.countries, upper($about)))
ORDER BY ar.position, m.sentence_start, m.predicate_start, e.event_id
LIMIT $limit;
