"""Who "both sides" are, and whom a call for calm is directed at: those who stand against each other in the article.

In:  an act whose other party is only called a side, or is not named; and the acts around it. Out: the parties, and the
rule by which they were found: in "The Houthis shelled the coalition. … The envoy urged both sides to stop" the Houthis
and the coalition; in "Togo jailed a Ghanaian. … Benin appealed for calm" Togo and the Ghanaian.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.past import NOBODY, Directed, Past
from demarche.events.party_words import ARBITRATING, PEACE, SIDE
from demarche.records import EventMention

BEFORE, AFTER = 3, 1  # sentences
FAR = 6  # sentences from violence to a call for its end
AGAINST = frozenset({
    "ASSAULT", "COERCE", "THREATEN", "ACCUSE", "REJECT", "MOBILIZE", "CONSULT", "AGREE", "REQUEST", "PROTEST",
    "SANCTION",
})  # fmt: skip
FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN", "SANCTION"})
WANTED = {  # what acts may ask for or offer: the word for it, the acts that tell between whom, how far back
    "REQUEST": (PEACE, ((FORCEFUL, FAR), (frozenset({"ACCUSE", "REJECT"}), BEFORE))),
    "AGREE": (ARBITRATING, ((AGAINST - {"AGREE"}, BEFORE),)),
}
TWO = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """Asks who the sides are."""

    past: Past

    def are(self, ids: Sequence[str]) -> bool:
        """Whether a party is nothing but "both sides" or "the parties"."""
        actors = [self.past.cast[i] for i in ids]
        return len(actors) == 1 and not actors[0].country and not actors[0].sector and self._is_side(actors[0].name)

    def _is_side(self, name: str) -> bool:
        words = name.lower().split()
        return bool(words) and len(words) <= TWO and SIDE in self.past.classes.of(words[-1])

    def found(self, m: EventMention, told: Sequence[EventMention], other: Sequence[str]) -> Directed:
        """The two parties of the act told nearest to this one, before it or just behind."""
        for act in self._around(m, told):
            two = tuple(dict.fromkeys((*act.actors, *act.recipients)))
            if len(two) == TWO and not self._take_part(two, other) and not any(self.are((i,)) for i in two):
                return two, "sides.two"
        return NOBODY

    def _take_part(self, two: Sequence[str], other: Sequence[str]) -> bool:
        """Whether who calls on the sides, or an officer of his state, is one of the two: a go-between is no side."""
        own = self.past.countries(other)
        officers = (i for i in two if self.past.is_stately((i,)) and self.past.countries((i,)) & own)
        return bool({*two} & {*other}) or next(officers, None) is not None

    def _around(self, m: EventMention, told: Sequence[EventMention]) -> Iterator[EventMention]:
        near = [a for a in told if a.nature in AGAINST and -AFTER <= self.past.apart(a, m.predicate) <= BEFORE]
        yield from sorted(near, key=lambda a: abs(a.predicate - m.predicate))

    def called_on(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Those at strife just before, where peace is asked for or an umpire offered; who fight before who accuse."""
        for natures, reach in self._kinds(m):
            for act in (a for a in reversed(before) if self.past.apart(a, m.predicate) <= reach):
                parties = tuple(dict.fromkeys((*act.actors, *act.recipients)))
                others = self._others(parties, m)
                if act.nature in natures and act.actors and len(parties) >= TWO and others:
                    return others, "sides.at-strife"
        return NOBODY

    def _others(self, parties: Sequence[str], m: EventMention) -> tuple[str, ...]:
        """All but who calls for peace and the officers and offices of his own state."""
        own = self.past.countries(m.actors)
        others = tuple(i for i in parties if i not in m.actors)
        not_his = tuple(i for i in others if not (self.past.is_stately((i,)) and self.past.countries((i,)) & own))
        return not_his or others

    def _kinds(self, m: EventMention) -> tuple[tuple[frozenset[str], int], ...]:
        """Acts that tell the sides, where the clause says "urged restraint", "an end to the fighting" or "mediate"."""
        wanted, kinds = WANTED.get(m.nature, ("", ()))
        frames = self.past.contents(m) if wanted else []
        told = [a.token for f in frames for a in f.role("obj", "prep:for", "prep:to", "xcomp")]
        told += [t for noun in told for t in self.past.s.having(noun, "nmod")]
        words = (*told, *(f.predicate for f in frames))
        return kinds if any(wanted in self.past.classes.of(self.past.s.lemma[t]) for t in words) else ()
