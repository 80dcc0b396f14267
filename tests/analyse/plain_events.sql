-- Events that fit, by the keys of the tables alone: what every faster way must find.
WITH found AS (
    SELECT e.*, a.published AS reported, a.position AS place_in_order, coalesce(e.date_start, a.published) AS on_day,
           CASE WHEN e.actuality = 'actual' AND (e.attribution IS NOT NULL OR e.hedged) THEN 'said'
                WHEN e.actuality = 'actual' THEN 'happened'
                WHEN e.actuality = 'historical' THEN 'history'
                WHEN e.actuality = 'future' THEN 'planned'
                WHEN e.actuality = 'hypothetical' THEN 'possible'
                ELSE 'denied' END AS stands
    FROM events e JOIN articles a USING (article_key)
),
parties AS (
    SELECT p.article_key, p.event_id, p.role, p.actor_key, n.name, n.country
    FROM event_actors p JOIN actors n USING (article_key, actor_id)
)
SELECT event_key FROM found e
WHERE ($type IS NULL OR type = $type)
  AND ($standing IS NULL OR stands IN (SELECT unnest(CAST($standing AS VARCHAR[]))))
  AND ($name IS NULL OR EXISTS (
      SELECT 1 FROM parties p WHERE p.article_key = e.article_key AND p.event_id = e.event_id
         AND (p.country = upper($name) OR contains(lower(p.name), lower($name)))))
  AND ($actor IS NULL OR EXISTS (
      SELECT 1 FROM parties p WHERE p.article_key = e.article_key AND p.event_id = e.event_id
         AND p.actor_key = $actor AND p.role <> 'denier' AND ($role IS NULL OR p.role = $role)))
  AND ($doer IS NULL OR EXISTS (
      SELECT 1 FROM parties p WHERE p.article_key = e.article_key AND p.event_id = e.event_id
         AND p.actor_key = $doer AND p.role = 'actor'))
  AND ($recipient IS NULL OR EXISTS (
      SELECT 1 FROM parties p WHERE p.article_key = e.article_key AND p.event_id = e.event_id
         AND p.actor_key = $recipient AND p.role = 'recipient'))
  AND ($said_by IS NULL OR EXISTS (
      SELECT 1 FROM actors n WHERE n.article_key = e.article_key AND n.actor_id = e.attributed_to AND n.actor_key = $said_by))
  AND ($speaker IS NULL OR EXISTS (
      SELECT 1 FROM actors n WHERE n.article_key = e.article_key AND n.actor_id = e.attributed_to
         AND (n.country = upper($speaker) OR contains(lower(n.name), lower($speaker)))))
  AND ($words IS NULL OR EXISTS (
      SELECT 1 FROM event_mentions m WHERE m.article_key = e.article_key AND m.event_id = e.event_id
         AND regexp_matches(m.sentence, '(?i)' || regexp_escape($words))))
  AND (NOT $by_day OR on_day IS NOT NULL)
ORDER BY CASE WHEN $by_day THEN on_day ELSE reported END DESC NULLS LAST, place_in_order DESC,
         TRY_CAST(substr(event_id, 2) AS INTEGER)
