-- Whose words each outlet reports: statements by side, their share of all statements that the outlet gives to somebody
-- known, and how many are quoted directly.
WITH counted AS (
    SELECT outlet, side, mode(speaker ORDER BY speaker) AS speaker, count(*) AS statements,
           count(*) FILTER (kind <> 'indirect') AS quoted, count(DISTINCT article_key) AS articles,
           list({'article_key': article_key, 'attribution_id': attribution_id} ORDER BY article_key, attribution_id) AS keys
    FROM voiced
    WHERE NOT starts_with(side, 'generic:') AND stance NOT IN ('no_comment', 'decline')
    GROUP BY outlet, side
)
SELECT outlet, side, speaker, statements, statements / sum(statements) OVER (PARTITION BY outlet) AS share, quoted, articles, keys
FROM counted
ORDER BY outlet, statements DESC, side
