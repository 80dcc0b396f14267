"""Which of the places of one name is meant.

In:  the stretches of an article, the countries it speaks of. Out: a place for each, or None: of the many called Paris,
the one in Texas for "a factory in Paris, Texas".

Each candidate is scored: by its inhabitants, its kind and the type word beside the name, by the unit or country named
next to it, by the country of the story, by the other places of the article. Weights were set by hand on news.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.circumstances.places.gazetteer import Place
from demarche.circumstances.places.names import name_key
from demarche.circumstances.places.stretches import Stretch

SIZE, FAME, CAPITAL, MAIN, BY_HAND, TYPED = 0.35, 0.5, 2.0, 1.5, 5.0, 5.0
KIND = {"country": 9.0, "people": 15.0, "admin1": 1.5, "admin2": -4.0, "city": 0.0}
CONTAINED, CONTAINS = 9.0, 4.0
STORY, MENTIONED, NEIGHBOURS, SAME_UNIT = 3.0, 2.0, 2.5, 3.0
NEAR_KM, NEAR = 300.0, 2.0
KM_A_DEGREE = 111.0  # of latitude, at least: what is farther by latitude alone needs no reckoning
ROUNDS = 2
SHADOW = 5.0
CONTEXT = 10.0  # so much may the rest of the article say: tried 5 to 12 on news
STATES = frozenset({"country", "people"})
LEAST = 2.0  # an unknown hamlet of a common word's name stays below this


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the article says. story: its country. countries: share of each in all mentions, 0-1.

    votes, units: how often places of a country, of a unit of it, are named. places: the places chosen so far.
    """

    story: str | None
    countries: Mapping[str, float]
    votes: Mapping[str | None, int]
    units: Mapping[tuple[str | None, str], int]
    places: Sequence[Place]


NOTHING = Surroundings(None, {}, Counter(), Counter(), ())


def choose(
    stretches: Sequence[Stretch], outer: Mapping[int, int], actors: Counter[str], story_country: str | None
) -> list[Place | None]:
    """A place for each stretch. The first round reads each name for itself, the others know the rest of the article.

    outer: index of a stretch → index of the one named as what it lies in. actors: how often actors of each country
    are spoken of.
    """
    chosen = _round(stretches, outer, NOTHING)
    for _ in range(ROUNDS):
        around = _surroundings(chosen, actors, story_country)
        chosen = _round(stretches, outer, around)
    return chosen


def _round(stretches: Sequence[Stretch], outer: Mapping[int, int], around: Surroundings) -> list[Place | None]:
    inner = {o: i for i, o in outer.items()}
    known: dict[tuple[str, tuple[str, ...]], Place | None] = {}
    chosen: list[Place | None] = []
    for i, stretch in enumerate(stretches):
        beside = stretches[outer[i]] if i in outer else None
        inside = stretches[inner[i]] if i in inner else None
        key = (name_key(stretch.name), stretch.kinds)
        if beside is None and inside is None and key in known:  # one name, one place, where nothing else is said
            chosen.append(known[key])
            continue
        chosen.append(_best(stretch, beside, inside, around))
        known[key] = chosen[-1]
    return chosen


def _best(stretch: Stretch, beside: Stretch | None, inside: Stretch | None, around: Surroundings) -> Place | None:
    if len(stretch.places) == 1 and stretch.places[0].by_hand:
        return stretch.places[0]
    scored = [
        (_own(place, stretch) + _relation(place, beside, inside) + _context(place, around), -number, place)
        for number, place in enumerate(stretch.places)
    ]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and (best[0] >= LEAST or best[2].by_hand) else None


def _surroundings(chosen: Sequence[Place | None], actors: Counter[str], story_country: str | None) -> Surroundings:
    places = [place for place in chosen if place is not None]
    votes = Counter(place.country for place in places if place.kind not in STATES)
    counts = actors + Counter(place.country for place in places if place.country)
    total = sum(counts.values()) or 1
    top = max(counts, key=lambda code: (counts[code], code), default=None)
    story = story_country or (top if top is not None and counts[top] * 3 >= total else None)
    units = Counter((place.country, place.admin1) for place in {id(p): p for p in places}.values() if place.admin1)
    distinct = list({id(place): place for place in places if place.kind not in STATES}.values())
    return Surroundings(story, {code: count / total for code, count in counts.items()}, votes, units, distinct)


def _own(place: Place, stretch: Stretch) -> float:
    score = SIZE * place.size + FAME * place.fame + KIND.get(place.kind, 0.0)
    if place.capital:
        score += CAPITAL
    if place.main:
        score += MAIN
    if place.by_hand:
        score += BY_HAND
    if stretch.kinds:
        score += TYPED if place.kind in stretch.kinds else -TYPED / 2
    if place.kind == "city" and any(_overshadows(other, place) for other in stretch.places):
        score -= SHADOW
    return score


def _overshadows(unit: Place, town: Place) -> bool:
    """A state or province against a town of its name with less than a sixteenth of its people: "England", Arkansas."""
    return unit.kind == "admin1" and unit.main and unit.size > town.size + 4


def _relation(place: Place, beside: Stretch | None, inside: Stretch | None) -> float:
    score = 0.0
    if beside is not None and beside.places:
        score += CONTAINED if any(contains(other, place) for other in beside.places) else -1.0
    if inside is not None and any(contains(place, other) for other in inside.places):
        score += CONTAINS
    return score


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another, as far as units and countries tell."""
    if outer.country is None or outer.country != inner.country or outer is inner:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1" or outer.precision == "admin1":
        return inner.kind != "admin1" and name_key(outer.admin1 or outer.name) == name_key(inner.admin1 or "")
    return False


def _context(place: Place, around: Surroundings) -> float:
    if place.country is None or place.kind in STATES:
        return 0.0
    score = MENTIONED * min(1.0, 3 * around.countries.get(place.country, 0.0))
    if place.country == around.story:
        score += STORY
    score += min(NEIGHBOURS, 0.8 * around.votes.get(place.country, 0))
    if place.admin1:
        score += min(SAME_UNIT, around.units.get((place.country, place.admin1), 0))
    at_hand = (other for other in around.places if abs(other.lat - place.lat) * KM_A_DEGREE < NEAR_KM)
    nearest = min((d for other in at_hand if (d := distance_km(place, other)) > 1), default=NEAR_KM)
    return min(CONTEXT, score + NEAR * max(0.0, 1 - nearest / NEAR_KM))


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
