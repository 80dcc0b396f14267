-- Words as they were asked for, each as words begin: "Drone stri" gives the numbers of drone, drones, strike, striking.
SELECT DISTINCT a.word, w.word_no
FROM (SELECT unnest(regexp_extract_all(strip_accents(lower($words)), '[\pL\pN]+')) AS word) a
LEFT JOIN word_numbers w ON starts_with(w.word, a.word)
