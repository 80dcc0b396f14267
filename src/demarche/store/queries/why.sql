-- What became of the sentences that have the given words, or that are among them, or that stand at an offset of an
-- article. White space, case and the shape of quotation marks do not count.
WITH outcomes AS (
    SELECT article_key, sentence, sentence_start, sentence_end, 'no event' AS outcome, reason FROM uncoded
    UNION ALL
    SELECT article_key, sentence, sentence_start, sentence_end, 'opinion', voice || ' (rule ' || rule || ')' FROM voices
    UNION ALL
    SELECT m.article_key, m.sentence, m.sentence_start, m.sentence_end, 'coded',
           e.type || coalesce('/' || e.mode, '') || ', ' || e.actuality || ', on "' || m.predicate || '" (rule ' || m.rule || ')'
    FROM event_mentions m JOIN events e ON e.article_key = m.article_key AND e.event_id = m.event_id
),
plain AS (
    SELECT *, lower(translate(trim(regexp_replace(sentence, '\s+', ' ', 'g')), '“”‘’', '""''''')) AS told FROM outcomes
),
asked AS (
    SELECT lower(translate(trim(regexp_replace($words, '\s+', ' ', 'g')), '“”‘’', '""''''')) AS words
)
SELECT ar.article_id, o.sentence, o.sentence_start, o.outcome, o.reason
FROM plain o JOIN articles ar USING (article_key) CROSS JOIN asked
WHERE ($at >= 0 AND ar.article_id = $article AND $at >= o.sentence_start AND $at < o.sentence_end)
   OR ($at < 0 AND (contains(o.told, asked.words) OR (length(o.told) > 12 AND contains(asked.words, o.told))))
ORDER BY ar.position, o.sentence_start, o.outcome, o.reason
LIMIT 50;
