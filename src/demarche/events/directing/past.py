"""What an article has told before an act: the acts, and whose they are.

In:  an article's frames, cast and words on somebody's word. Out: `Past`, which answers how far back an act was told,
whether it was done to somebody, and what a later act is about: the closure in "demanded that the closure be lifted".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from demarche.cast import Cast
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Attribution, EventMention
from demarche.rules import Classes

HAPPENED = frozenset({"actual", "historical"})
FORCES = frozenset({"COP", "MIL", "SPY", "PRM"})
STATELY = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PRM"})

Directed = tuple[tuple[str, ...], str]  # actors, and the rule by which they were found
NOBODY: Directed = ((), "")


@dataclass(frozen=True, slots=True)
class Past:
    """Looks back over one article. said: the attribution that each word told on somebody's word belongs to."""

    frames: Frames
    cast: Cast
    said: Mapping[int, Attribution]
    classes: Classes

    @property
    def s(self) -> Syntax:
        return self.frames.syntax

    def apart(self, act: EventMention, token: int) -> int:
        """How many sentences before the token an act is told."""
        return self.s.sentence[token] - self.s.sentence[act.predicate]

    def of_others(self, acts: Iterable[EventMention], m: EventMention, reach: int) -> Iterator[EventMention]:
        """Acts that others did, told at most so many sentences before, the last first."""
        for act in reversed(tuple(acts)):
            if self.apart(act, m.predicate) > reach:
                return
            if act.actors and act.predicate < m.predicate and not {*act.actors} & {*m.actors}:
                yield act

    def contents(self, m: EventMention) -> list[Frame]:
        """The clause of an act and those that say what is demanded, threatened or refused, from above."""
        out: list[Frame] = []
        stack = [self.frames.at(m.predicate)]
        while stack:
            frame = stack.pop()
            if frame is not None and frame not in out:
                out.append(frame)
                stack += [self.frames.at(a.token) for a in frame.role("xcomp", "ccomp")]
        return out

    def befell(self, act: EventMention, m: EventMention) -> bool:
        """Whether an act was done to who now answers, or by a state to theirs."""
        if {*act.recipients} & {*m.actors}:
            return True
        if not (self.is_stately(act.actors) and self.is_stately(m.actors)):
            return False
        homes, theirs = self.countries(m.actors), self.countries(act.actors)
        return bool(homes & self.countries(act.recipients)) and bool(theirs) and homes.isdisjoint(theirs)

    def countries(self, ids: Iterable[str]) -> set[str]:
        """Countries told by the actors' own words."""
        return {a.country for a in map(self.cast.__getitem__, ids) if a.country and not a.inferred}

    def state_of(self, country: str) -> str | None:
        """The actor that is the state itself, if the article names it."""
        return next((a.id for a in self.cast if a.kind == "state" and a.country == country), None)

    def main_clause(self, sentence: int) -> Frame | None:
        """The clause at the root of a sentence."""
        root = next((t for t in range(*self.s.sentences[sentence]) if self.s.head[t] == t), None)
        return self.frames.at(root) if root is not None else None

    def subjects(self, frame: Frame) -> tuple[str, ...]:
        """Who does what a clause tells, where the clause itself says so: not who is asked to do it."""
        told = (a for a in frame.role("subj") if a.source != "control")
        return tuple(dict.fromkeys(i for a in told for i in self.cast.at(a.token)))

    def is_stately(self, ids: Iterable[str]) -> bool:
        """Whether all speak or act for a state by their office, or are one."""
        return all(self.cast[i].sector in STATELY and self.cast[i].country for i in ids)


def with_party(m: EventMention, side: str, found: Directed) -> EventMention:
    """The mention with the parties found as its "actors" or "recipients", and the rule in its trail.

    Where both sides were found, both rules: "crowd.protest + agent.home".
    """
    ids, rule = found
    if not ids:
        return m
    rule = f"{m.trail.party_rule} + {rule}" if m.trail.party_rule else rule
    return msgspec.structs.replace(m, **{side: ids}, trail=msgspec.structs.replace(m.trail, party_rule=rule))
