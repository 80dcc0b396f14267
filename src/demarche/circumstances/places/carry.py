"""The place of a deed that is told on in the next sentence.

In:  the event mentions of an article, located by their own clauses, the places it names. Out: the same mentions, some
of them now where the deed before was: in "Rebels stormed the Zamzam camp. They executed nine medics." the camp.

Carried is only to deeds of war, protest or coercion in the simple past, from such a deed in the sentence before, or in
the two before where somebody takes part in both, and never into a sentence that names a place itself or to somebody of
another country ("France pulled out its troops").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from demarche.cast import Cast
from demarche.circumstances.places.mention import PlaceMention
from demarche.circumstances.telling import DEEDS, happened, tells_on
from demarche.language.syntax import Syntax
from demarche.records import EventMention, Location

WITHIN = 2  # sentences


def carry_places(
    mentions: Sequence[EventMention], named: Iterable[PlaceMention], cast: Cast, s: Syntax
) -> tuple[EventMention, ...]:
    """Mentions in the order given; see above."""
    placed = {s.sentence[place.head] for place in named if place.kind != "people" and not place.embedded}
    deeds: list[EventMention] = []
    changed: dict[int, EventMention] = {}
    for n, mention in sorted(enumerate(mentions), key=lambda pair: pair[1].predicate):
        if mention.nature not in DEEDS or not happened(mention):
            continue
        sentence = s.sentence[mention.predicate]
        here = mention.location
        if here is None and sentence not in placed and tells_on(mention, s):
            here = _told_before(mention, deeds, cast, s)
        if here is not mention.location:
            mention = changed[n] = msgspec.structs.replace(mention, location=here)
        if here is not None:
            deeds.append(mention)
    return tuple(changed.get(n, mention) for n, mention in enumerate(mentions))


def _told_before(mention: EventMention, deeds: Sequence[EventMention], cast: Cast, s: Syntax) -> Location | None:
    for deed in reversed(deeds):
        distance = s.sentence[mention.predicate] - s.sentence[deed.predicate]
        shared = set(_parties(mention)) & set(_parties(deed))
        if distance > WITHIN:
            return None
        if (
            deed.location is not None
            and distance > 0
            and (shared or (distance == 1 and _is_there(mention, deed, cast)))
        ):
            return msgspec.structs.replace(deed.location, span=None)
    return None


def _parties(mention: EventMention) -> tuple[str, ...]:
    return (*mention.actors, *mention.recipients)


def _is_there(mention: EventMention, deed: EventMention, cast: Cast) -> bool:
    """Whoever takes part is of the country of the deed, or of none that is told."""
    country = deed.location.country if deed.location else None
    return all(cast[party].country in (None, country) for party in _parties(mention))
