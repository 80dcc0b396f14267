"""A place as an article names it.

In:  what was found and resolved. Out: `PlaceMention`: "Kunduz province" with the Afghan province.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records import Location, Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named. head: token index of its syntactic head. kind: city, admin1, country, sea ...; "" if unknown.

    container: whether it only says where the place before it lies ("Texas" in "Paris, Texas").
    embedded: whether it is part of the name of something else ("Bank of Canada").
    """

    span: Span
    head: int
    location: Location
    kind: str
    container: bool
    embedded: bool = False
