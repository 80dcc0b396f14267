"""How well articles are gathered into stories: B-cubed on the labelled stories, drawn by story.

In:  the articles of ../shared in order of publication. Out: B-cubed precision, recall and F1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from benchmarks import shared
from benchmarks.measured import Measured
from demarche.link import find_stories

Shares = list[tuple[float, float]]  # precision and recall of each article of a story


def stories() -> Measured:
    """Every labelled story is a document."""
    rows = sorted(shared.stories(), key=lambda r: (r.get("published") or "", r["id"]))
    ours = dict(find_stories(shared.article(row) for row in rows if row["text"]))
    return Measured("stories", _shares(rows, ours), _figures, unit="stories")


def _shares(rows: Sequence[dict[str, Any]], found_of: dict[str, str]) -> list[Shares]:
    """An article without text is in no story of ours, and counts as one of its own."""
    ours = {row["id"]: found_of.get(row["id"], f"alone {row['id']}") for row in rows}
    gold, found = defaultdict[int, set[str]](set), defaultdict[str, set[str]](set)
    for row in rows:
        gold[row["story"]].add(row["id"])
        found[ours[row["id"]]].add(row["id"])
    shares: list[Shares] = []
    for story in gold.values():
        both = [(len(story & found[ours[id]]), found[ours[id]]) for id in sorted(story)]
        shares.append([(common / len(mates), common / len(story)) for common, mates in both])
    return shares


def _figures(chosen: Sequence[Shares]) -> dict[str, float]:
    articles = [share for story in chosen for share in story]
    precision = sum(p for p, _ in articles) / len(articles)
    recall = sum(r for _, r in articles) / len(articles)
    f1 = 2 * precision * recall / (precision + recall)
    return {"stories.precision": 100 * precision, "stories.recall": 100 * recall, "stories.f1": 100 * f1}
