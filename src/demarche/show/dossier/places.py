"""Where: countries shaded, places as dots, at the text's own precision.

In:  occurrences. Out: the map and, for each country and place, what happened there: one shelling at Torkham.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from demarche.records import Location
from demarche.show.dossier.occurrences import HAPPENED, Occurrence
from demarche.show.dossier.people import Party
from demarche.show.drawing.worldmap import WorldMap, drawn

HOMES, LEAST_PART = 6, 2  # countries outlined at most; in how much their actors take part at least
PRECISE = ("point", "city", "admin1")  # what a dot or a ring may stand for; a country is shaded


@dataclass(slots=True)
class Place:
    """A country (name "") or a place in one, with what happened there."""

    n: int
    location: Location
    name: str
    occurrences: list[Occurrence] = field(default_factory=list)

    @property
    def country(self) -> str:
        return self.location.country or ""

    @property
    def row(self) -> dict[str, Any]:
        """As the map counts."""
        cooperation = sum(o.cooperative for o in self.occurrences)
        return {
            "country": self.country,
            "place": self.name,
            "lat": self.location.lat,
            "lon": self.location.lon,
            "precision": self.location.precision,
            "events": len(self.occurrences),
            "cooperation": cooperation,
            "conflict": len(self.occurrences) - cooperation,
        }


def places_of(occurrences: Iterable[Occurrence]) -> tuple[list[Place], list[Place]]:
    """Countries, and places known more precisely, of what is told as done; those with the most first."""
    countries: dict[str, Place] = {}
    places: dict[tuple[str, str], Place] = {}
    for occurrence in occurrences:
        at = occurrence.located.event.location
        if at is None or occurrence.standing not in HAPPENED:
            continue
        if at.country:
            countries.setdefault(at.country, Place(0, at, "")).occurrences.append(occurrence)
        if at.precision in PRECISE and at.lat is not None and at.lon is not None:
            places.setdefault((at.name, at.country or ""), Place(0, at, at.name)).occurrences.append(occurrence)
    return _ranked(countries.values()), _ranked(places.values())


def homes_of(parties: Iterable[Party]) -> list[str]:
    """The countries whose actors take part in the most, HOMES at most: where the words often name no place at all."""
    weights: Counter[str] = Counter()
    for party in parties:
        if party.actor.country:
            weights[party.actor.country] += party.weight
    return [code for code, weight in weights.most_common(HOMES) if weight >= LEAST_PART]


def world(countries: Sequence[Place], places: Sequence[Place], homes: Sequence[str] = ()) -> WorldMap:
    """The map; `homes` are outlined, whether or not anything is known to have happened there."""
    counts = [
        {k: v for k, v in c.row.items() if k in ("country", "events", "cooperation", "conflict")} for c in countries
    ]
    return drawn(counts, [p.row for p in places], near=True, homes=homes)


def _ranked(places: Iterable[Place]) -> list[Place]:
    ranked = sorted(places, key=lambda p: (-len(p.occurrences), p.country, p.name))
    for n, place in enumerate(ranked, 1):
        place.n = n
    return ranked
