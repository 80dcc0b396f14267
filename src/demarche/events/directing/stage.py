"""Parties that stand outside the clause of an act: found in what the article told before.

In:  event mentions of an article in text order, some without recipient or actor. Out: the same mentions, those that
could be completed with the rule that found the party in their trail (`party_rule`). Who is not found stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from demarche.events.directing.agents import Agents
from demarche.events.directing.concerned import Concerned
from demarche.events.directing.crowds import Crowds
from demarche.events.directing.naming import DEMANDS, Naming
from demarche.events.directing.past import NOBODY, Directed, Past, with_party
from demarche.events.directing.retelling import Retelling
from demarche.events.directing.retorts import ANSWERS, Retorts
from demarche.events.directing.sides import Sides
from demarche.events.directing.taken_up import TakingUp
from demarche.events.lexicon import EventLexicon
from demarche.events.party_words import ACCEPTING
from demarche.records import EventMention

AGREEING = "AGREE"
TAKING_UP = frozenset({"CONCEDE", "SANCTION", "COERCE"})


class Directing:
    """Completes the mentions of one article, each from those before it.

    own: predicates whose object is part of the act, and takes up none ("levelled the charge").
    """

    def __init__(self, past: Past, lexicon: EventLexicon, own: Collection[int] = ()) -> None:
        self._past = past
        self._taking_up = TakingUp(past, Naming(past, own))
        self._retorts = Retorts(past)
        self._agents = Agents(past)
        self._concerned = Concerned(past)
        self._sides = Sides(past)
        self._crowds = Crowds(past)
        self._retelling = Retelling(past)
        self._lexicon = lexicon

    def completed(self, told: Sequence[EventMention]) -> list[EventMention]:
        """The mentions; an act that leaves a party open has who is found by the words around it."""
        out: list[EventMention] = []
        for m in told:
            out.append(self._completed(self._with_sides(m, told), out))
        return out

    def _with_sides(self, m: EventMention, told: Sequence[EventMention]) -> EventMention:
        if self._sides.are(m.recipients):
            return with_party(m, "recipients", self._sides.found(m, told, m.actors))
        return with_party(m, "actors", self._sides.found(m, told, m.recipients)) if self._sides.are(m.actors) else m

    def _completed(self, m: EventMention, before: Sequence[EventMention]) -> EventMention:
        m = with_party(m, "actors", self._agents.going_on(m))
        if not m.recipients or self._crowds.are_counted(m.recipients):
            m = with_party(m, "recipients", self._crowds.found(m, before))
        if m.recipients and not m.actors:
            return with_party(m, "actors", self._agents.found(m, before))
        if not m.actors or m.recipients or self._is_mutual(m):
            return m
        return with_party(
            m, "recipients", next((found for way in self._ways(m, before) if (found := way())[0]), NOBODY)
        )

    def _ways(self, m: EventMention, before: Sequence[EventMention]) -> Iterator[Callable[[], Directed]]:
        """Ways to find whom an act is directed at, the surest first."""
        yield lambda: self._sides.called_on(m, before)
        if self._takes_up(m):
            yield lambda: self._taking_up.directed(m, before)
        if self._takes_up(m) or m.nature in ANSWERS:
            yield lambda: self._retorts.directed(m, before)
        yield lambda: self._retelling.directed(m, before)
        yield lambda: self._concerned.directed(m)

    def _is_mutual(self, m: EventMention) -> bool:
        """Whether its several parties are all actors, so that it has no recipient."""
        return len(m.actors) > 1 and self._lexicon.located[m.trail.rule].entry.reciprocal

    def _takes_up(self, m: EventMention) -> bool:
        """Whether what the act is about may be another's: acts that answer, demands, what accepts or forbids it."""
        answers = self._lexicon.ontology.has(m.type, "answer")
        return answers or m.nature in TAKING_UP | DEMANDS or self._accepts(m)

    def _accepts(self, m: EventMention) -> bool:
        """Whether it is an answer by its own word: "accepted the invitation"."""
        frame = self._past.frames.at(m.predicate)
        return m.nature == AGREEING and frame is not None and ACCEPTING in self._past.classes.of(frame.lemma)
