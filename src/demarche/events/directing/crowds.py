"""Who was seized or fired at where a number at most is told: the crowd of the protest told before.

In:  an arrest or assault without recipient and the acts told before it. Out: actors, and the rule by which they were
found: in "Students blocked the bridge. Police fired tear gas and arrested eleven" the students.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.events.directing.past import NOBODY, Directed, Past
from demarche.events.party_words import NUMBERS
from demarche.language.frames import Frame
from demarche.language.syntax import Syntax
from demarche.records import EventMention
from demarche.rules import Classes

REACH = 4  # sentences
ARREST, DISPERSAL, HARM, CROWD = "arrest", "crowd-control", "ASSAULT", "PROTEST"


def is_of_number(frame: Frame, s: Syntax, classes: Classes) -> bool:
    """Whether those who undergo it are only counted: "arrested eleven", "dozens were detained"."""
    told = [a.token for a in frame.role("obj")]
    return any(s.pos[t] == "NUM" or NUMBERS in classes.of(s.lower[t]) for t in told)


@dataclass(frozen=True, slots=True)
class Crowds:
    """Asks what crowd it was done to."""

    past: Past

    def are_counted(self, ids: Sequence[str]) -> bool:
        """Whether a party is nothing but a number: "scores"."""
        return len(ids) == 1 and NUMBERS in self.past.classes.of(self.past.cast[ids[0]].name.lower())

    def found(self, m: EventMention, before: Sequence[EventMention]) -> Directed:
        """Those of the last protest, or whom the same forces have just fired at."""
        if not self._is_of_crowd(m):
            return NOBODY
        for act in reversed(before):
            if self.past.apart(act, m.predicate) > REACH:
                break
            if act.nature == CROWD and act.actors and not {*act.actors} & {*m.actors}:
                return act.actors, "crowd.protest"
            if act.nature == HARM and act.recipients and act.actors == m.actors and act.actors:
                return act.recipients, "crowd.fired-at"
        return NOBODY

    def _is_of_crowd(self, m: EventMention) -> bool:
        frame = self.past.frames.at(m.predicate)
        if frame is None or (m.mode != ARREST and m.nature != HARM):
            return False
        return m.mode == DISPERSAL or is_of_number(frame, self.past.s, self.past.classes)
