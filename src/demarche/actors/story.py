"""The country a story plays in.

In:  a Page. Out: the country that the article's places and states name most, e.g. AFG for a report from Kabul that
     speaks of "the police"; None when two are named alike.
"""

from __future__ import annotations

from collections import Counter

from demarche.actors.clues import pick
from demarche.actors.page import Page

LEAD = 5  # sentences whose names count double
CLEAR_LEAD = 1.5  # how far the first must be ahead of the second
ENOUGH = 16  # weight that any story's country has; less in texts under thirty sentences
WEIGHTS = {
    "state": 2,
    "capital": 2,
    "metonym": 2,
    "adjective": 2,
    "people": 2,
    "native": 2,
    "unit": 1,
    "city": 1,
    "organisation": 1,
}


def story_country(page: Page) -> str | None:
    """The most named country, when it leads clearly."""
    counts: Counter[str] = Counter()
    last = -1
    for i, seen in enumerate(page.name):
        if seen is None or i <= last:
            continue
        last = seen.last
        sense = pick(seen, *WEIGHTS)
        if sense and sense.country in page.know.countries:
            counts[sense.country] += WEIGHTS[sense.kind] * (2 if page.s.sentence[i] < LEAD else 1)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < CLEAR_LEAD * ranked[1][1]):
        return None
    sentences = page.s.sentence[-1] + 1
    if ranked[0][1] < min(ENOUGH, sentences // 2):
        return None
    return ranked[0][0]
