"""Capitals told by their country: "the Syrian capital", "Chad's capital".

In:  the tree of an article, its cast, the gazetteer. Out: `PlaceMention`s of the cities; none where the name follows
("the Georgian capital, Tbilisi"), which speaks for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.cast import Cast
from demarche.circumstances.places.gazetteer import Gazetteer
from demarche.circumstances.places.mention import PlaceMention
from demarche.language.syntax import Syntax
from demarche.records import Location, Span

OWNERS = ("amod", "nmod:poss", "compound")
NAMES = ("appos", "flat", "nmod:desc", "conj")


def capitals_told(s: Syntax, cast: Cast, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    for i, word in enumerate(s.lower):
        if word not in gazetteer.words.seats or s.pos[i] != "NOUN" or s.dep[i] in NAMES:
            continue
        if any(s.pos[c] == "PROPN" for c in s.having(i, "appos", "flat", "compound") if c > i):
            continue
        owners = [c for c in s.having(i, *OWNERS) if c < i]
        country = next((code for c in owners if (code := _state_at(cast, c))), None)
        if country is not None and country in gazetteer.capitals:
            city = gazetteer.capitals[country]
            span = Span(s.start[min(owners)], s.end[i])
            location = Location(
                name=city.name,
                country=country,
                admin1=city.admin1,
                lat=city.lat,
                lon=city.lon,
                geonameid=city.id,
                precision="city",
                span=span,
            )
            yield PlaceMention(span, i, location, "city", container=False)


def _state_at(cast: Cast, token: int) -> str | None:
    return next((cast[a].country for a in cast.at(token) if cast[a].kind == "state"), None)
