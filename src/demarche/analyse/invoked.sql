-- Instruments invoked: in one story, who invokes which treaty, resolution, contract or law, and for what; those that
-- several sides invoke first, elections last. "Belgrade says the drones violate Resolution 1244", "Osmani says it does not forbid them".
WITH told AS (
    SELECT coalesce(sa.story, ar.article_id) AS story, i.instrument_key, i.name, i.kind, s.side, s.name AS speaker, p.name AS party,
           v.stance, v.article_key, v.instrument_id, v.span_start, v.span_end, ar.source AS outlet, ar.published,
           -- What stands around it, cut between words.
           CASE WHEN v.span_start > 120 THEN '… ' ELSE '' END
           || regexp_replace(substr(ar.text, greatest(v.span_start - 119, 1), least(v.span_start, 120)),
                             CASE WHEN v.span_start > 120 THEN '^\S*\s' ELSE '^' END, '')
           || regexp_replace(substr(ar.text, greatest(v.span_start + 1, 1), v.span_end - v.span_start + 120),
                             CASE WHEN length(ar.text) > v.span_end + 120 THEN '\s\S*$' ELSE '$' END, '')
           || CASE WHEN length(ar.text) > v.span_end + 120 THEN ' …' ELSE '' END AS words
    FROM invocations v
    JOIN instruments i USING (article_key, instrument_id)
    JOIN articles ar USING (article_key)
    LEFT JOIN story_articles sa USING (article_key)
    LEFT JOIN sides s ON s.article_key = v.article_key AND s.actor_id = v.invoked_by
    LEFT JOIN sides p ON p.article_key = v.article_key AND p.actor_id = v.party
)
SELECT story, mode(name ORDER BY name) AS name, kind, list(DISTINCT side ORDER BY side) FILTER (side IS NOT NULL) AS invoked_by,
       list({'speaker': speaker, 'side': side, 'stance': stance, 'party': party, 'article_key': article_key,
             'instrument_id': instrument_id, 'span_start': span_start, 'span_end': span_end, 'outlet': outlet,
             'sentence': words}
            ORDER BY published, article_key, span_start) AS invocations
FROM told GROUP BY story, instrument_key, kind
ORDER BY kind = 'election', coalesce(len(invoked_by), 0) DESC, len(invocations) DESC, story, name
