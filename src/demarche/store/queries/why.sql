-- What became of the sentences that have the given words, or that stand at an offset of an article.
WITH outcomes AS (
    SELECT article_key, sentence, sentence_start, sentence_end, 'no event' AS outcome, reason FROM uncoded
    UNION ALL
    SELECT article_key, sentence, sentence_start, sentence_end, 'opinion', voice || ' (rule ' || rule || ')' FROM voices
    UNION ALL
    SELECT m.article_key, m.sentence, m.sentence_start, m.sentence_end, 'coded',
           e.type || coalesce('/' || e.mode, '') || ', ' || e.actuality || ', on "' || m.predicate || '" (rule ' || m.rule || ')'
    FROM event_mentions m JOIN events e ON e.article_key = m.article_key AND e.event_id = m.event_id
)
SELECT ar.article_id, o.sentence, o.sentence_start, o.outcome, o.reason
FROM outcomes o JOIN articles ar USING (article_key)
WHERE ($at >= 0 AND ar.article_id = $article AND $at >= o.sentence_start AND $at < o.sentence_end)
   OR ($at < 0 AND contains(lower(o.sentence), lower($words)))
ORDER BY ar.position, o.sentence_start, o.outcome, o.reason
LIMIT 50;
