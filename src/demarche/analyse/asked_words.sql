-- Words as they were asked for, each as words begin: "Drone stri" gives the numbers of drone, drones, strike, striking;
-- those in quotation marks as they are.
SELECT DISTINCT a.word, w.word_no,
-- if phrases
       list_contains(quoted, a.word) AS quoted
FROM (SELECT unnest(regexp_extract_all(strip_accents(lower($words)), '[\pL\pN]+')) AS word,
             regexp_extract_all(strip_accents(lower(array_to_string(CAST($phrases AS VARCHAR[]), ' '))), '[\pL\pN]+') AS quoted) a
LEFT JOIN word_numbers w ON w.word = a.word OR NOT list_contains(a.quoted, a.word) AND starts_with(w.word, a.word)
-- end
-- unless phrases
       false AS quoted
FROM (SELECT unnest(regexp_extract_all(strip_accents(lower($words)), '[\pL\pN]+')) AS word) a
LEFT JOIN word_numbers w ON starts_with(w.word, a.word)
-- end
