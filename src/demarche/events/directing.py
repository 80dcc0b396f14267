"""Parties that stand outside the clause of an act: found in what the article told before.

In:  event mentions of an article in text order, some without recipient or actor. Out: the same mentions, those that
could be completed with the rule that found the party in their trail (`party_rule`). Who is not found stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from demarche.events.agents import Agents
from demarche.events.lexicon import EventLexicon
from demarche.events.past import Directed
from demarche.events.retorts import ANSWERS, Retorts
from demarche.events.taking_up import DEMANDS, TakingUp
from demarche.records import EventMention


class Directing:
    """Completes the mentions of one article, each from those before it."""

    def __init__(self, taking_up: TakingUp, retorts: Retorts, agents: Agents, lexicon: EventLexicon) -> None:
        self._taking_up = taking_up
        self._retorts = retorts
        self._agents = agents
        self._lexicon = lexicon

    def completed(self, told: Sequence[EventMention]) -> list[EventMention]:
        """The mentions; an act that leaves a party open has who is found by the words around it."""
        out: list[EventMention] = []
        for m in told:
            out.append(self._completed(m, out))
        return out

    def _completed(self, m: EventMention, before: Sequence[EventMention]) -> EventMention:
        if m.recipients and not m.actors:
            return _with(m, "actors", self._agents.found(m, before))
        if not m.actors or m.recipients or not self._is_directed(m):
            return m
        found = self._taking_up.directed(m, before)
        return _with(m, "recipients", found if found[0] else self._retorts.directed(m, before))

    def _is_directed(self, m: EventMention) -> bool:
        """Whether acts of the type are directed at who did what they answer."""
        return self._lexicon.ontology.has(m.type, "answer") or m.nature in DEMANDS or m.nature in ANSWERS


def _with(m: EventMention, side: str, found: Directed) -> EventMention:
    ids, rule = found
    if not ids:
        return m
    return msgspec.structs.replace(m, **{side: ids}, trail=msgspec.structs.replace(m.trail, party_rule=rule))
