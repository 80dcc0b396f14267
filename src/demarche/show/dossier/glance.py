"""What a reader with one minute should see: the weightiest of what happened, was only said, is ahead or was denied.

In:  occurrences. Out: a few of each, in order of time: "Türkiye cooperates with the Kosovo Security Force", happened;
"Vucic accuses Türkiye", only said; and the whole course of things as marks for a strip.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.show.dossier.occurrences import Occurrence
from demarche.show.drawing.course import Course, Mark, course_of

MOST = 6  # of each kind
_KINDS = {
    "What happened": ("happened",),
    "What was only said": ("said",),
    "What is ahead or possible": ("planned", "possible"),
    "What is denied": ("denied",),
}


@dataclass(frozen=True, slots=True)
class Glance:
    """One kind: its weightiest occurrences, and how many there are in all."""

    heading: str
    standings: tuple[str, ...]
    weightiest: list[Occurrence]
    total: int


def glances_of(occurrences: Sequence[Occurrence]) -> list[Glance]:
    """Kinds that there are, each with the weightiest."""
    found = []
    for heading, standings in _KINDS.items():
        fitting = [o for o in occurrences if o.standing in standings]
        if fitting:
            found.append(Glance(heading, standings, _weightiest(fitting), len(fitting)))
    return found


def course(occurrences: Iterable[Occurrence]) -> Course | None:
    """The strip of all that has a day."""
    return course_of(
        [Mark(dt.date.fromisoformat(o.day), o.standing, o.cooperative, f"#{o.anchor}") for o in occurrences if o.day]
    )


def _weightiest(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Told most independently, between two that are known, gravest; like ones once."""
    ranked = sorted(occurrences, key=lambda o: (-o.origins, -_known(o), -abs(o.first.event.score or 0), o.n))
    unlike: dict[object, Occurrence] = {}
    for o in ranked:
        line = o.first
        unlike.setdefault((line.event.type, *line.actors, "→", *line.recipients), o)
    return sorted(list(unlike.values())[:MOST], key=lambda o: o.n)


def _known(occurrence: Occurrence) -> int:
    """How many of the two sides have a name."""
    line = occurrence.first
    sides = (line.event.actors, line.event.recipients)
    return sum(any((a := line.source.actor(i)) and not a.key.startswith("generic:") for i in side) for side in sides)
