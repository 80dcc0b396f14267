"""Who "both sides" are: the two of whom the article tells that they fight, accuse or answer each other.

In:  an act one of whose parties is only called a side, and the acts around it. Out: the two, and the rule by which they
were found: in "The Houthis shelled the coalition. … The envoy urged both sides to stop" the Houthis and the coalition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.past import NOBODY, Directed, Past
from demarche.events.party_words import SIDE
from demarche.records import EventMention

BEFORE, AFTER = 3, 1  # sentences
AGAINST = frozenset({"ASSAULT", "COERCE", "THREATEN", "ACCUSE", "REJECT", "MOBILIZE", "CONSULT", "AGREE", "REQUEST"})
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
            if len(two) == TWO and not {*two} & {*other} and not any(self.are((i,)) for i in two):
                return two, "sides.two"
        return NOBODY

    def _around(self, m: EventMention, told: Sequence[EventMention]) -> Iterator[EventMention]:
        near = [a for a in told if a.nature in AGAINST and -AFTER <= self.past.apart(a, m.predicate) <= BEFORE]
        yield from sorted(near, key=lambda a: abs(a.predicate - m.predicate))
