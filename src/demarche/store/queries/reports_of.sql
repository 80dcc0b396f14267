-- The events of some articles that are of no occurrence yet, with their parties, as linking compares them.
WITH parties AS (
    SELECT ea.article_key, ea.event_id, ea.role,
           list({'key': a.actor_key, 'name': a.name, 'kind': a.kind, 'country': a.country, 'sector': a.sector}
                ORDER BY ea.position) AS members
    FROM event_actors ea JOIN actors a USING (article_key, actor_id)
    WHERE ea.article_key IN (SELECT unnest($keys)) AND ea.role <> 'denier'
    GROUP BY ALL
)
SELECT e.article_key, e.event_id, e.event_no, e.event_key, e.type, e.mode, e.actuality, e.quad,
       e.date_start, e.date_end, e.date_precision, e.place, e.country, e.admin1, e.geonameid, e.place_precision,
       e.dead_min, e.injured_min, e.arrested_min, m.sentence,
       actor.members AS actors, recipient.members AS recipients
FROM events e
LEFT JOIN parties actor ON actor.article_key = e.article_key AND actor.event_id = e.event_id AND actor.role = 'actor'
LEFT JOIN parties recipient
       ON recipient.article_key = e.article_key AND recipient.event_id = e.event_id AND recipient.role = 'recipient'
LEFT JOIN event_mentions m ON m.article_key = e.article_key AND m.event_id = e.event_id AND m.mention = 0
WHERE e.article_key IN (SELECT unnest($keys))
  AND NOT EXISTS (SELECT 1 FROM occurrence_events oe WHERE oe.event_no = e.event_no)
ORDER BY e.article_key, m.sentence_start, m.predicate_start, e.event_id;
