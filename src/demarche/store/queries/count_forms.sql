-- As what the actors of some articles are met: counted in ($times 1), or taken back before the articles go (-1).
MERGE INTO actor_forms f
USING (
    SELECT actor_no, name_no, kind, sector, office, inferred, rule, CAST(count(*) AS INTEGER) * $times AS articles
    FROM actors WHERE actor_no > 0 AND article_key IN (SELECT unnest(CAST($keys AS VARCHAR[]))) GROUP BY ALL
) n
ON f.actor_no = n.actor_no AND f.name_no = n.name_no AND f.kind = n.kind AND f.inferred = n.inferred AND f.rule = n.rule
   AND f.sector IS NOT DISTINCT FROM n.sector AND f.office IS NOT DISTINCT FROM n.office
WHEN MATCHED AND f.articles + n.articles = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET articles = f.articles + n.articles
WHEN NOT MATCHED THEN INSERT;
