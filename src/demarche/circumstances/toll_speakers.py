"""On whose word a figure of dead, wounded or marchers stands.

In:  a figure, the predicate that carries it, who says what. Out: an actor's id: the army of "officials said the army
had put the toll at 20", the police of "40 were hurt, police said".

Who gives the figure by a verb of giving figures comes first; then the narrowest report around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.cast import Cast
from demarche.circumstances.numbers import Number
from demarche.circumstances.toll_rules import TollWords
from demarche.language.frames import Frames
from demarche.records import Attribution, Span

STEPS_TO_GIVER = 3  # words from a figure up to the verb of who gives it
TAKEN = "dead.lives"  # who "claimed 43 lives" took them


class TollSpeakers:
    """Asked once per figure of an article."""

    def __init__(self, frames: Frames, cast: Cast, attributions: Sequence[Attribution], words: TollWords) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.reports = tuple(a for a in attributions if a.reported)
        self.words = words

    def of(self, span: Span, predicate: int, rule: str, number: Number | None = None) -> str | None:
        """Who gives the figure at a span; None for the article itself."""
        giver = None if rule == TAKEN else self._giver(predicate, number)
        return giver or self._reporter(span)

    def _giver(self, predicate: int, number: Number | None) -> str | None:
        """ "*The ministry* put the toll at 35", "*the governor* gave a figure of 48 dead", "*doctors* counted 20"."""
        ways = (self._above_figure(number.anchor) if number is not None else [], self._above(predicate))
        return next((giver for way in ways for verb in way if (giver := self._subject_of(verb)) is not None), None)

    def _above_figure(self, anchor: int) -> Iterator[int]:
        """By way of nouns that stand for figures: "gave a *toll* of 12"."""
        token = anchor
        for _ in range(STEPS_TO_GIVER):
            token = self.s.head[token]
            yield token
            if self.s.lemma[token] not in self.words.figures:
                return

    def _above(self, predicate: int) -> Iterator[int]:
        """The predicate, and what the first of its row stands under: "confirmed three dead and *20 injured*"."""
        yield predicate
        while self.s.dep[predicate] == "conj" and self.s.head[predicate] != predicate:
            predicate = self.s.head[predicate]
        yield self.s.head[predicate]

    def _subject_of(self, verb: int) -> str | None:
        """Whoever a verb of giving figures has as its subject."""
        frame = self.frames.at(verb) if self.s.lemma[verb] in self.words.giving else None
        doers = frame.role("subj") if frame is not None and frame.negation is None else ()
        return next((actor for a in doers for actor in self.cast.at(a.token)), None)

    def _reporter(self, span: Span) -> str | None:
        around = [(c.end - c.start, a) for a in self.reports for c in a.content if c.covers(span)]
        return min(around, key=lambda x: x[0])[1].speaker if around else None
