"""One occurrence for what several articles report.

In:  reports in order of publication, the events of one article together. Out: for each the name of its occurrence: the
key of the first event that told it. "Chad closed its border with Sudan" in three papers is one closing.

A report joins the open occurrence that most speaks for, if enough does and no report in it contradicts. Only open
occurrences that share a party or a story are compared, the latest, so that work does not grow with the stream.
`OpenOccurrences` can be filled with those kept elsewhere that share a tie with some reports.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby, islice, takewhile

from demarche.link.agreement import Points, agreement
from demarche.link.clock import Clock
from demarche.link.reports import Report

_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceOptions:
    """How much must agree, and how much is remembered.

    window_days: occurrences without a report for longer are closed.
    capacity:    most open occurrences; the longest without a report are closed first.
    compared:    of a tie, the last so many reports whose occurrences one is compared with.
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
    open_ones = OpenOccurrences(options or OccurrenceOptions())
    for _, of_article in groupby(reports, key=lambda report: report.article):
        yield from open_ones.place(list(of_article))


@dataclass(slots=True)
class Occurrence:
    """An occurrence that may still be reported.

    number, turn: in which order it began, and had its last report.  members: its first reports.
    seen: newest day of the stream when it came.
    ties: of each tie, the how-manieth report with that tie its last one was; of one recalled, as far as recalled.
    """

    number: int
    name: str
    members: list[Report]
    seen: int | None = None
    turn: int = 0
    ties: dict[int, int] = field(default_factory=dict)


class OpenOccurrences:
    """Occurrences that may still be reported, and which of them share a tie.

    changed: the ties that were given, by number of the occurrences that were begun or joined.
    """

    def __init__(self, options: OccurrenceOptions, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.changed: defaultdict[int, set[int]] = defaultdict(set)
        self._options = options
        self._open: OrderedDict[int, Occurrence] = OrderedDict()  # longest without a report first
        self._of_tie: defaultdict[int, dict[int, int]] = defaultdict(dict)  # positions by number, the latest last
        self._counts: defaultdict[int, int] = defaultdict(int)
        self._taken: frozenset[str] = frozenset()

    def recall(
        self, occurrences: Iterable[Occurrence], counts: Mapping[int, int], *, taken: Collection[str] = ()
    ) -> None:
        """Take in those of before, the longest without a report first.

        counts: how many reports had each tie.  taken: names that no new occurrence may have.
        """
        self._taken = frozenset(taken)
        self._counts.update(counts)
        placed: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for occurrence in occurrences:
            self._open[occurrence.number] = occurrence
            for tie, position in occurrence.ties.items():
                placed[tie].append((position, occurrence.number))
        for tie, found in placed.items():
            self._of_tie[tie] = {number: position for position, number in sorted(found)}

    def __getitem__(self, number: int) -> Occurrence:
        return self._open[number]

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
        return sorted({number for tie in ties_of(report) for number in self._latest(tie)})

    def _latest(self, tie: int) -> Iterator[int]:
        """Occurrences to which the last reports with this tie belong."""
        least = self._counts[tie] - self._options.compared
        placed = reversed(self._of_tie[tie].items()) if tie in self._of_tie else iter(())
        return (number for number, _ in takewhile(lambda item: item[1] > least, placed))

    def _join(self, number: int | None, report: Report) -> str:
        if number is None:
            number = self.clock.begin()
            name = report.key if report.key not in self._taken else f"{report.key}~{number}"
            self._open[number] = Occurrence(number, name, [])
        occurrence = self._open[number]
        if len(occurrence.members) < self._options.members:
            occurrence.members.append(report)
        occurrence.seen, occurrence.turn = self.clock.today, self.clock.pass_on()
        self._open.move_to_end(number)
        for tie in ties_of(report):
            self._counts[tie] += 1
            occurrence.ties[tie] = self._counts[tie]
            self._of_tie[tie].pop(number, None)
            self._of_tie[tie][number] = self._counts[tie]
            self.changed[number].add(tie)
        return occurrence.name

    def _close_old(self, day: int | None) -> None:
        self.clock.see(day)
        surplus = len(self._open) - self._options.capacity
        for number in list(islice(self._open, max(surplus, 0))):
            self._close(number)
        while self._open and self._is_over(next(iter(self._open.values()))):
            self._close(next(iter(self._open)))

    def _is_over(self, occurrence: Occurrence) -> bool:
        return self.clock.is_over(occurrence.seen, self._options.window_days)

    def _close(self, number: int) -> None:
        self.changed.pop(number, None)
        for tie in self._open.pop(number).ties:
            self._of_tie[tie].pop(number, None)
            if not self._of_tie[tie]:
                del self._of_tie[tie]


def ties_of(report: Report) -> set[int]:
    """What a report must share with another to be compared with it, as numbers that are the same everywhere."""
    kind = report.type, report.standing
    named = ((*kind, p.key) for p in (*report.actors, *report.recipients) if p.named)
    akin = ((*kind, p.country, p.sector or "") for p in (*report.actors, *report.recipients) if p.country)
    return {_number(tie) for tie in (*named, *akin, (*kind, "story", report.story))}


def _number(tie: tuple[str, ...]) -> int:
    digest = blake2b(_SEPARATOR.join(tie).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
