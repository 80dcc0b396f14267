"""Events and quotations of one article as lines of a page.

In:  an article with its coding. Out: "Serbia accused Türkiye": who, whom, how it stands, where its words are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from demarche.records import TOLLS, Actor, Article, Attribution, Coding, Count, Event, Span
from demarche.show.telling.wording import shortened

_LONGEST_HEADING, _LONGEST_TITLE = 90, 240  # characters
STANDINGS = {"historical": "history", "future": "planned", "hypothetical": "possible", "negated": "denied"}


def opening_words(text: str) -> str:
    """How a text begins, in one line, cut between words: "The arrival of a potent new defense system in …"."""
    first = " ".join(text[:200].split())
    if len(first) <= _LONGEST_HEADING:
        return first
    return f"{first[:_LONGEST_HEADING].rpartition(' ')[0] or first[:_LONGEST_HEADING]} …"


def heading_of(title: str | None, text: str, id: str) -> str:
    """What stands for an article on a page: its title, else how it begins, else its id; none of them endless."""
    return shortened(title or opening_words(text) or id, _LONGEST_TITLE)


@dataclass(frozen=True)
class Source:
    """An article with its coding; `n` numbers it on the page, `key` is its article_key where a store has one."""

    n: int
    article: Article
    coding: Coding
    key: str = ""

    @property
    def heading(self) -> str:
        """The article's title; where it has none, how its text begins."""
        return heading_of(self.article.title, self.article.text, self.article.id)

    def words(self, span: Span) -> str:
        return self.article.text[span.start : span.end]

    def actor(self, id: str | None) -> Actor | None:
        return self._actors.get(id or "")

    def names(self, ids: Iterable[str]) -> list[str]:
        return [a.name for i in ids if (a := self.actor(i)) is not None]

    def sentence(self, span: Span) -> Span:
        """The sentence in which words stand; the words themselves where none is known."""
        return next((s for s in self._sentences if s.start <= span.start < s.end), span)

    @cached_property
    def _sentences(self) -> list[Span]:
        coding = self.coding
        coded = {m.sentence for e in coding.events for m in e.mentions}
        return sorted(coded | {u.sentence for u in coding.uncoded} | {v.sentence for v in coding.voices})

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {a.id: a for a in self.coding.actors}


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a line of the page."""

    source: Source
    event: Event

    @property
    def anchor(self) -> str:
        return f"a{self.source.n}-{self.event.id}"

    @property
    def actors(self) -> list[str]:
        return self.source.names(self.event.actors) or ["somebody"]

    @property
    def recipients(self) -> list[str]:
        return self.source.names(self.event.recipients)

    @property
    def speaker(self) -> str:
        found = self.source.actor(self.event.attributed_to)
        return found.name if found else ""

    @property
    def deniers(self) -> list[str]:
        return self.source.names(self.event.denied_by)

    @property
    def standing(self) -> str:
        """How the event stands: happened, said (only on somebody's word), planned, possible, denied, history."""
        if self.event.actuality == "actual":
            return "said" if self.event.attribution or self.event.hedged else "happened"
        return STANDINGS[self.event.actuality]

    @property
    def day(self) -> str:
        """First day of the event; the publication's where the words give none."""
        date = self.event.date
        return (date.start if date and date.start else self.source.article.published) or ""

    @property
    def dated(self) -> bool:
        return bool(self.event.date and self.event.date.start and self.event.date.precision != "unresolved")

    @property
    def place(self) -> str:
        return self.event.location.name if self.event.location else ""

    @property
    def tolls(self) -> list[tuple[str, Count]]:
        """Kind and figure, the leading ones first: ("dead", 12), ("dead", 20) on another's word."""
        found = self.event.magnitude
        leading = [(kind, count) for kind in TOLLS if (count := getattr(found, kind)) is not None]
        return [*leading, *found.conflicting]


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as a line of the page."""

    source: Source
    attribution: Attribution

    @property
    def anchor(self) -> str:
        return f"a{self.source.n}-{self.attribution.id}"

    @property
    def speaker(self) -> str:
        found = self.source.actor(self.attribution.speaker)
        if found:
            return found.name
        return " … ".join(self.source.words(s) for s in self.attribution.source) or "somebody unnamed"

    @property
    def words(self) -> str:
        """What is said; of silence, the words that tell of it."""
        return " … ".join(self.source.words(s) for s in self.attribution.content or self.attribution.cue)
