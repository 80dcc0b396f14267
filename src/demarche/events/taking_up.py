"""Acts that a later word takes up: whom "condemned the launch" is directed at.

In:  event mentions of an article, one of them without recipient, e.g. "North Korea fired a rocket. … Japan condemned
     the launch." Out: the same mentions; the accusation is now directed at North Korea.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from demarche.language.frames import Frames
from demarche.records import EventMention
from demarche.rules import Classes

ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})
NAMING = ("obj", "prep:over", "prep:about", "prep:to", "prep:against", "prep:at", "prep:of")
REACH = 3  # sentences
# Nouns that name what verbs of other words tell: the class of such nouns, the type of the act.
NAMES = (("violent_deed", "ASSAULT"), ("exercise_word", "MOBILIZE"), ("launch_word", "MOBILIZE"))


def directed(told: Sequence[EventMention], frames: Frames, classes: Classes) -> list[EventMention]:
    """The mentions; an answer without recipient is directed at who did what it names."""
    return [_directed(m, told[:n], frames, classes) for n, m in enumerate(told)]


def _directed(m: EventMention, before: Sequence[EventMention], frames: Frames, classes: Classes) -> EventMention:
    if m.type not in ANSWERS or m.recipients or not m.actors:
        return m
    for noun in _named_acts(m, frames):
        for act in reversed(before):
            if _is_far(act, noun, frames):
                break
            if act.actors and not {*act.actors} & {*m.actors} and _takes_up(noun, act, frames, classes):
                return msgspec.structs.replace(m, recipients=act.actors)
    return m


def _named_acts(m: EventMention, frames: Frames) -> Iterator[int]:
    """Definite nouns that the answer is about: "the launch", "this attack"."""
    s, frame = frames.syntax, frames.at(m.predicate)
    for argument in frame.role(*NAMING) if frame is not None else ():
        if any(s.lower[c] in ("the", "this", "that", "these", "those") for c in s.having(argument.token, "det")):
            yield argument.token


def _is_far(act: EventMention, noun: int, frames: Frames) -> bool:
    return frames.syntax.sentence[noun] - frames.syntax.sentence[act.predicate] > REACH


def _takes_up(noun: int, act: EventMention, frames: Frames, classes: Classes) -> bool:
    s = frames.syntax
    if s.lemma[noun] == s.lemma[act.predicate]:
        return True
    return any(act.type == kind and name in classes.of(s.lemma[noun]) for name, kind in NAMES)
