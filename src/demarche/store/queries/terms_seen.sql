-- In how many articles each of `wanted_terms` stood.
SELECT term, articles FROM seen_terms SEMI JOIN wanted_terms USING (term);
