-- Whether every phrase stands in `said` just so, as whole words: what is before it does not end, and what is behind it does
-- not begin, with a letter or digit. The pattern of the first is made once for all rows; of further ones no pattern is made,
-- since it would be made anew for every row.
CASE WHEN NOT regexp_matches(said, '(^|[^\pL\pN])' || regexp_escape(strip_accents(lower(CAST($phrases AS VARCHAR[])[1]))) || '([^\pL\pN]|$)')
     THEN false
     WHEN len(CAST($phrases AS VARCHAR[])) = 1 THEN true
     ELSE len(list_filter(CAST($phrases AS VARCHAR[]), lambda p: len(list_filter(
         range(1, len(string_split(said, strip_accents(lower(p))))),
         lambda i: NOT regexp_matches(string_split(said, strip_accents(lower(p)))[i], '[\pL\pN]$')
               AND NOT regexp_matches(string_split(said, strip_accents(lower(p)))[i + 1], '^[\pL\pN]'))) = 0)) = 0
END
