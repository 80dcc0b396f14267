"""The country a story plays in.

In:  a Page. Out: the country that the article's places and states name most, e.g. AFG for a report from Kabul that
     speaks of "the police"; None when two are named alike.
"""

from __future__ import annotations

from collections import Counter

from demarche.actors.clues import pick
from demarche.actors.page import Page

LEAD = 5  # sentences whose names count double


def story_country(page: Page) -> str | None:
    """The most named country, when it leads clearly."""
    counts: Counter[str] = Counter()
    last = -1
    for i, seen in enumerate(page.name):
        if seen is None or i <= last:
            continue
        last = seen.last
        sense = pick(seen, "state", "capital", "metonym", "unit", "city", "adjective", "native", "people")
        if sense and sense.country:
            counts[sense.country] += 2 if page.s.sentence[i] < LEAD else 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
