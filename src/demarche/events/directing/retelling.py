"""Whom an act is directed at that goes on with another act of the same actor.

In:  an act without recipient and the acts told before it. Out: actors, and the rule by which they were found: in "Kenya
asked Chad and Togo to talk. It offered to send observers" Chad and Togo; in "imposed sanctions on two bankers, freezing
their assets" the bankers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.events.directing.past import NOBODY, Directed, Past
from demarche.events.party_words import ALIKE
from demarche.records import EventMention

NEAR = 1  # sentences
OFFERED = frozenset({"AGREE", "SUPPORT"})
HOSTILE = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE"})
MEASURES = frozenset({"SANCTION", "COERCE", "AID", "THREATEN"})
DEALT = frozenset({"AGREE", "AID", "REQUEST", "SUPPORT", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Retelling:
    """Asks with whom the actor dealt in the sentence before."""

    past: Past

    def directed(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """For participles behind an act; for offers and promises of the same actor whose own clause names nobody."""
        deed = self._deed(m, before)
        if deed is not None:
            return deed.recipients, "same.deed"
        alike = self._alike(m, before)
        if alike is not None:
            return alike.recipients, "same.measures"
        if m.nature not in OFFERED or not self._is_carried_on(m) or self._names_others(m):
            return NOBODY
        for act in reversed(before):
            if self.past.apart(act, m.predicate) > NEAR:
                break
            if act.actors == m.actors and act.recipients and act.nature in DEALT:
                return act.recipients, "same.dealings"
        return NOBODY

    def _deed(self, m: EventMention, before: Sequence[EventMention]) -> EventMention | None:
        """The act behind which a participle tells this one, where both are hostile."""
        frame = self.past.frames.at(m.predicate)
        if frame is None or frame.governor is None or frame.mood.tense != "gerund" or m.nature not in HOSTILE:
            return None
        above, relation = frame.governor
        if relation != "advcl" or above > m.predicate or self._names_others(m):
            return None
        acts = (a for a in before if a.nature in HOSTILE and a.actors == m.actors and a.recipients)
        return next((a for a in acts if above in (a.predicate, self.past.s.head[a.predicate])), None)

    def _alike(self, m: EventMention, before: Sequence[EventMention]) -> EventMention | None:
        """The act of others just told, where this one is only said to be like it: "announced similar measures"."""
        frame, s = self.past.frames.at(m.predicate), self.past.s
        things = [a.token for a in frame.role("obj")] if frame is not None and m.nature in MEASURES else []
        if not any(ALIKE in self.past.classes.of(s.lemma[c]) for t in things for c in s.having(t, "amod")):
            return None
        acts = self.past.of_others(before, m, NEAR)
        return next((a for a in acts if a.nature in MEASURES and a.recipients), None)

    def _is_carried_on(self, m: EventMention) -> bool:
        """Whether the subject is only taken up ("It offered", "and offered"), and what is offered is its own doing."""
        frame, s = self.past.frames.at(m.predicate), self.past.s
        if frame is None or frame.role("ccomp"):
            return False
        subjects = frame.role("subj")
        return any(s.pos[a.token] == "PRON" or a.source == "conj" for a in subjects)

    def _names_others(self, m: EventMention) -> bool:
        told = {i for t in self.past.s.subtree(m.predicate) for i in self.past.cast.at(t)}
        return any(self.past.cast[i].country for i in told - {*m.actors})
