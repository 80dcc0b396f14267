-- What there is to link: changes when an article is added, replaced or coded anew.
SELECT count(*) || '-' || coalesce(bit_xor(hash(a.article_key, coalesce(c.coded_in, c.run_id))), 0) AS contents
FROM articles a JOIN codings c ON c.article_key = a.article_key AND c.current
WHERE a.current;
