"""A figure with its interval: what was counted in each document, and how the counts of documents become figures.

In:  counts by document, e.g. {"right": 3, "wanted": 4}. Out: figures in per cent by name, and 95 % intervals: of many
samples of as many documents, drawn with replacement from the same seed, the middle nineteen in twenty.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

ROUNDS = 500


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of data. unit: what a document of it is; `figures_of` takes any sample of the documents."""

    name: str
    documents: Sequence[Any]
    figures_of: Callable[[Sequence[Any]], dict[str, float]]
    unit: str = "articles"

    def figures(self) -> dict[str, float]:
        return self.figures_of(self.documents)

    def intervals(self, rounds: int = ROUNDS, seed: int = 0) -> dict[str, tuple[float, float]]:
        """95 % of the figures of samples of as many documents, drawn with replacement."""
        chance = random.Random(seed)
        drawn = [self.figures_of(chance.choices(self.documents, k=len(self.documents))) for _ in range(rounds)]
        ordered = {name: sorted(figures[name] for figures in drawn) for name in self.figures()}
        return {name: (v[int(0.025 * rounds)], v[int(0.975 * rounds)]) for name, v in ordered.items()}


def summed(counts: Iterable[Counter[str]]) -> Counter[str]:
    """The counts of all documents together."""
    total = Counter[str]()
    for count in counts:
        total.update(count)
    return total


def share(part: float, whole: float) -> float:
    """In per cent; of nothing, 0."""
    return 100 * part / whole if whole else 0.0


def tell(sets: Iterable[Measured]) -> None:
    """Every figure on a line with its interval and what it is drawn from, as soon as it is there."""
    for measured in sets:
        intervals = measured.intervals()
        for name, value in measured.figures().items():
            low, high = intervals[name]
            drawn = f"{len(measured.documents)} {measured.unit}"
            sys.stdout.write(f"{name:34}{value:8.1f}   {low:.1f}–{high:.1f}   {drawn}\n")
