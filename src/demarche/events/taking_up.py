"""Acts that a later word takes up: whom "condemned the launch" is directed at.

In:  event mentions of an article, one of them without recipient, e.g. "North Korea fired a rocket. … Japan condemned
     the launch." Out: the same mentions; the accusation is now directed at North Korea.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from demarche.cast import Cast
from demarche.events.lexicon import EventLexicon
from demarche.events.parties import owners
from demarche.language.clauses import Argument
from demarche.language.frames import Frames
from demarche.records import Attribution, EventMention
from demarche.rules import Classes

REFUSAL = "REJECT"
NAMING = ("obj", "prep:over", "prep:about", "prep:to", "prep:against", "prep:at", "prep:of")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "all"})
POINTING = frozenset({"this", "that"})  # alone they stand for what was said: "an official denied this"
TAKEN_UP = "taken_up_"  # of the nouns that take up acts of a type: taken_up_assault
ANY, SAYING = f"{TAKEN_UP}any", f"{TAKEN_UP}saying"
FAR = 12  # sentences from a deed to the word that is its own name: "tested … the test", "Togo's bill … the bill"
REACH = 3  # sentences from a deed to a word for such deeds: "fired … the launch"
NEAR = 1  # sentences from an act or words to "the decision", "the remarks"


def directed(
    told: Sequence[EventMention],
    frames: Frames,
    cast: Cast,
    said: Mapping[int, Attribution],
    lexicon: EventLexicon,
    own: Collection[int] = (),
) -> list[EventMention]:
    """The mentions; an answer without recipient is directed at who did or said what it names.

    said: the attribution that each word told on somebody's word belongs to. own: predicates whose object is part of the
    act, and takes up none ("levelled the charge").
    """
    search = _Search(frames, cast, said, lexicon.rules.classes)
    answers = (m for m in told if lexicon.ontology.has(m.type, "answer"))
    open_ones = {m.predicate for m in answers if m.actors and not m.recipients} - {*own}
    return [search.directed(m, told[:n]) if m.predicate in open_ones else m for n, m in enumerate(told)]


class _Search:
    """Looks back over one article."""

    def __init__(self, frames: Frames, cast: Cast, said: Mapping[int, Attribution], classes: Classes) -> None:
        self._frames = frames
        self._s = frames.syntax
        self._cast = cast
        self._said = said
        self._classes = classes

    def directed(self, m: EventMention, before: Sequence[EventMention]) -> EventMention:
        for noun in self._named(m):
            found = self._doers(noun, m, before) or self._owners(noun, m)
            if found:
                return msgspec.structs.replace(m, recipients=found)
        return m

    def _named(self, m: EventMention) -> Iterator[int]:
        """Nouns that the answer is about and that point back: "the launch", "this attack", "Friday's test"."""
        s, frame = self._s, self._frames.at(m.predicate)
        for argument in frame.role(*NAMING) if frame is not None else ():
            determiners = s.having(argument.token, "det", "nmod:poss")
            around = argument.role != "obj" and argument.token < m.predicate  # "At the meeting, Chad criticised"
            pointing = any(self._points_back(c) for c in determiners) or self._sums_up(argument)
            if (not around and s.pos[argument.token] == "NOUN" and pointing) or self._stands_for_words(argument, m):
                yield argument.token

    def _sums_up(self, argument: Argument) -> bool:
        """Whether it is what the sentence has told: "said Mali had fled, a claim which Togo rejected"."""
        return argument.source == "relative" and self._is_aside(argument.token)

    def _is_aside(self, noun: int) -> bool:
        """Behind a comma, whatever the tree makes of it."""
        first = min(self._s.having(noun, "det"), default=noun)
        return first > 0 and self._s.lower[first - 1] == ","

    def _stands_for_words(self, argument: Argument, m: EventMention) -> bool:
        return m.nature == REFUSAL and argument.role == "obj" and self._s.lower[argument.token] in POINTING

    def _points_back(self, determiner: int) -> bool:
        dated = self._s.pos[determiner] == "PROPN" and not self._cast.mentions_at(determiner)
        return dated or self._s.lower[determiner] in DEFINITE

    def _doers(self, noun: int, m: EventMention, before: Sequence[EventMention]) -> tuple[str, ...]:
        """Who did the act or said the words that the noun names: rather to the one who answers, else the last."""
        acts = [a for a in reversed(before) if self._may_be(a, noun, m)]
        to_them = next((a for a in acts if {*a.recipients} & {*m.actors}), None)
        act = to_them or next(iter(acts), None)
        heard = self._heard(noun, m)
        if act is not None and (to_them is not None or heard is None or act.predicate > heard[0]):
            return act.actors
        return (heard[1],) if heard is not None else ()

    def _may_be(self, act: EventMention, noun: int, m: EventMention) -> bool:
        if not act.actors or {*act.actors} & {*m.actors} or act.predicate >= noun:
            return False
        apart = self._s.sentence[noun] - self._s.sentence[act.predicate]
        if self._s.lemma[noun] == self._s.lemma[act.predicate]:
            return apart <= FAR
        classes = self._classes.of(self._s.lemma[noun])
        if f"{TAKEN_UP}{act.nature.lower()}" in classes:
            return apart <= REACH
        return ANY in classes and apart <= NEAR and act.actuality == "actual" and not self._is_told_by(noun)

    def _is_told_by(self, noun: int) -> bool:
        """Whether the noun says itself what it means: "the decision to close the camp"."""
        return bool(self._s.having(noun, "acl", "nmod", "acl:relcl"))

    def _heard(self, noun: int, m: EventMention) -> tuple[int, str] | None:
        """The last word said by another, here or a sentence before, where the noun names words; and by whom."""
        s = self._s
        words = s.lower[noun] in POINTING or SAYING in self._classes.of(s.lemma[noun])
        if not words or (self._is_told_by(noun) and not self._is_aside(noun)):
            return None
        first = s.sentences[max(0, s.sentence[noun] - NEAR)][0]
        said = ((t, self._said[t].speaker) for t in range(noun, first - 1, -1) if t in self._said)
        return next(((t, x) for t, x in said if x is not None and x not in m.actors), None)

    def _owners(self, noun: int, m: EventMention) -> tuple[str, ...]:
        """Whose it was when it was last told whose: "Togo's tax … condemned the tax". Not for backing."""
        s = self._s
        if m.nature == "SUPPORT" or self._is_told_by(noun) or ANY in self._classes.of(s.lemma[noun]):
            return ()
        first = s.sentences[max(0, s.sentence[noun] - FAR)][0]
        named = (t for t in range(noun - 1, first - 1, -1) if s.lemma[t] == s.lemma[noun] and s.pos[t] == "NOUN")
        return next((found for t in named if (found := owners(t, self._frames, self._cast, but=m.actors))), ())
