"""Two coders' events, row by row: which of them tell the same.

In:  our events and another coder's, in the common form. Out: pairs and rows without a counterpart: our "SANCTION, Chad
→ Sudan, 11 May" and their "SANCTION, TCD GOV → SDN GOV, 12 May" are a pair of the same type, one day apart.

Two rows can be a pair when a country stands on the actor's side of both, and one on the recipient's (or nobody in
both), within some days, with the same type or at least the same quad class. Each row is in one pair at most. Pairs of
the same type and sectors are made first, then same type, same quad and sectors, same quad; within each the nearest day
first, then the order of the rows. What is left over beside a pair it would have fitted is a repetition.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from demarche.store.imports import CodedEvent, Side

Agreement = Literal["same type", "same quad", "repeated here", "repeated there", "only here", "only there"]
AGREEMENTS: tuple[Agreement, ...] = (
    "same type",
    "same quad",
    "repeated here",
    "repeated there",
    "only here",
    "only there",
)
_Key = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of a comparison. days: how much later theirs is than ours; None outside pairs."""

    agreement: Agreement
    here: CodedEvent | None
    there: CodedEvent | None
    same_sectors: bool | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class _Tier:
    """What the rows of a pair have in common, beside the countries."""

    by_type: bool
    by_sectors: bool

    def keys(self, event: CodedEvent) -> list[_Key]:
        """Under which keys an event is looked for; none where it has no code to compare."""
        code = event.type or None if self.by_type else event.quad
        if code is None:
            return []
        placed = bool(event.actor.countries or event.recipient.countries)
        sides = product(self._side(event.actor, placed), self._side(event.recipient, placed))
        return [(code, *actor, *recipient) for actor, recipient in sides if actor[0] or recipient[0]]

    def _side(self, side: Side, placed: bool) -> list[_Key]:
        """By country; in events without any, by name, as nobody to nobody would be everybody's counterpart."""
        who = (side.countries if placed else tuple(name.casefold() for name in side.names)) or ("",)
        return list(product(who, side.sectors or ("",))) if self.by_sectors else [(w,) for w in who]


_TIERS = (_Tier(True, True), _Tier(True, False), _Tier(False, True), _Tier(False, False))
_LOOSEST = _TIERS[-1]


def compare_events(here: Sequence[CodedEvent], there: Sequence[CodedEvent], *, days: int = 1) -> Iterator[Compared]:
    """Every row of both sides once: pairs and what is left of ours in our order, then what is left of theirs."""
    partner: dict[int, tuple[int, _Tier]] = {}
    taken: set[int] = set()
    for tier in _TIERS:
        for ours, theirs in _pairs(here, there, tier, days, partner, taken):
            partner[ours] = theirs, tier
            taken.add(theirs)
    paired_here = _Near((here[n] for n in partner), days)
    paired_there = _Near((there[n] for n in taken), days)
    for number, event in enumerate(here):
        if number in partner:
            other, tier = there[partner[number][0]], partner[number][1]
            agreement: Agreement = "same type" if tier.by_type else "same quad"
            yield Compared(agreement, event, other, tier.by_sectors, _ordinal(other) - _ordinal(event))
        else:
            yield Compared("repeated here" if event in paired_there else "only here", event, None)
    for number, event in enumerate(there):
        if number not in taken:
            yield Compared("repeated there" if event in paired_here else "only there", None, event)


def _pairs(
    here: Sequence[CodedEvent],
    there: Sequence[CodedEvent],
    tier: _Tier,
    days: int,
    partner: dict[int, tuple[int, _Tier]],
    taken: set[int],
) -> Iterator[tuple[int, int]]:
    """New pairs of a tier, nearest days first; the caller notes them in `partner` and `taken` as they come."""
    waiting: dict[_Key, deque[int]] = defaultdict(deque)
    for number, event in enumerate(there):
        if number not in taken:
            for key in tier.keys(event):
                waiting[(*key, _ordinal(event))].append(number)
    for shift in sorted(range(-days, days + 1), key=abs):
        for number, event in enumerate(here):
            if number not in partner:
                found = _first(waiting, [(*key, _ordinal(event) + shift) for key in tier.keys(event)], taken)
                if found is not None:
                    yield number, found


def _first(waiting: dict[_Key, deque[int]], keys: Iterable[_Key], taken: set[int]) -> int | None:
    """The first row under any of the keys that is still free."""
    free = []
    for key in keys:
        queue = waiting.get(key)
        while queue and queue[0] in taken:
            queue.popleft()
        if queue:
            free.append(queue[0])
    return min(free, default=None)


class _Near:
    """Whether an event would have fitted one of those that are in pairs: same quad and countries, days at hand."""

    def __init__(self, events: Iterable[CodedEvent], days: int) -> None:
        self._days = days
        self._known = {(*key, _ordinal(event)) for event in events for key in _LOOSEST.keys(event)}

    def __contains__(self, event: CodedEvent) -> bool:
        shifts = range(-self._days, self._days + 1)
        return any((*key, _ordinal(event) + s) in self._known for key in _LOOSEST.keys(event) for s in shifts)


def counts_by_type(compared: Iterable[Compared]) -> dict[str, Counter[Agreement]]:
    """How many rows of each type are what; the type is ours, else theirs; "" for codes without a PLOVER type."""
    counts: dict[str, Counter[Agreement]] = {}
    for row in compared:
        event = row.here or row.there
        assert event is not None
        counts.setdefault(event.type, Counter())[row.agreement] += 1
    return dict(sorted(counts.items()))


def _ordinal(event: CodedEvent) -> int:
    return dt.date.fromisoformat(event.date).toordinal()
