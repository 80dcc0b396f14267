"""The day of a deed that is told on in the next sentence.

In:  the event mentions of an article in text order, with the dates of their own clauses. Out: the same dates, some of
them now the day of the deed before: in "The raid came on Friday. Soldiers burned two villages." the Friday.

Carried is only a firm past day, to deeds of war, protest or coercion in the simple past, from such a deed at most two
sentences before it, when the two do not stand in different places. Without it they would get the day of publication.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from demarche.circumstances.telling import DEEDS, happened, tells_on
from demarche.language.syntax import Syntax
from demarche.records import EventDate, EventMention

WITHIN = 2  # sentences


def carry_dates(mentions: Sequence[EventMention], s: Syntax) -> tuple[EventMention, ...]:
    """Mentions in the order given; see above."""
    dated: list[EventMention] = []
    changed: dict[int, EventMention] = {}
    for n, mention in sorted(enumerate(mentions), key=lambda pair: pair[1].predicate):
        if mention.nature not in DEEDS or not happened(mention) or mention.date is None:
            continue
        if mention.date.precision == "day":
            dated.append(mention)
        elif mention.date.precision == "unresolved" and mention.date.span is None and tells_on(mention, s):
            source = next((d for d in reversed(dated) if _is_near(d, mention, s)), None)
            if source is not None and source.date is not None:
                changed[n] = msgspec.structs.replace(mention, date=_carried(source.date))
    return tuple(changed.get(n, mention) for n, mention in enumerate(mentions))


def _is_near(source: EventMention, mention: EventMention, s: Syntax) -> bool:
    if not 0 < s.sentence[mention.predicate] - s.sentence[source.predicate] <= WITHIN:
        return False
    here, there = mention.location, source.location
    return here is None or there is None or here.name == there.name


def _carried(date: EventDate) -> EventDate:
    return msgspec.structs.replace(date, span=None, reason=f"{date.reason} (of the deed told before)")
