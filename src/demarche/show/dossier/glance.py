"""What a reader with one minute should see: the weightiest of what happened, was only said, is ahead or was denied.

In:  occurrences. Out: a few of each, the best attested first: "Türkiye cooperates with the Kosovo Security Force",
happened; "Vucic accuses Türkiye", only said; and the whole course of things as marks for a strip.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.show.dossier.occurrences import Occurrence
from demarche.show.drawing.course import Course, Mark, course_of

MOST = 6  # of each kind
_OPENING, _YEAR = 4, 366  # the opening is a fourth of the text; days
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
    """Best attested first, gravest of those alike; like ones once."""
    ranked = sorted(occurrences, key=lambda o: (-o.origins, -_evidence(o), -abs(o.first.event.score or 0), o.n))
    unlike: dict[object, Occurrence] = {}
    for o in ranked:
        line = o.first
        unlike.setdefault((line.event.type, *line.actors, "→", *line.recipients), o)
    return list(unlike.values())[:MOST]


def _evidence(occurrence: Occurrence) -> int:
    """How much speaks for it as news: one odd sentence should not lead.

    Two points each for: an actor with a name; a recipient with one; a day no more than a year before the report. One
    each for: not hedged; read from a verb, not from a noun or adjective; told more than once; near the opening of an
    article; in its first sentence.
    """
    line = occurrence.first
    trail, text = line.event.mentions[0], line.source.article.text
    points = (
        not line.event.hedged,
        ".verb." in trail.rule,
        sum(len(other.event.mentions) for other in occurrence.lines) > 1,
        trail.sentence.start <= len(text) / _OPENING,
        not text[: trail.sentence.start].strip(),
    )
    return 2 * _known(occurrence) + 2 * (not _of_old(occurrence)) + sum(points)


def _of_old(occurrence: Occurrence) -> bool:
    """Whether its day lies more than a year before the report; of one without a date, whether a year is told."""
    line = next((line for line in occurrence.lines if line.dated), None)
    date = line.event.date if line else None
    if line is None or date is None or not date.end:
        return False
    published = line.source.article.published
    if not published:
        return date.precision == "year"
    return (dt.date.fromisoformat(published[:10]) - dt.date.fromisoformat(date.end)).days > _YEAR


def _known(occurrence: Occurrence) -> int:
    """How many of the two sides have a name."""
    line = occurrence.first
    sides = (line.event.actors, line.event.recipients)
    return sum(any((a := line.source.actor(i)) and not a.key.startswith("generic:") for i in side) for side in sides)
