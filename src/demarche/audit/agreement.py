"""How far two auditors agree on the events that both judged.

In:  two files of labels. Out: for each field the share of equal judgements and Krippendorff's alpha for nominal data
(Hayes and Krippendorff 2007, doi:10.1080/19312450709336664), "cannot tell" being a judgement like the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from demarche.audit.labels import FIELDS, Label


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one field: events that both judged, share of equal judgements, alpha (None where nobody ever differs from one
    single judgement: there is nothing to agree about)."""

    field: str
    events: int
    equal: float
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an event, judged "right" by the one and "wrong" by the other."""

    label: Label
    field: str
    one: str
    other: str


def agreement(one: Iterable[Label], other: Iterable[Label]) -> list[Agreement]:
    """A row for each field that both judged somewhere."""
    first, second = ({label.identity: label for label in labels} for labels in (one, other))
    shared = [(first[key].judged, second[key].judged) for key in first if key in second]
    rows = []
    for name in FIELDS:
        pairs = [(a[name], b[name]) for a, b in shared if name in a and name in b]
        if pairs:
            rows.append(Agreement(name, len(pairs), sum(a == b for a, b in pairs) / len(pairs), alpha(pairs)))
    return rows


def differences(one: Iterable[Label], other: Iterable[Label]) -> list[Difference]:
    """The fields that two auditors judge differently, in the order of the first's labels."""
    second = {label.identity: label for label in other}
    pairs = [(label, second[label.identity]) for label in one if label.identity in second]
    return [
        Difference(a, name, a.judged[name], b.judged[name])
        for a, b in pairs
        for name in FIELDS
        if name in a.judged and name in b.judged and a.judged[name] != b.judged[name]
    ]


def alpha(pairs: list[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two observers without missing data: 1 - observed / expected disagreement."""
    values = Counter(value for pair in pairs for value in pair)
    n = values.total()
    expected = sum(count * (n - count) for count in values.values()) / (n * (n - 1))
    observed = sum(a != b for a, b in pairs) / len(pairs)
    return None if expected == 0 else 1 - observed / expected
