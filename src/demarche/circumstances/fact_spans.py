"""Since when and until when a standing relation holds, as far as the words beside it tell.

In:  the times of an article, a predicate or noun. Out: "2023", "2025-07" or "2025-07-12": for "has been prime minister
since July", told in October 2025, since "2025-07". Without times only a year in figures is read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.circumstances.times import TimeMention, Times
from demarche.language.syntax import Syntax

SINCE, UNTIL = "time.since", "time.until"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!:)")


class Extent(NamedTuple):
    """since, until: as far as told. over: it ended before the day of publication."""

    since: str | None = None
    until: str | None = None
    over: bool = False


class FactSpans:
    """Asked by the readers of clauses, nouns and offices of one article."""

    def __init__(self, s: Syntax, times: Times | None, published: dt.date | None) -> None:
        self.s = s
        self.times = times
        self.published = published

    def of_standing(self, *tops: int) -> Extent:
        """Of what goes on: "a member since 1952", "was chancellor until 2021"."""
        since = until = None
        for mention in self._below(tops):
            since = since or (_told(mention, self.s) if mention.rule == SINCE else None)
            until = until or (_told(mention, self.s, last=True) if mention.rule == UNTIL else None)
        since = since or self._year_below(tops, ("since",))
        return Extent(since, until, self._is_past(until))

    def of_deed(self, verb: int) -> str | None:
        """When something was done that began or ended it: "joined in 2023", "quit in January"."""
        for mention in self._below((verb,), direct=True):
            if mention.resolved and mention.rule not in (SINCE, UNTIL):
                return _told(mention, self.s)
        return self._year_below((verb,), ("in", ""))

    def _below(self, tops: tuple[int, ...], *, direct: bool = False) -> Iterator[TimeMention]:
        if self.times is None:
            return
        s = self.s
        for mention in self.times.mentions:
            above = s.head[mention.head] if mention.head >= 0 else -1
            if above in tops or (not direct and above >= 0 and s.dep[above] == "nmod" and s.head[above] in tops):
                yield mention

    def _year_below(self, tops: tuple[int, ...], prepositions: tuple[str, ...]) -> str | None:
        s = self.s
        years = (
            c
            for t in tops
            for c in s.having(t, "obl", "nmod", "obl:unmarked", "obl:tmod")
            if _YEAR.fullmatch(s.lower[c])
        )
        return next((s.lower[c] for c in years if s.preposition(c) in prepositions), None)

    def _is_past(self, day: str | None) -> bool:
        return day is not None and self.published is not None and day <= self.published.isoformat()[: len(day)]


def _told(mention: TimeMention, s: Syntax, *, last: bool = False) -> str | None:
    """A date no finer than its words: the year of "since 1952", the month of "in March"."""
    day = mention.date.end if last and mention.rule == UNTIL else mention.date.start
    if day is None:
        return None
    words = s.text[mention.span.start : mention.span.end]
    if mention.date.precision == "month" or (mention.date.precision != "year" and _is_month(mention, words)):
        return day[:7]
    named = [w for w in words.split() if w.lower() not in ("since", "until", "till", "in")]
    return day[:4] if mention.date.precision == "year" or all(map(_YEAR.fullmatch, named)) else day


def _is_month(mention: TimeMention, words: str) -> bool:
    """ "Since July", "until March 2024": no day is named."""
    whole = (mention.date.start or "").endswith("-01") or mention.rule == UNTIL
    named = [w for w in words.split() if w[0].isupper()]
    return mention.rule in (SINCE, UNTIL) and whole and bool(named) and not _DAY.search(_YEAR.sub("", words))
