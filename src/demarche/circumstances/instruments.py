"""Treaties, resolutions, contracts, laws, rulings, elections and summits that an article invokes.

In:  frames, cast, attributions, the lexicon. Out: `Instrument`s, one for all spellings, with who invokes them for what:
"Lima breached the Pact of Bogotá, Quito said. Lima has not left the pact" gives one treaty, violated on Quito's word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from demarche.cast import Cast
from demarche.circumstances.instrument_lexicon import InstrumentLexicon
from demarche.circumstances.instrument_names import NameMention, find_names
from demarche.circumstances.instrument_stances import Stances
from demarche.language.frames import Frames
from demarche.records import Attribution, EventMention, Instrument, Invocation, Span


def find_instruments(
    frames: Frames, cast: Cast, attributions: Sequence[Attribution], *, lexicon: InstrumentLexicon
) -> tuple[Instrument, ...]:
    """The instruments of an article, in the order of their first mention."""
    mentions = find_names(frames.syntax, cast, lexicon)
    stances = Stances(frames, cast, attributions, mentions, lexicon)
    groups: dict[str, list[NameMention]] = {}
    for mention in mentions:
        groups.setdefault(mention.key or f"{mention.kind} {mention.name}", []).append(mention)
    groups = _years_joined(groups)
    return tuple(_instrument(f"i{n}", group, stances) for n, group in enumerate(groups.values(), 1))


class Invocations:
    """All invocations of an article's instruments, in the order of the text."""

    def __init__(self, instruments: Sequence[Instrument]) -> None:
        told = ((v.span.start, n, v) for n, i in enumerate(instruments) for v in i.invocations)
        self._told = sorted(told, key=lambda row: row[:2])
        self._starts = [start for start, _, _ in self._told]
        self._ids = [i.id for i in instruments]

    def of(self, mention: EventMention) -> tuple[str, ...]:
        """Ids of the instruments that its clause names, that its actors invoke beside it, or that it is under."""
        around = mention.trail.sentence  # and its clause lies in it
        there = self._told[bisect_left(self._starts, around.start) : bisect_left(self._starts, around.end)]
        return tuple(self._ids[n] for n in sorted({n for _, n, v in there if _bears_on(mention, v)}))


def _bears_on(mention: EventMention, invocation: Invocation) -> bool:
    if mention.trail.clause.covers(invocation.span):
        return True
    if not mention.trail.sentence.covers(invocation.span):
        return False
    if invocation.by is None:
        return invocation.stance == "under"
    return invocation.by in mention.actors and invocation.stance != "mentions"


def _years_joined(groups: dict[str, list[NameMention]]) -> dict[str, list[NameMention]]:
    """Elections without a year are the one with a year, where the article has one such."""
    joined, dated = dict(groups), dict[str, list[str]]()
    for key in groups:
        parts = key.split(":") if key.startswith("election:") else []
        for length in range(1, len(parts)):
            dated.setdefault(":".join(parts[:length]), []).append(key)
    for key in groups:
        if len(years := dated.get(key, [])) == 1:
            joined[years[0]] = sorted([*joined[years[0]], *joined.pop(key)], key=lambda m: m.first)
    return dict(sorted(joined.items(), key=lambda item: item[1][0].first))


def _instrument(id: str, mentions: list[NameMention], stances: Stances) -> Instrument:
    s = stances.s
    best = next((m for m in mentions if m.way != "taken-up"), mentions[0])
    invocations = tuple(stances.invocation(m) for m in mentions)
    told = _told(invocations)
    return Instrument(
        id=id,
        name=best.name,
        kind=best.kind,
        mentions=tuple(Span(s.start[m.first], s.end[m.last]) for m in mentions),
        invoked_by=tuple(told),
        stances=tuple(told.values()),
        key=best.key,
        invocations=invocations,
    )


def _told(invocations: Sequence[Invocation]) -> dict[str, str]:
    """Who says or does something with it, and what first; a bare mention is no invocation."""
    told: dict[str, str] = {}
    for i in invocations:
        if i.by is not None and i.stance != "mentions":
            told.setdefault(i.by, i.stance)
    return told
