-- What became of an event that is not read any more: the sentence it stood in, the newest version of its article, and the
-- events that are read in that sentence now, those on the same word first.
SELECT f.type, f.mode, f.predicate, f.sentence, a.article_key, a.title, a.article_id, e.event_no, e.event_key
FROM former_events f
LEFT JOIN articles a ON a.identity = f.identity AND a.current
LEFT JOIN event_mentions m ON m.article_key = a.article_key AND m.sentence = f.sentence
LEFT JOIN events e ON e.article_key = m.article_key AND e.event_id = m.event_id
WHERE f.event_key = $key
ORDER BY m.predicate IS NOT DISTINCT FROM f.predicate DESC, e.event_no;
