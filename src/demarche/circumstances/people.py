"""Counts people in a noun phrase.

In:  the head of a phrase and the numbers of the article. Out: a `Headcount`; for "a driver and two guards" of "shot a
driver and two guards": 3, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demarche.cast import Cast
from demarche.circumstances.numbers import Numbers
from demarche.circumstances.toll_rules import TollWords
from demarche.language.syntax import Syntax
from demarche.records import Span
from demarche.rules import below

_PERSONAL = frozenset({"person", "office", "group", "people"})


@dataclass(frozen=True, slots=True)
class Headcount:
    """So many people, as `span` says. A side that the words leave open is None."""

    low: int | None
    high: int | None
    span: Span


class People:
    """Who is a person in an article, and how many a phrase means."""

    def __init__(self, s: Syntax, cast: Cast, numbers: Numbers, words: TollWords) -> None:
        self.s = s
        self.cast = cast
        self.numbers = numbers
        self.words = words

    def count(self, tokens: Iterable[int]) -> Headcount | None:
        """Everybody in coordinated phrases together. A plural without number leaves the upper side open."""
        counts = [self.count_one(token) for token in tokens]
        known = [c for c in counts if c is not None]
        if not known:
            return None
        lows = [c.low for c in known if c.low is not None]
        highs = [c.high for c in counts if c is not None and c.high is not None]
        complete = len(highs) == len(counts)
        span = Span(min(c.span.start for c in known), max(c.span.end for c in known))
        return Headcount(sum(lows) if lows else None, sum(highs) if complete else None, span)

    def count_one(self, token: int) -> Headcount | None:
        """Of one phrase; None when it says no number or is about no people."""
        s = self.s
        if s.lower[token] in self.words.one_more and s.having(token, "det") and not below(s, token, "prep:of"):
            return Headcount(1, 1, self._span(token))
        number = self.numbers.at(token)
        if number is not None:
            if not number.counts or not self._is_countable(number.noun):
                return None
            return Headcount(_whole(number.min), _whole(number.max), number.span)
        if self._is_nobody(token):
            return Headcount(0, 0, self._span(token))
        if s.lower[token] == "both":
            return Headcount(2, 2, self._span(token))
        return Headcount(1, 1, self._span(token)) if self._is_one_person(token) else None

    def is_person(self, noun: int) -> bool:
        """A noun for people: listed, of the cast, a nationality ("Palestinians", "two Chinese") or a name."""
        s = self.s
        if s.lemma[noun] in self.words.not_people:
            return False  # "detained two tankers"
        if self.words.is_person(s.lemma[noun], s.lower[noun]) or s.doc[noun].ent_type_ == "PERSON":
            return True
        if any(self.cast[actor].kind in _PERSONAL for actor in self.cast.at(noun)):
            return True
        return s.tag[noun] == "NNPS" or (s.pos[noun] == "ADJ" and s.doc[noun].is_title)

    def _is_countable(self, noun: int | None) -> bool:
        if noun is None or self.s.pos[noun] == "PRON":
            return True
        return self.is_person(noun) or (self.s.pos[noun] == "PROPN" and self.s.lower[noun].endswith("s"))

    def _is_nobody(self, token: int) -> bool:
        lower = self.s.lower
        if lower[token] in self.words.nobody:
            return True
        denied = any(lower[c] == "no" for c in self.s.having(token, "det"))
        return denied and (lower[token] == "one" or self.is_person(token))

    def _is_one_person(self, token: int) -> bool:
        s = self.s
        if s.lower[token] in self.words.singular_pronouns:
            return True
        if s.tag[token] not in ("NN", "NNP") or s.lemma[token] in self.words.collectives:
            return False
        if s.doc[token].ent_type_ == "PERSON" or s.tag[token] == "NNP":
            return s.doc[token].ent_type_ == "PERSON" or self._is_person_of_cast(token)
        return self.words.is_person(s.lemma[token], s.lower[token]) and bool(s.having(token, "det", "nmod:poss"))

    def _is_person_of_cast(self, token: int) -> bool:
        return any(self.cast[actor].kind in ("person", "office") for actor in self.cast.at(token))

    def _span(self, token: int) -> Span:
        s = self.s
        first = min([token, *s.having(token, "det", "amod", "compound", "nmod:poss", "flat", "nummod")])
        last = max([token, *s.having(token, "flat")])
        return Span(s.start[first], s.end[last])


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
