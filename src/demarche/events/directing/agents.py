"""Who did what a passive tells without saying by whom.

In:  an act with a recipient and no actor, and the acts told before it. Out: actors and the rule by which they were
found: in "Police moved in at dawn. By noon 112 people had been detained." the police.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.past import FORCES, HAPPENED, NOBODY, Directed, Past
from demarche.records import EventMention

NEAR = 1  # sentences
FAR = 5  # sentences back, where only one force has acted
FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
HARM, HOLD = "ASSAULT", "COERCE"
ARREST = "arrest"


@dataclass(frozen=True, slots=True)
class Agents:
    """Asks who did what was undergone."""

    past: Past

    def found(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """For arrests and violence told in the passive."""
        frame = self.past.frames.at(m.predicate)
        if frame is None or frame.voice != "passive" or m.actors or not m.recipients:
            return NOBODY
        if m.mode == ARREST:
            return self._by_forces(m, before)
        return self._by_other_side(m, before) if m.nature == HARM else NOBODY

    def _by_forces(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Soldiers or police who were just told to act."""
        acts = [a for a in self.past.of_others(before, m, FAR) if a.nature in FORCEFUL and self._are_forces(a.actors)]
        act = next(iter(acts), None)
        if act is not None and (self._is_near(act, m) or len({a.actors for a in acts}) == 1):
            return act.actors, "agent.forces"
        found = {ids for ids in self._doing(m) if self._are_forces(ids) and not {*ids} & {*m.recipients}}
        return (found.pop(), "agent.forces") if len(found) == 1 else NOBODY

    def _is_near(self, act: EventMention, m: EventMention) -> bool:
        return self.past.apart(act, m.predicate) <= NEAR

    def _doing(self, m: EventMention) -> Iterator[tuple[str, ...]]:
        """Those of whom the clauses from the sentence before on tell that they do something else than speak."""
        s, frames = self.past.s, self.past.frames
        first = s.sentences[max(0, s.sentence[m.predicate] - NEAR)][0]
        for token in range(first, m.predicate):
            clause = frames.at(token) if frames.is_predicate(token) else None
            if clause is not None and clause.pos == "verb" and not clause.role("ccomp") and clause.voice == "active":
                ids = self.past.subjects(clause)
                if ids:
                    yield ids

    def _are_forces(self, ids: tuple[str, ...]) -> bool:
        return all(self.past.cast[i].sector in FORCES for i in ids)

    def _by_other_side(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who attacked the same people just before, or fought them."""
        for act in self.past.of_others(before, m, NEAR):
            if act.nature == HARM and act.actuality in HAPPENED and self._suffered(act, m):
                return act.actors, "agent.other-side"
        return NOBODY

    def _suffered(self, act: EventMention, m: EventMention) -> bool:
        """Whether it befell them; in one sentence, whether its place was theirs."""
        if {*act.recipients} & {*m.recipients}:
            return True
        victims, homes = self._homes(m.recipients), self._homes(act.recipients)
        beside = self.past.apart(act, m.predicate) == 0 and (not victims or bool(victims & homes))
        return beside and bool(act.recipients) and victims.isdisjoint(self._homes(act.actors) - homes)

    def _homes(self, ids: Sequence[str]) -> set[str]:
        return {c for i in ids if (c := self.past.cast[i].country)}
