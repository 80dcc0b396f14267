"""Occurrences: what several articles tell is shown once, with everybody who tells it.

In:  the events of all articles, and which of them are one. Out: "Pakistan shelled Torkham", told by three outlets with
two independent texts; 12 dead says the police, 17 a doctor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from demarche.records import Count
from demarche.show.telling.lines import EventLine
from demarche.show.telling.wording import days_in_words

HAPPENED = frozenset({"happened", "said", "history"})  # what numbers and drawings count
_FIRMNESS = ("happened", "said", "history", "planned", "possible", "denied")
_FINENESS = ("point", "city", "admin1", "country", "none")

Key = tuple[str, str]  # article_key, event_id


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure and who gives it: (outlet, speaker) as words, with the lines that do."""

    kind: str
    least: int | None
    greatest: int | None
    words: str
    by: tuple[tuple[str, EventLine], ...]


@dataclass(frozen=True)
class Occurrence:
    """One thing that happened, was said or is planned, with its accounts in order of publication."""

    n: int
    lines: tuple[EventLine, ...]
    outlets: int
    origins: int

    @property
    def anchor(self) -> str:
        return f"o{self.n}"

    @cached_property
    def first(self) -> EventLine:
        """The account that the line is made of: the firmest, then the earliest."""
        return min(self.lines, key=lambda line: _FIRMNESS.index(line.standing))

    @property
    def standing(self) -> str:
        return self.first.standing

    @property
    def cooperative(self) -> bool:
        return self.first.event.quad <= 2

    @cached_property
    def day(self) -> str:
        return next((line.day for line in self.lines if line.dated), self.first.day)

    @cached_property
    def when(self) -> str:
        """The day as precisely as the words tell: "June 2024", "2024"; without any, that of publication."""
        line = next((line for line in self.lines if line.dated), None)
        date = line.event.date if line else None
        if date is None or date.start is None:
            return self.day
        end = dt.date.fromisoformat(date.end) if date.end else None
        return days_in_words(dt.date.fromisoformat(date.start), end, date.precision)

    @property
    def dated(self) -> bool:
        return any(line.dated for line in self.lines)

    @cached_property
    def located(self) -> EventLine:
        """The account that tells most precisely where."""
        return min(
            self.lines, key=lambda x: _FINENESS.index(x.event.location.precision if x.event.location else "none")
        )

    @cached_property
    def tolls(self) -> list[Toll]:
        """The figures by kind; more than one of a kind conflict."""
        found: dict[tuple[str, int | None, int | None], list[tuple[EventLine, Count]]] = {}
        for line in self.lines:
            for kind, count in line.tolls:
                found.setdefault((kind, count.min, count.max), []).append((line, count))
        return [
            Toll(*key, given[0][0].source.words(given[0][1].span), tuple((_teller(*g), g[0]) for g in given))
            for key, given in sorted(found.items(), key=lambda item: item[0][0])
        ]

    @property
    def conflicting(self) -> list[str]:
        """The kinds of tolls on which accounts differ."""
        kinds = [toll.kind for toll in self.tolls]
        return sorted({kind for kind in kinds if kinds.count(kind) > 1})


def occurrences_of(
    lines: Mapping[Key, EventLine], links: Mapping[Key, str], origins: Mapping[str, str]
) -> list[Occurrence]:
    """The occurrences by day, those without one last.

    links: occurrence_id by event; origins: of which text an article is a copy.
    """
    told: dict[str, list[EventLine]] = {}
    for key, line in lines.items():
        told.setdefault(links.get(key, "/".join(key)), []).append(line)
    found = [_occurrence(0, group, origins) for group in told.values()]
    found.sort(key=lambda o: (o.day or "9999", o.when, o.first.source.n, o.first.event.mentions[0].predicate))
    return [Occurrence(n, o.lines, o.outlets, o.origins) for n, o in enumerate(found, 1)]


def by_event(occurrences: Iterable[Occurrence]) -> dict[Key, Occurrence]:
    return {(line.source.key, line.event.id): o for o in occurrences for line in o.lines}


def _occurrence(n: int, lines: Sequence[EventLine], origins: Mapping[str, str]) -> Occurrence:
    lines = sorted(lines, key=lambda line: (line.source.article.published or "9999", line.source.n))
    outlets = {line.source.article.source for line in lines} - {""}
    texts = {origins.get(line.source.key, line.source.key) for line in lines}
    return Occurrence(n, tuple(lines), len(outlets), len(texts))


def _teller(line: EventLine, count: Count) -> str:
    """On whose word a figure stands: "the police, in the Gazette"."""
    speaker = line.source.actor(count.speaker) or line.source.actor(line.event.attributed_to)
    article = line.source.article
    outlet = article.source or article.title or article.id
    return f"{speaker.name}, in {outlet}" if speaker else outlet
