"""Precision of each field, with Wilson's intervals.

In:  labels. Out: a figure for each field: 84 of 97 right is 87 %, 78–92. Where the sample was drawn by type, each
type counts by its share of the store, and the interval widens with the weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from demarche.audit.labels import FIELDS, Label

_Z = 1.959964  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision of one field: shares between 0 and 1. judged: right or wrong; unsure: nobody can tell."""

    field: str
    precision: float
    low: float
    high: float
    judged: int
    unsure: int


def figures(labels: Iterable[Label], *, weights: Mapping[str, float] | None = None) -> list[Figure]:
    """A figure for each field that was judged. weights: of a sample drawn by type, each type's share of the store."""
    every = list(labels)
    return [figure for name in FIELDS if (figure := _figure(name, every, weights))]


def _figure(name: str, labels: Sequence[Label], weights: Mapping[str, float] | None) -> Figure | None:
    judged = [(label.type, label.judged[name] == "right") for label in labels if label.judged.get(name) in _DECIDED]
    unsure = sum(label.judged.get(name) == "cannot tell" for label in labels)
    if not judged:
        return None
    precision, size = weighted(judged, weights) if weights else (_share(judged), float(len(judged)))
    low, high = wilson(precision, size)
    return Figure(name, precision, low, high, len(judged), unsure)


_DECIDED = ("right", "wrong")


def _share(judged: Sequence[tuple[str, bool]]) -> float:
    return sum(right for _, right in judged) / len(judged)


def wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share among `size`, which may be no whole number: `wilson(0.5, 100)`."""
    middle = (share + _Z**2 / (2 * size)) / (1 + _Z**2 / size)
    reach = _Z * math.sqrt(share * (1 - share) / size + _Z**2 / (4 * size**2)) / (1 + _Z**2 / size)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def weighted(judged: Sequence[tuple[str, bool]], weights: Mapping[str, float]) -> tuple[float, float]:
    """The weighted share, and the size of a plain sample that would be as sure (its variance is that of the strata).

    Types that nobody judged take no part. A type judged alike throughout is given the variance of half a case
    differing, lest three in three count as certainty.
    """
    counts, right = Counter(type for type, _ in judged), Counter(type for type, good in judged if good)
    total = sum(weights.get(type, 0.0) for type in counts)
    if not total:
        return _share(judged), float(len(judged))
    share = variance = 0.0
    for type, n in counts.items():
        weight = weights.get(type, 0.0) / total
        share += weight * right[type] / n
        smooth = (right[type] + 0.5) / (n + 1)
        variance += weight**2 * smooth * (1 - smooth) / n
    spread = (share * (1 - share)) or variance * len(judged)
    return share, spread / variance
