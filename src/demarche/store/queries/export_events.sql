-- The events of the articles at positions $first to $last, a row each, with the columns of the tidy table in its order.
-- Several values in a cell have ";" between them, which is taken out of the values.
-- Of every table that tells the article's number only these articles are read: joined by keys alone, all of it would be.
WITH chosen AS (SELECT * FROM events WHERE article_no BETWEEN $first AND $last),
told_of AS (SELECT * FROM articles WHERE position BETWEEN $first AND $last),
known AS (SELECT * FROM actors WHERE article_no BETWEEN $first AND $last),
named AS (
    SELECT ea.event_no, ea.role, ea.position, ea.actor_id, a.name, a.country, a.sector
    FROM event_actors ea SEMI JOIN chosen USING (event_no)
    LEFT JOIN known a ON a.article_key = ea.article_key AND a.actor_id = ea.actor_id
),
sides AS (
    SELECT event_no, role, string_agg(replace(name, ';', ','), ';' ORDER BY position) AS names,
           string_agg(replace(coalesce(country, ''), ';', ','), ';' ORDER BY position) AS countries,
           string_agg(replace(coalesce(sector, ''), ';', ','), ';' ORDER BY position) AS sectors
    FROM named WHERE name IS NOT NULL AND role <> 'denier' GROUP BY event_no, role
),
deniers AS (
    SELECT event_no, string_agg(replace(coalesce(name, actor_id), ';', ','), ';' ORDER BY position) AS names
    FROM named WHERE role = 'denier' GROUP BY event_no
),
things AS (
    SELECT c.event_no,
           string_agg(replace(trim(coalesce(o.quantity, '') || ' ' || o.item, E' \t\r\n'), ';', ','), ';' ORDER BY o.rowid) AS items
    FROM objects o JOIN chosen c USING (article_key, event_id) GROUP BY c.event_no
),
invoked AS (
    SELECT event_no, article_key, unnest(instruments) AS id, generate_subscripts(instruments, 1) AS place FROM chosen
),
papers AS (
    SELECT v.event_no, string_agg(replace(coalesce(i.name, v.id), ';', ','), ';' ORDER BY v.place) AS names
    FROM invoked v LEFT JOIN instruments i ON i.article_key = v.article_key AND i.instrument_id = v.id
    GROUP BY v.event_no
),
told AS (
    SELECT event_no, count(*) AS mentions FROM event_mentions SEMI JOIN chosen USING (event_no) GROUP BY event_no
)
SELECT ar.article_id, ar.published, ar.source, ar.title, ar.url,
       e.event_id, e.event_key, e.date_start, e.date_end, e.date_precision, e.type, e.mode,
       array_to_string(list_transform(e.contexts, lambda c: replace(c, ';', ',')), ';') AS contexts,
       e.cameo, e.quad, e.score, e.goldstein,
       coalesce(actor.names, '') AS actors, coalesce(actor.countries, '') AS actor_countries,
       coalesce(actor.sectors, '') AS actor_sectors,
       coalesce(recipient.names, '') AS recipients, coalesce(recipient.countries, '') AS recipient_countries,
       coalesce(recipient.sectors, '') AS recipient_sectors,
       e.actuality, e.hedged, coalesce(speaker.name, e.attributed_to) AS said_by, coalesce(d.names, '') AS denied_by,
       e.place, e.country, e.admin1, e.lat, e.lon, e.geonameid, e.place_precision,
       e.dead_min, e.dead_max, e.injured_min, e.injured_max, e.arrested_min, e.arrested_max,
       e.missing_min, e.missing_max, e.size_min, e.size_max,
       coalesce(t.items, '') AS objects, coalesce(p.names, '') AS instruments,
       first.rule, coalesce(m.mentions, 0) AS mentions, first.predicate,
       first.sentence, first.sentence_start, first.sentence_end
FROM chosen e
JOIN told_of ar USING (article_key)
LEFT JOIN sides actor ON actor.event_no = e.event_no AND actor.role = 'actor'
LEFT JOIN sides recipient ON recipient.event_no = e.event_no AND recipient.role = 'recipient'
LEFT JOIN deniers d ON d.event_no = e.event_no
LEFT JOIN things t ON t.event_no = e.event_no
LEFT JOIN papers p ON p.event_no = e.event_no
LEFT JOIN told m ON m.event_no = e.event_no
LEFT JOIN event_mentions first ON first.event_no = e.event_no AND first.mention = 0
LEFT JOIN known speaker ON speaker.article_key = e.article_key AND speaker.actor_id = e.attributed_to
ORDER BY ar.position, e.event_no;
