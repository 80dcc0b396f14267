"""What the dossier shows, gathered from an excerpt of a store into plain view records.

In:  some articles with their codings, linked. Out: `View`: occurrences, people, disputes, silences, calendar, materiel,
places. A reader finds there that Vucic accused Türkiye, what Osmani answered, and that Ankara has said nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from demarche.analyse.asking import ask_several
from demarche.records import EventObject, Fact, Instrument, Uncoded
from demarche.show.dossier.ahead import Entry, calendar
from demarche.show.dossier.choosing import Excerpt
from demarche.show.dossier.courses import (
    Burst,
    Commitment,
    Inconsistency,
    Turn,
    bursts_of,
    commitments_of,
    inconsistencies_of,
    turns_of,
)
from demarche.show.dossier.disputes import Dispute, Silence, disputes_of, silences_of
from demarche.show.dossier.evidence import Cited
from demarche.show.dossier.occurrences import Occurrence, by_event, occurrences_of
from demarche.show.dossier.people import Bond, Party, bonds_of, parties_of
from demarche.show.dossier.places import Place, places_of
from demarche.show.telling.lines import EventLine, Said, Source
from demarche.store import Store

_NO_STANDING = {"office_of", "made_in", "borders", "capital_of", "candidate_for", "founded", "speaks_for", "leads"}
_ASKED = ("disputes", "silence", "voiced", "invoked", "commitments", "bursts", "turns", "inconsistency")


@dataclass(frozen=True, slots=True)
class Transfer:
    """Materiel or money in an occurrence, as one account has it."""

    occurrence: Occurrence
    line: EventLine
    object: EventObject

    def name(self, id: str | None) -> str:
        found = self.line.source.actor(id)
        return found.name if found else ""


@dataclass(slots=True)
class View:
    """Everything the page shows. fitting: how many articles of the store fit; those beyond the limit are not here."""

    sources: list[Source]
    fitting: int = 0
    occurrences: list[Occurrence] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    inconsistencies: list[Inconsistency] = field(default_factory=list)
    ahead: dict[str, list[Entry]] = field(default_factory=dict)
    planned: list[Occurrence] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    countries: list[Place] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    instruments: list[tuple[Source, Instrument]] = field(default_factory=list)
    facts: list[tuple[Source, Fact]] = field(default_factory=list)
    standings: Counter[str] = field(default_factory=Counter)
    uncoded: dict[str, list[tuple[Source, Uncoded]]] = field(default_factory=dict)

    @property
    def outlets(self) -> int:
        return len({s.article.source for s in self.sources} - {""})

    @property
    def undated(self) -> int:
        """How many articles do not tell when they were published."""
        return sum(not s.article.published for s in self.sources)

    @property
    def standing(self) -> list[tuple[int, Source, Fact]]:
        """Facts on how two stand to each other, with their number among all: not who holds which office."""
        numbered = ((n, source, fact) for n, (source, fact) in enumerate(self.facts, 1))
        between = [row for row in numbered if row[2].relation not in _NO_STANDING]
        return list({(f.subject, f.relation, f.object, s.key): (n, s, f) for n, s, f in reversed(between)}.values())[
            ::-1
        ]

    @property
    def invoked(self) -> list[tuple[int, str, list[str]]]:
        """Instruments that somebody invokes: the number of the first among all, the name, by whom in all articles."""
        found: dict[str, tuple[int, str, list[str]]] = {}
        for n, (source, instrument) in enumerate(self.instruments, 1):
            if instrument.invoked_by:
                _, _, by = found.setdefault(instrument.key or instrument.name.casefold(), (n, instrument.name, []))
                by += [name for name in source.names(instrument.invoked_by) if name not in by]
        return sorted(found.values(), key=lambda row: -len(row[2]))

    @property
    def period(self) -> str:
        """From the first day of publication to the last."""
        days = sorted({s.article.published for s in self.sources if s.article.published})
        return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}" if days else ""

    @property
    def days(self) -> list[tuple[str, list[Occurrence]]]:
        """The timeline: days, months or years in words, each with its occurrences."""
        return [(when, list(told)) for when, told in groupby(self.occurrences, key=lambda o: o.when)]


def gather(excerpt: Excerpt, *, step: Callable[[int], None] = lambda _: None) -> View:
    """The view of an excerpt; `step` is told the events of each article."""
    store = excerpt.store
    sources = []
    for n, (key, (article, coding)) in enumerate(zip(excerpt.keys, store.coded_at(excerpt.keys), strict=True), 1):
        sources.append(Source(n, article, coding, key))
        step(len(coding.events))
    said = [Said(s, q) for s in sources for q in s.coding.attributions]
    occurrences = _occurrences(store, sources)
    view = View(
        sources, excerpt.fitting, occurrences, parties=parties_of(occurrences, said), bonds=bonds_of(occurrences)
    )
    view.countries, view.places = places_of(occurrences)
    cited = Cited(by_event(occurrences), {(q.source.key, q.attribution.id): q for q in said}, sources)
    _analyse(view, store, cited)
    view.ahead = calendar(sources, occurrences)
    view.planned = [o for o in occurrences if o.standing == "planned" and not o.dated]
    view.transfers = _transfers(occurrences)
    view.instruments = [(s, i) for s in sources for i in s.coding.instruments]
    view.facts = [(s, f) for s in sources for f in s.coding.facts]
    view.standings.update(o.standing for o in occurrences)
    view.uncoded = _uncoded(sources)
    return view


def _analyse(view: View, store: Store, cited: Cited) -> None:
    answers = {name: table.to_pylist() for name, table in ask_several(store, *_ASKED).items()}
    view.disputes, view.silences = disputes_of(answers, cited), silences_of(answers, cited)
    view.commitments, view.inconsistencies = commitments_of(answers, cited), inconsistencies_of(answers, cited)
    view.bursts, view.turns = bursts_of(answers, cited), turns_of(answers, cited)


def _occurrences(store: Store, sources: Sequence[Source]) -> list[Occurrence]:
    links = {
        (r["article_key"], r["event_id"]): r["occurrence_id"] for r in store.table("occurrence_events").to_pylist()
    }
    origins = {r["article_key"]: r["origin"] for r in store.table("story_articles").to_pylist()}
    lines = {(s.key, e.id): EventLine(s, e) for s in sources for e in s.coding.events if e.mentions}
    return occurrences_of(lines, links, origins)


def _transfers(occurrences: Iterable[Occurrence]) -> list[Transfer]:
    """What changes hands, once for each occurrence, however many accounts name it."""
    found: dict[tuple[int, str, str], Transfer] = {}
    for occurrence in occurrences:
        for line in occurrence.lines:
            for thing in line.event.objects:
                text = thing.quantity.text if thing.quantity else ""
                found.setdefault((occurrence.n, thing.item.casefold(), text), Transfer(occurrence, line, thing))
    return list(found.values())


def _uncoded(sources: Iterable[Source]) -> dict[str, list[tuple[Source, Uncoded]]]:
    """Sentences without an event by reason, the commonest first."""
    found: dict[str, list[tuple[Source, Uncoded]]] = {}
    for source in sources:
        for uncoded in source.coding.uncoded:
            found.setdefault(uncoded.reason, []).append((source, uncoded))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))
