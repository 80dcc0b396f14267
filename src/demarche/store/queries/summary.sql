-- How much the store holds.
SELECT (SELECT count(*) FROM articles WHERE current) AS articles,
       (SELECT count(DISTINCT actor_key) FROM actors) AS actors,
       (SELECT count(*) FROM attributions) AS attributions,
       (SELECT count(*) FROM events) AS events,
       (SELECT count(*) FROM instruments) AS instruments,
       (SELECT count(*) FROM scheduled) AS scheduled,
       (SELECT count(*) FROM facts) AS facts,
       (SELECT count(*) FROM uncoded) AS uncoded,
       (SELECT count(*) FROM runs) AS runs;
