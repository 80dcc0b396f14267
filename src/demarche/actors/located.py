"""Nameless people take the country of the place where they act or suffer, else the story's, marked as inferred.

In:  a cast and event mentions with their places. Out: the cast again: in "the army shelled Kandahar, killing six
civilians" these are placed in Afghanistan; so are the women who "blocked the road" in a report from Kabul. Named
people, soldiers, officials, refugees and those with a country stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from demarche.cast import Cast
from demarche.records import Actor, EventMention

PLACE_RULE, STORY_RULE = "event.place", "event.story"
GENERIC = "generic:"
AT_HOME = frozenset(("AGR", "BUS", "COP", "CVL", "EDU", "JRN", "LAB", "MED", "OPP", "PTY", "UAF"))


def settle_by_place(cast: Cast, mentions: Iterable[EventMention]) -> Cast:
    """Nameless parties of events; nobody who is met in two countries."""
    met: dict[str, set[str]] = {}
    for mention in mentions:
        country = mention.location.country if mention.location is not None else None
        for id in (*mention.actors, *mention.recipients):
            if _is_nameless(cast[id]):
                met.setdefault(id, set()).update((country,) if country else ())
    placed = {
        id: (next(iter(countries)), PLACE_RULE) if countries else (cast.story, STORY_RULE)
        for id, countries in met.items()
        if len(countries) == 1 or (not countries and cast.story)
    }
    if not placed:
        return cast
    actors = (_placed(a, *placed.get(a.id, (None, ""))) for a in cast)
    return Cast(actors, cast.mentions, story=cast.story, open_mentions=cast.open_mentions)


def _is_nameless(actor: Actor) -> bool:
    return actor.key.startswith(GENERIC) and actor.country is None and actor.sector in AT_HOME


def _placed(actor: Actor, country: str | None, rule: str) -> Actor:
    if country is None:
        return actor
    return msgspec.structs.replace(actor, country=country, inferred=True, rule=rule)
