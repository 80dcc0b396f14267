"""Nameless people take the country of the place where something was done to them, marked as inferred.

In:  a cast and event mentions with their places. Out: the cast again: in "the army shelled Kandahar, killing six
civilians" these are placed in Afghanistan. Groups that act, named people and those with a country stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from demarche.cast import Cast
from demarche.records import Actor, EventMention

PLACE_RULE = "event.place"


def settle_by_place(cast: Cast, mentions: Iterable[EventMention]) -> Cast:
    """Groups of persons without a country, to whom something was done in one country only."""
    countries: dict[str, set[str]] = {}
    acting: set[str] = set()
    for mention in mentions:
        acting.update(mention.actors)
        if mention.location is not None and mention.location.country:
            for id in mention.recipients:
                countries.setdefault(id, set()).add(mention.location.country)
    placed = {id: c.pop() for id, c in countries.items() if len(c) == 1 and id not in acting and _nameless(cast[id])}
    if not placed:
        return cast
    return Cast((_placed(a, placed.get(a.id)) for a in cast), cast.mentions)


def _nameless(actor: Actor) -> bool:
    return actor.kind == "group" and actor.country is None and actor.sector == "CVL"


def _placed(actor: Actor, country: str | None) -> Actor:
    if country is None:
        return actor
    return msgspec.structs.replace(actor, country=country, inferred=True, rule=PLACE_RULE)
