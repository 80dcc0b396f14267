"""One occurrence for what several articles report.

In:  reports in order of publication, the events of one article together. Out: for each the name of its occurrence: the
key of the first event that told it. "Chad closed its border with Sudan" in three papers is one closing.

A report joins the open occurrence that most speaks for, if enough does and no report in it contradicts. Only open
occurrences that share a party, or a story and a place, are compared, so that work does not grow with the stream.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from demarche.link.agreement import Points, agreement
from demarche.link.reports import Report

Ties = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceOptions:
    """How much must agree, and how much is remembered.

    window_days: occurrences without a report for longer are closed.
    capacity:    most open occurrences; the longest without a report are closed first.
    compared:    most open occurrences that one report is compared with, the latest ones.
    members:     most reports of an occurrence that new ones are compared with, the first ones.
    """

    points: Points = field(default_factory=Points)
    window_days: int = 60
    capacity: int = 200_000
    compared: int = 300
    members: int = 12


def find_occurrences(
    reports: Iterable[Report], *, options: OccurrenceOptions | None = None
) -> Iterator[tuple[Report, str]]:
    """(report, occurrence) of each, in the order given, which should be that of publication.

    No two events of one article are one occurrence: merging within the article has told them apart.
    """
    open_ones = _OpenOccurrences(options or OccurrenceOptions())
    for _, of_article in groupby(reports, key=lambda report: report.article):
        yield from open_ones.place(list(of_article))


@dataclass(slots=True)
class _Occurrence:
    name: str
    members: list[Report]
    ties: set[Ties] = field(default_factory=set)
    seen: int | None = None


class _OpenOccurrences:
    """Occurrences that may still be reported, and which of them share a tie."""

    def __init__(self, options: OccurrenceOptions) -> None:
        self._options = options
        self._open: OrderedDict[int, _Occurrence] = OrderedDict()  # longest without a report first
        self._of_tie: defaultdict[Ties, dict[int, None]] = defaultdict(dict)
        self._begun = 0
        self._today: int | None = None

    def place(self, reports: Sequence[Report]) -> list[tuple[Report, str]]:
        """The occurrences of one article's events: of all pairs, those that most speaks for are made first."""
        self._close_old(reports[0].published)
        pairs = ((-score, number, i) for i, report in enumerate(reports) for number, score in self._agreeing(report))
        homes: dict[int, int] = {}
        for _, number, i in sorted(pairs):
            if i not in homes and number not in homes.values():
                homes[i] = number
        return [(report, self._join(homes.get(i), report)) for i, report in enumerate(reports)]

    def _agreeing(self, report: Report) -> Iterator[tuple[int, float]]:
        """Open occurrences that are enough like the report, with the points of the most alike member."""
        for number in self._candidates(report):
            scores = [agreement(report, member, self._options.points) for member in self._open[number].members]
            best = max((score for score in scores if score is not None), default=0.0)
            if best >= self._options.points.enough and None not in scores:
                yield number, best

    def _candidates(self, report: Report) -> list[int]:
        latest = {
            n for tie in _ties(report) for n in islice(reversed(self._of_tie.get(tie, {})), self._options.compared)
        }
        return sorted(latest)

    def _join(self, number: int | None, report: Report) -> str:
        if number is None:
            number = self._begun
            self._begun += 1
            self._open[number] = _Occurrence(report.key, [])
        occurrence = self._open[number]
        if len(occurrence.members) < self._options.members:
            occurrence.members.append(report)
        occurrence.seen = self._today
        self._open.move_to_end(number)
        for tie in _ties(report):
            occurrence.ties.add(tie)
            self._of_tie[tie].pop(number, None)
            self._of_tie[tie][number] = None
        return occurrence.name

    def _close_old(self, day: int | None) -> None:
        self._today = max((d for d in (self._today, day) if d is not None), default=None)
        surplus = len(self._open) - self._options.capacity
        for number in list(islice(self._open, max(surplus, 0))):
            self._close(number)
        while self._open and self._is_over(next(iter(self._open.values()))):
            self._close(next(iter(self._open)))

    def _is_over(self, occurrence: _Occurrence) -> bool:
        if self._today is None or occurrence.seen is None:
            return False
        return self._today - occurrence.seen > self._options.window_days

    def _close(self, number: int) -> None:
        for tie in self._open.pop(number).ties:
            self._of_tie[tie].pop(number, None)
            if not self._of_tie[tie]:
                del self._of_tie[tie]


def _ties(report: Report) -> Iterator[Ties]:
    """What a report must share with another to be compared with it."""
    for party in (*report.actors, *report.recipients):
        if party.named:
            yield report.type, report.standing, party.key
        if party.country:
            yield report.type, report.standing, party.country, party.sector or ""
    yield report.type, report.standing, "story", report.story
