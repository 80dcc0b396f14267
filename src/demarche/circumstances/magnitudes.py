"""Magnitudes: which event each toll of an article belongs to.

In:  event mentions, the tolls read in their article. Out: a `Magnitude` for every mention, and the tolls that no event
takes: in "Gunmen fired on a bus. Nine were killed." the shooting has nine dead.

Figures that contradict each other stay side by side in `Magnitude.conflicting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import msgspec

from demarche.circumstances.toll_rules import TollKind
from demarche.circumstances.tolls import Reading
from demarche.language.syntax import Syntax
from demarche.records import EventMention, Magnitude, Toll

# Which kinds of toll a sentence of its own may hand to an event before it. Wider sets gave marches the dead of raids.
ADOPTS: dict[TollKind, frozenset[str]] = {
    "dead": frozenset({"ASSAULT", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "PROTEST"}),
    "missing": frozenset({"ASSAULT"}),
    "arrested": frozenset({"COERCE", "PROTEST"}),
    "size": frozenset({"PROTEST"}),
}
# … of its own sentence, besides: "Police clashed with dockers; 40 were detained".
ADOPTS_BESIDE: dict[TollKind, frozenset[str]] = {"arrested": frozenset({"ASSAULT"})}
ADOPTED_WITHIN = 2  # sentences
FORETOLD: frozenset[TollKind] = frozenset({"dead", "injured"})  # may stand before their deed is told
# Which events take a toll that another predicate carries; a condemnation takes none.
SHARES: dict[TollKind, frozenset[str]] = {
    "dead": frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"}),
    "injured": frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"}),
    "missing": frozenset({"ASSAULT", "COERCE"}),
    "arrested": frozenset({"COERCE", "PROTEST", "ASSAULT"}),
    "size": frozenset({"PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "ASSAULT"}),
}


def magnitudes_of(
    mentions: Sequence[EventMention], tolls: Sequence[Reading], s: Syntax
) -> tuple[tuple[Magnitude, ...], tuple[Toll, ...]]:
    """A magnitude for each mention, in their order, and the tolls that none takes.

    A toll goes to every mention it is linked to; one without any goes to the last fitting event of its own sentence
    or the two before, else to the first of the sentence behind it.
    """
    of_mention: list[list[Reading]] = [[] for _ in mentions]
    by_predicate = {m.predicate: n for n, m in enumerate(mentions)}
    alone: list[Reading] = []
    for toll in tolls:
        linked = [by_predicate[token] for token in toll.links if token in by_predicate]
        linked = [n for n in linked if _takes(mentions[n], toll)]
        for n in linked:
            of_mention[n].append(toll)
        if not linked:
            alone.append(toll)
    left: list[Reading] = []
    for toll in alone:
        adopters = [n for n in _adopters(toll, mentions, s) if not _counts_others(toll, of_mention[n])]
        for n in adopters:
            of_mention[n].append(toll)
        if not adopters:
            left.append(toll)
    magnitudes = tuple(_magnitude(m, own) for m, own in zip(mentions, of_mention, strict=True))
    return magnitudes, _untaken(left, [toll for own in of_mention for toll in own])


def _takes(mention: EventMention, toll: Reading) -> bool:
    return mention.predicate == toll.links[0] or mention.nature in SHARES[toll.kind]


def _counts_others(toll: Reading, own: Sequence[Reading]) -> bool:
    """Two figures on one word in one sentence are of different people: "15 rebels died and the army lost four"."""
    same = (t for t in own if t.kind == toll.kind and t.sentence == toll.sentence)
    return not toll.is_figure and any(t.count.speaker == toll.count.speaker for t in same)


def _adopters(toll: Reading, mentions: Sequence[EventMention], s: Syntax) -> list[int]:
    """The event of a sentence around that the toll speaks of; a toll of years, or one that stands alone, has none.

    One person arrested is no toll of what was told before: "cracked down on critics. A pastor was detained in Izmir."
    """
    if toll.of_years or toll.alone or toll.own_deed:
        return []
    single = toll.kind == "arrested" and toll.count.max == 1
    before, behind = [], []
    for n, mention in sorted(enumerate(mentions), key=lambda pair: pair[1].predicate):
        distance = toll.sentence - s.sentence[mention.predicate]
        beside = ADOPTS_BESIDE.get(toll.kind, frozenset()) if distance == 0 else frozenset()
        if mention.nature not in ADOPTS[toll.kind] | beside or (toll.behind and mention.nature == "PROTEST"):
            continue
        if 0 <= distance <= (0 if single else ADOPTED_WITHIN) and mention.trail.predicate.start <= toll.count.span.end:
            before.append(n)
        elif distance == -1 and toll.kind in FORETOLD:
            behind.append(n)
    return before[-1:] or behind[:1]


def _untaken(left: Sequence[Reading], taken: Sequence[Reading]) -> tuple[Toll, ...]:
    """Each figure once, none that an event has already; no single persons, who in most texts are those of crimes."""
    known = {(t.kind, t.count.min, t.count.max) for t in taken}
    found: dict[tuple[str, int | None, int | None, str | None], Toll] = {}
    for toll in left:
        count = toll.count
        if toll.told and count.max != 1 and (toll.kind, count.min, count.max) not in known:
            found.setdefault((toll.kind, count.min, count.max, count.speaker), Toll(kind=toll.kind, count=count))
    return tuple(found.values())


def _magnitude(mention: EventMention, tolls: list[Reading]) -> Magnitude:
    """Of several figures of a kind the one whose own predicate is the mention's leads, else the first."""
    ordered = sorted(tolls, key=lambda t: t.links.index(mention.predicate) if mention.predicate in t.links else 99)
    magnitude = mention.magnitude
    for toll in ordered:
        magnitude = merge_magnitudes([magnitude, msgspec.structs.replace(Magnitude(), **{toll.kind: toll.count})])
    return magnitude


def merge_magnitudes(magnitudes: Iterable[Magnitude]) -> Magnitude:
    """One magnitude of several; see `Magnitude.joined`."""
    return reduce(Magnitude.joined, magnitudes, Magnitude())
