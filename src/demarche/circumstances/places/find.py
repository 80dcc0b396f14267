"""The places an article names, resolved.

In:  a Doc, its cast of actors, the gazetteer. Out: `PlaceMention`s in text order: "Kunduz province" is the Afghan
province in "air strikes in Kunduz province killed at least 32 civilians".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from demarche.cast import Cast
from demarche.circumstances.places.capitals import capitals_told
from demarche.circumstances.places.choose import choose, contains
from demarche.circumstances.places.gazetteer import Gazetteer, Place, PlaceWords
from demarche.circumstances.places.mention import PlaceMention
from demarche.circumstances.places.stretches import Stretch, find_stretches
from demarche.language.syntax import Syntax
from demarche.records import Location, PlacePrecision, Span

INSIDE = (["in"], [","], ["("], [",", "in"])
POSSESSIVE = (["'s"], ["’s"])


def find_places(
    doc: Doc,
    *,
    cast: Cast,
    gazetteer: Gazetteer,
    story_country: str | None = None,
    syntax: Syntax | None = None,
) -> tuple[PlaceMention, ...]:
    """All places named, actors' homes and datelines included; `Places.place_of` says which one an event has.

    story_country: where the story plays (ISO 3166 alpha-3), when known; else the country most spoken of.
    """
    s = syntax or Syntax(doc)
    stretches = find_stretches(s, gazetteer)
    outer = _outer(s, stretches, gazetteer.words)
    chosen = choose(stretches, outer, _countries_of(cast), story_country)
    chosen = [None if _is_elsewhere(s, i, outer, stretches, chosen) else place for i, place in enumerate(chosen)]
    containers = {o for i, o in outer.items() if _holds(chosen[o], chosen[i])}
    named = [
        _mention(s, stretch, place, i in containers, _country_beside(i, outer, chosen))
        for i, (stretch, place) in enumerate(zip(stretches, chosen, strict=True))
    ]
    return tuple(sorted([*named, *capitals_told(s, cast, gazetteer)], key=lambda mention: mention.span))


def _outer(s: Syntax, stretches: Sequence[Stretch], words: PlaceWords) -> dict[int, int]:
    """Names beside another that say what it lies in: "Paris, Texas", "the Sadr neighbourhood of Baghdad", "Goma (North
    Kivu)"; before it as well: "Baghdad's western Amriya district". In "Owo, in Nigeria's Ondo state" Owo lies in Ondo.
    """
    found: dict[int, int] = {}
    idle = {"the", "state", "capital", *words.types, *words.directions, *words.parts}
    for i in range(len(stretches) - 1):
        one, other = stretches[i], stretches[i + 1]
        between = s.lower[one.last + 1 : other.first]
        said = [word for word in between if word not in idle]
        if said == [","] and not words.seats.isdisjoint((s.lower[one.last], *between)) and between[-1] == ",":
            found[i + 1] = i  # "the Georgian capital, Tbilisi"
            continue
        inside = [word for word in said if word != "of"] in INSIDE
        if (inside or (said == ["of"] and _is_part(s, one, between, words))) and not _is_list(s, one, other):
            found[i] = i + 1
        elif said in POSSESSIVE:
            found[i + 1] = i
    return {i: o + 1 if found.get(o + 1) == o and o == i + 1 else o for i, o in found.items()}


def _is_part(s: Syntax, one: Stretch, between: Sequence[str], words: PlaceWords) -> bool:
    """ "The Sadr *neighbourhood* of Baghdad"; "the city of Homs" has no name before it."""
    return not words.parts.isdisjoint((*between, *s.lower[one.first : one.last + 1]))


def _is_list(s: Syntax, one: Stretch, other: Stretch) -> bool:
    """ "in Syria, Iraq and Yemen": coordinated places of one rank."""
    kinds = [{place.kind for place in stretch.places} for stretch in (one, other)]
    return s.dep[other.head] == "conj" and kinds[0] <= {"country"} and kinds[1] <= {"country"}


def _is_elsewhere(
    s: Syntax, i: int, outer: dict[int, int], stretches: Sequence[Stretch], chosen: Sequence[Place | None]
) -> bool:
    """ "Jalalabad, Kyrgyzstan" is not the one in Afghanistan, even where the gazetteer knows no other."""
    place, beside = chosen[i], _country_beside(i, outer, chosen)
    if place is None or beside is None or beside.kind != "country" or place.kind != "city" or place.by_hand:
        return False
    apposed = s.head[stretches[outer[i]].head] == stretches[i].head and s.lower[stretches[i].last + 1] == ","
    return apposed and place.country is not None and place.country != beside.country


def _holds(place: Place | None, inner: Place | None) -> bool:
    if place is None:
        return False
    return inner is None or contains(place, inner)


def _countries_of(cast: Cast) -> Counter[str]:
    """How often actors of each country are mentioned, those left out whose country is a guess from the story."""
    counts: Counter[str] = Counter()
    for mention in cast.mentions:
        if mention.actor not in cast:
            continue
        actor = cast[mention.actor]
        if actor.country and not actor.inferred:
            counts[actor.country] += 1
    return counts


def _country_beside(i: int, outer: dict[int, int], chosen: Sequence[Place | None]) -> Place | None:
    return chosen[outer[i]] if i in outer else None


def _mention(s: Syntax, stretch: Stretch, place: Place | None, container: bool, beside: Place | None) -> PlaceMention:
    span = Span(s.start[stretch.first], s.end[stretch.last])
    location = _unknown(stretch, span, beside) if place is None else _known(stretch, span, place)
    return PlaceMention(span, stretch.head, location, place.kind if place else "", container, stretch.embedded)


def _unknown(stretch: Stretch, span: Span, beside: Place | None) -> Location:
    """A name the gazetteer lacks: kept, with the country or unit said beside it; a part of a city has the city's point,
    other names have none."""
    city = beside if beside is not None and beside.precision == "city" else None
    return Location(
        name=stretch.name,
        country=beside.country if beside else None,
        admin1=beside.admin1 if beside else None,
        lat=city.lat if city else None,
        lon=city.lon if city else None,
        geonameid=None,
        precision="city" if city else "none",
        span=span,
    )


def _known(stretch: Stretch, span: Span, place: Place) -> Location:
    precision = coarser(place.precision) if stretch.part else place.precision
    exact = precision == place.precision
    named = place.by_hand or place.kind in ("country", "people")
    return Location(
        name=place.name if named else _spelled(stretch.name),
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.id if exact else None,
        precision=precision,
        span=span,
    )


def _spelled(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name


def coarser(precision: PlacePrecision) -> PlacePrecision:
    """A part of a place is no finer than the place, and a part of a unit or region has no point of its own."""
    return "city" if precision == "point" else precision
