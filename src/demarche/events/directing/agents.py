"""Who did what a passive tells without saying by whom.

In:  an act with a recipient and no actor, and the acts told before it. Out: actors and the rule by which they were
found: in "Police moved in at dawn. By noon 112 people had been detained." the police; in "Gunmen attacked a bus. Four
people were killed in the raid" the gunmen; in "soldiers were maimed by explosions blamed on Togo" Togo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.events.directing.naming import DEFINITE
from demarche.events.directing.past import FORCES, HAPPENED, NOBODY, Directed, Past
from demarche.events.party_words import LAYING, TAKEN_UP
from demarche.language.frames import Frame
from demarche.records import EventMention

NEAR = 1  # sentences
FAR = 5  # sentences back, where only one force has acted
FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
HARM, HOLD = "ASSAULT", "COERCE"
ARREST = "arrest"
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
PEOPLE = frozenset({"CVL", "REF", None})  # sectors of nameless people of whom somebody tells
OFFICIAL = frozenset({"IGO", "NGO", "GOV"})
WITHIN = ("prep:in", "prep:during", "obj")
DEED = f"{TAKEN_UP}assault"


@dataclass(frozen=True, slots=True)
class Agents:
    """Asks who did what was undergone."""

    past: Past

    def found(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """For arrests told in the passive, and for violence."""
        frame = self.past.frames.at(m.predicate)
        if frame is None or m.actors or not m.recipients:
            return NOBODY
        if m.mode == ARREST:
            return self._by_forces(m, before) if frame.voice == "passive" else NOBODY
        if m.nature != HARM:
            return NOBODY
        found = next((x for x in (self._laid_on(frame), self._of_attack(frame, m, before)) if x[0]), NOBODY)
        return found if found[0] or frame.voice != "passive" else self._by_other_side(m, before)

    def going_on(self, m: EventMention) -> Directed:
        """Who speaks, where his next act hangs on what he tells: "Togo said 900 had fled and asked for help"."""
        frame, said = self.past.frames.at(m.predicate), self.past.said.get(m.predicate)
        if frame is None or said is None or said.speaker is None or m.nature not in SPOKEN:
            return NOBODY
        shared = any(a.source == "conj" for a in frame.role("subj"))
        people = all(self.past.cast[i].kind == "group" and self.past.cast[i].sector in PEOPLE for i in m.actors)
        official = self.past.cast[said.speaker].sector in OFFICIAL
        if not (shared and m.actors and people and official):
            return NOBODY
        return ((said.speaker,), "agent.speaker") if said.speaker not in m.recipients else NOBODY

    def _laid_on(self, frame: Frame) -> Directed:
        """Who is said to be behind what harmed them: "explosions blamed on Togo", "a bomb claimed by the rebels"."""
        s, frames = self.past.s, self.past.frames
        for a in frame.role("subj", "prep:by", "prep:in"):
            told = (frames.at(c) for c in s.having(a.token, "acl", "acl:relcl"))
            for clause in (c for c in told if c is not None and LAYING in self.past.classes.of(c.lemma)):
                roles = ("subj",) if clause.lemma == "claim" else ("prep:on", "prep:to")
                ids = tuple(dict.fromkeys(i for b in clause.role(*roles) for i in self.past.cast.at(b.token)))
                if ids and clause.voice == "passive":
                    return ids, "agent.laid-on"
        return NOBODY

    def _of_attack(self, frame: Frame, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Who made the attack in which it befell them: "Gunmen hit a bus. … Four people were killed in the raid"."""
        if not any(self._is_attack(a.token) for a in frame.role(*WITHIN)):
            return NOBODY
        acts = [a for a in self.past.of_others(before, m, FAR) if a.nature == HARM and a.actuality in HAPPENED]
        acts = [a for a in acts if not {*a.actors} & {*m.recipients} and not self._is_fight(a)]
        one = acts and (self._is_near(acts[0], m) or len({a.actors for a in acts}) == 1)
        return (acts[0].actors, "agent.attack") if one else NOBODY

    def _is_fight(self, act: EventMention) -> bool:
        """Whether both sides did it: no raid of one of them."""
        return len(act.actors) > 1 and not act.recipients

    def _is_attack(self, token: int) -> bool:
        """A word for an attack that was told before: "the raid", "Sunday's attacks"."""
        s = self.past.s
        if DEED not in self.past.classes.of(s.lemma[token]) or s.preposition(token) not in ("in", "during"):
            return False
        return any(s.lower[c] in DEFINITE or s.pos[c] == "PROPN" for c in s.having(token, "det", "nmod:poss"))

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
