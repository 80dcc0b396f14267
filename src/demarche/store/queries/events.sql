-- Events with their parties in words, in the order of the articles and of the text. "" asks for all.
WITH named AS (
    SELECT article_key, actor_id FROM actors
    WHERE $about <> '' AND (contains(lower(name), lower($about)) OR country = upper($about))
),
about AS (
    SELECT ea.article_key, ea.event_id FROM event_actors ea JOIN named USING (article_key, actor_id)
    WHERE ea.role <> 'denier'
    UNION
    SELECT e.article_key, e.event_id FROM events e
    JOIN named n ON n.article_key = e.article_key AND n.actor_id = e.attributed_to
),
fitting AS (
    SELECT e.article_key, e.event_id, ar.position
    FROM events e JOIN articles ar USING (article_key)
    WHERE ($type = '' OR e.type = $type)
      AND ($actuality = '' OR e.actuality = $actuality)
      AND ($article = '' OR ar.article_id = $article)
      AND ($about = '' OR (e.article_key, e.event_id) IN (SELECT (article_key, event_id) FROM about))
),
-- The first articles that have enough of them: words are read of these alone, of a large store's sentences a thousandth.
enough AS (
    SELECT article_key
    FROM (SELECT article_key, sum(count(*)) OVER (ORDER BY position) - count(*) AS before
          FROM fitting GROUP BY article_key, position)
    WHERE before < $limit
),
chosen AS (
    SELECT e.*, ar.article_id, ar.position, ar.title, ar.published, ar.source,
           m.predicate, m.clause, m.sentence, m.rule, m.sentence_start, m.predicate_start
    FROM (SELECT article_key, event_id FROM fitting SEMI JOIN enough USING (article_key))
    JOIN events e USING (article_key, event_id)
    JOIN articles ar USING (article_key)
    LEFT JOIN event_mentions m ON m.article_key = e.article_key AND m.event_id = e.event_id AND m.mention = 0
    ORDER BY ar.position, m.sentence_start, m.predicate_start, e.event_id
    LIMIT $limit
),
parties AS (
    SELECT ea.article_key, ea.event_id,
           string_agg(a.name, ', ' ORDER BY ea.position) FILTER (ea.role = 'actor') AS actors,
           string_agg(a.name, ', ' ORDER BY ea.position) FILTER (ea.role = 'recipient') AS recipients,
           string_agg(a.name, ', ' ORDER BY ea.position) FILTER (ea.role = 'denier') AS denied_by
    FROM event_actors ea
    JOIN chosen c ON c.article_key = ea.article_key AND c.event_id = ea.event_id
    JOIN actors a ON a.article_key = ea.article_key AND a.actor_id = ea.actor_id
    GROUP BY ALL
)
SELECT c.article_id, c.event_id, c.event_key, c.date_start, c.date_end, c.date_precision,
       p.actors, c.type, c.mode, c.contexts, c.cameo, c.quad, c.score, p.recipients,
       c.actuality, c.hedged, speaker.name AS said_by, p.denied_by, c.place, c.country,
       c.predicate, c.clause, c.sentence, c.rule, c.title, c.published, c.source
FROM chosen c
LEFT JOIN parties p ON p.article_key = c.article_key AND p.event_id = c.event_id
LEFT JOIN actors speaker ON speaker.article_key = c.article_key AND speaker.actor_id = c.attributed_to
ORDER BY c.position, c.sentence_start, c.predicate_start, c.event_id;
