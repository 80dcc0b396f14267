"""What lies ahead: dates that articles name, what is announced, what was promised.

In:  codings and occurrences. Out: entries of a calendar by month: "10 December 2025, local elections".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from demarche.records import Scheduled
from demarche.show.dossier.occurrences import Occurrence
from demarche.show.telling.lines import Source
from demarche.show.telling.wording import days_in_words

WITHOUT_A_DATE = "without a date"


@dataclass(slots=True)
class Entry:
    """Something named for a day or days, or an announced occurrence.

    told: where an article names it. off: where a later one calls it off.
    """

    name: str
    kind: str
    country: str
    start: str
    end: str
    told: list[tuple[Source, Scheduled]] = field(default_factory=list)
    off: list[tuple[Source, Scheduled]] = field(default_factory=list)
    occurrence: Occurrence | None = None
    precision: str = ""
    n: int = 0

    @property
    def days(self) -> str:
        if not self.start:
            return "date open"
        end = dt.date.fromisoformat(self.end) if self.end else None
        return days_in_words(dt.date.fromisoformat(self.start), end, self.precision)


def last_day(sources: Iterable[Source]) -> str:
    """The last day of publication: what an archive calls today; "" where no article has a date."""
    return max((s.article.published or "" for s in sources), default="")


def calendar(sources: Sequence[Source], occurrences: Iterable[Occurrence]) -> dict[str, list[Entry]]:
    """Month in words → what lies ahead of the last day of publication, by day; what has no date comes last."""
    today = last_day(sources)
    entries = [e for e in (*_scheduled(sources), *_planned(occurrences)) if not e.start or e.end >= today]
    entries += _elections(sources, {e.name.casefold() for e in entries})
    months: dict[str, list[Entry]] = {}
    for n, entry in enumerate(sorted(entries, key=lambda e: (e.start or "9999", e.end, e.name)), 1):
        entry.n = n
        months.setdefault(_month(entry.start), []).append(entry)
    return months


def _scheduled(sources: Iterable[Source]) -> list[Entry]:
    """What articles name, each thing on one day once; of what has no date, only what the newest articles name."""
    today = last_day(sources := list(sources))
    found: dict[tuple[str, str, str, str], Entry] = {}
    for source in sources:
        for item in source.coding.scheduled:
            start, end = (item.date.start or "", item.date.end or "") if item.date else ("", "")
            if item.status == "cancelled" or (not start and (source.article.published or "") < today):
                continue
            precision = item.date.precision if item.date else ""
            entry = Entry(item.name, item.kind, item.country or "", start, end or start, precision=precision)
            found.setdefault((item.name.casefold(), entry.country, start, end), entry).told.append((source, item))
    for entry in found.values():
        entry.off = [told for told in _called_off(sources) if _calls_off(*told, entry)]
    return list(found.values())


def _called_off(sources: Iterable[Source]) -> Iterator[tuple[Source, Scheduled]]:
    for source in sources:
        yield from ((source, item) for item in source.coding.scheduled if item.status == "cancelled")


def _calls_off(source: Source, item: Scheduled, entry: Entry) -> bool:
    """Whether this is what the entry names, for the same days, in an article no older than all that name it."""
    if (item.name.casefold(), item.kind, item.country or "") != (entry.name.casefold(), entry.kind, entry.country):
        return False
    if not (entry.start and item.date and item.date.start):
        return False
    overlap = item.date.start <= entry.end and (item.date.end or item.date.start) >= entry.start
    return overlap and all((source.article.published or "") >= (one.article.published or "") for one, _ in entry.told)


def _elections(sources: Iterable[Source], named: set[str]) -> list[Entry]:
    """Elections that undated articles name: "on Oct. 12" has no year there, and whether it is over nobody can tell."""
    found: dict[str, Entry] = {}
    for source in sources:
        for election in source.coding.instruments:
            name = election.name.casefold()
            if election.kind != "election" or source.article.published or name in named:
                continue
            entry = found.setdefault(name, Entry(election.name, "election", "", "", ""))
            span = election.mentions[0]
            told = Scheduled(name=election.name, kind="election", date=None, country=None, span=span, rule="")
            entry.told.append((source, told))
    return list(found.values())


def _planned(occurrences: Iterable[Occurrence]) -> list[Entry]:
    """Announced events whose day the words tell."""
    out = []
    for o in occurrences:
        line = next((x for x in o.lines if x.dated), None)
        if o.standing == "planned" and line and line.event.date and line.event.date.start:
            date = line.event.date
            days = date.start or "", date.end or date.start or ""
            out.append(Entry("", "announced", "", *days, occurrence=o, precision=date.precision))
    return out


def _month(day: str) -> str:
    return f"{dt.date.fromisoformat(day):%B %Y}" if day else WITHOUT_A_DATE
