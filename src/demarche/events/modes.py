"""The mode of an event, by its rule or by what its arguments are.

In:  a rule, the frame it read. Out: mode, contexts and CAMEO code: "attacked the depot with drones" is ASSAULT drone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demarche.cast import Cast
from demarche.events.lexicon import EventLexicon, EventRule, ModeRule
from demarche.events.party_words import ANOTHER_TIME
from demarche.language.frames import Frame, Frames
from demarche.rules.matching import Classes, Test


@dataclass(frozen=True, slots=True)
class Mode:
    mode: str | None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None


def mode_of(rule: EventRule, frame: Frame, frames: Frames, cast: Cast, lexicon: EventLexicon) -> Mode:
    """The rule's own mode; else that of the mode rule with the most conditions that hold."""
    if rule.mode is not None:
        return Mode(rule.mode)
    classes = lexicon.rules.classes
    test = Test(_alone(frame, classes), frames, cast, classes)
    holding = [m for m in lexicon.modes if m.type == rule.type and all(test(r, c) for r, c in m.where.items())]
    best: ModeRule | None = min(holding, key=lambda m: (-len(m.where), m.id), default=None)
    return Mode(best.mode, best.contexts, best.cameo) if best else Mode(None)


def _alone(frame: Frame, classes: Classes) -> Frame:
    """The frame without clauses that tell another time: no weapon in "a bomb went off before I got off the plane"."""
    kept = (a for a in frame.arguments if a.role != "advcl" or ANOTHER_TIME not in classes.of(a.marker))
    return replace(frame, arguments=tuple(kept))
