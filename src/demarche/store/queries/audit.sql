-- Every event of the newest codings, with what identifies it across runs. The auditor draws from these.
SELECT e.article_key, ar.article_id, e.event_id, e.event_key, e.type
FROM events e
JOIN articles ar USING (article_key)
ORDER BY ar.position, e.event_id;
