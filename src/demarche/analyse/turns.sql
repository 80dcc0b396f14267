-- Changes of course: weeks at which the mean score of a dyad over four weeks differs from that of the twelve weeks before
-- by four points or more and has another sign, with three occurrences or more on both sides of the turn.
WITH counted AS (
    SELECT actor_side, recipient_side, occurrence_id, avg(score) AS score, CAST(date_trunc('week', min(day)) AS DATE) AS week,
           mode(actor ORDER BY actor) AS actor, mode(recipient ORDER BY recipient) AS recipient,
           arg_min({'occurrence_id': occurrence_id, 'article_key': article_key, 'event_id': event_id, 'outlet': outlet,
                    'sentence': sentence, 'rule': rule}, (coalesce(published, DATE '9999-12-31'), article_key, event_id)) AS act
    FROM acts
    WHERE happened AND actor_side <> recipient_side AND day IS NOT NULL AND last_day - day < 7
    GROUP BY actor_side, recipient_side, occurrence_id
),
weeks AS (
    SELECT DISTINCT actor_side, recipient_side, week FROM counted
),
around AS (
    SELECT w.actor_side, w.recipient_side, w.week, mode(c.actor ORDER BY c.actor) AS actor,
           mode(c.recipient ORDER BY c.recipient) AS recipient,
           avg(c.score) FILTER (c.week < w.week) AS before, count(*) FILTER (c.week < w.week) AS earlier,
           avg(c.score) FILTER (c.week >= w.week) AS after, count(*) FILTER (c.week >= w.week) AS later,
           list(c.occurrence_id ORDER BY c.occurrence_id) FILTER (c.week < w.week) AS before_ids,
           list(c.occurrence_id ORDER BY c.occurrence_id) FILTER (c.week >= w.week) AS after_ids,
           list(c.act ORDER BY c.week, c.occurrence_id) FILTER (c.week < w.week) AS acts_before,
           list(c.act ORDER BY c.week, c.occurrence_id) FILTER (c.week >= w.week) AS acts_after
    FROM weeks w
    JOIN counted c ON c.actor_side = w.actor_side AND c.recipient_side = w.recipient_side
     AND c.week >= w.week - INTERVAL 84 DAYS AND c.week < w.week + INTERVAL 28 DAYS
    GROUP BY w.actor_side, w.recipient_side, w.week
)
SELECT actor, actor_side, recipient, recipient_side, week, before, after, before_ids, after_ids, acts_before, acts_after
FROM around
WHERE earlier >= 3 AND later >= 3 AND abs(after - before) >= 4 AND sign(after) <> sign(before)
QUALIFY abs(after - before) = max(abs(after - before)) OVER (
    PARTITION BY actor_side, recipient_side, sign(after) ORDER BY week
    RANGE BETWEEN INTERVAL 28 DAYS PRECEDING AND INTERVAL 28 DAYS FOLLOWING)
ORDER BY week, actor_side, recipient_side
