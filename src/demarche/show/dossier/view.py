"""What the dossier shows, gathered from codings into plain view records.

In:  articles with their codings. Out: `View`: people, events, disputes, silences, agenda, materiel, instruments, facts.
A reader finds there that Vucic accused Türkiye, what Osmani answered, and that Ankara has said nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from demarche.records import Actor, Article, Attribution, Coding, Event, EventDate, Fact, Instrument, Scheduled, Span

HAPPENED = frozenset({"actual", "historical"})
LOOK_BACK = frozenset({"REJECT", "ACCUSE", "THREATEN"})
SILENCE = frozenset({"no_comment", "decline"})


@dataclass(frozen=True, slots=True)
class Source:
    """An article with its coding; `n` numbers it on the page."""

    n: int
    article: Article
    coding: Coding

    def words(self, span: Span) -> str:
        return self.article.text[span.start : span.end]

    def actor(self, id: str | None) -> Actor | None:
        return next((a for a in self.coding.actors if a.id == id), None)

    def names(self, ids: Iterable[str]) -> list[str]:
        return [a.name for i in ids if (a := self.actor(i)) is not None]


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
    def standing(self) -> str:
        """How the event stands: happened, said (only on somebody's word), planned, possible, denied, history."""
        actuality = self.event.actuality
        if actuality == "actual":
            return "said" if self.event.attribution or self.event.hedged else "happened"
        return {"historical": "history", "future": "planned", "hypothetical": "possible", "negated": "denied"}[
            actuality
        ]

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
    def tolls(self) -> list[str]:
        found = self.event.magnitude
        counts = [(n, getattr(found, n)) for n in ("dead", "injured", "arrested", "missing", "size")]
        return [f"{name}: {self.source.words(c.span)}" for name, c in counts if c is not None]


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
        return " … ".join(self.source.words(s) for s in self.attribution.source) or "unnamed"

    @property
    def words(self) -> str:
        return " … ".join(self.source.words(s) for s in self.attribution.content)


@dataclass(frozen=True, slots=True)
class Dispute:
    """An accusation with what was answered: denials and counter-accusations by the accused, support from others."""

    charge: EventLine
    words: list[Said]
    answers: list[EventLine]
    supporters: list[EventLine]


@dataclass(slots=True)
class Party:
    """An actor over all articles."""

    key: str
    actor: Actor
    did: int = 0
    undergone: int = 0
    said: int = 0


@dataclass(slots=True)
class Tie:
    """How two actors stand: numbers of cooperative and of conflictual events between them."""

    one: str
    other: str
    cooperation: int = 0
    conflict: int = 0


@dataclass(slots=True)
class View:
    """Everything the page shows."""

    sources: list[Source]
    events: list[EventLine] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    silences: list[Said] = field(default_factory=list)
    quotations: list[Said] = field(default_factory=list)
    agenda: list[tuple[Source, Scheduled]] = field(default_factory=list)
    planned: list[EventLine] = field(default_factory=list)
    materiel: list[EventLine] = field(default_factory=list)
    instruments: list[tuple[Source, Instrument]] = field(default_factory=list)
    facts: list[tuple[Source, Fact]] = field(default_factory=list)
    standings: Counter[str] = field(default_factory=Counter)
    uncoded: Counter[str] = field(default_factory=Counter)


def gather(codings: Iterable[tuple[Article, Coding]], *, about: str = "", since: str = "", until: str = "") -> View:
    """The view of codings; `about` keeps articles that name it, `since` and `until` bound publication (ISO dates)."""
    kept = [(a, c) for a, c in codings if _wanted(a, c, about, since, until)]
    sources = [Source(n, a, c) for n, (a, c) in enumerate(kept, 1)]
    view = View(sources)
    lines = [EventLine(s, e) for s in sources for e in s.coding.events]
    view.events = sorted(lines, key=lambda e: (e.day, e.source.n, e.event.mentions[0].predicate))
    view.standings.update(e.standing for e in lines)
    view.uncoded.update(u.reason for s in sources for u in s.coding.uncoded)
    view.parties, view.ties = _parties(lines, sources), _ties(lines)
    said = [Said(s, q) for s in sources for q in s.coding.attributions]
    view.silences = [q for q in said if q.attribution.stance in SILENCE]
    view.quotations = [q for q in said if q.attribution.kind != "indirect"]
    view.disputes = _disputes(lines, said)
    view.agenda = sorted(((s, x) for s in sources for x in s.coding.scheduled), key=lambda p: _start(p[1].date))
    view.planned = [e for e in view.events if e.standing == "planned"]
    view.materiel = [e for e in view.events if e.event.objects]
    view.instruments = [(s, i) for s in sources for i in s.coding.instruments]
    view.facts = [(s, f) for s in sources for f in s.coding.facts]
    return view


def _wanted(article: Article, coding: Coding, about: str, since: str, until: str) -> bool:
    day = article.published or ""
    if (since and day < since) or (until and day > until):
        return False
    needle = about.casefold()
    names = (a.name.casefold() for a in coding.actors)
    return not needle or needle in article.text.casefold() or any(needle in n for n in names)


def _start(date: EventDate | None) -> str:
    return date.start if date and date.start else dt.date.max.isoformat()


def _parties(lines: Sequence[EventLine], sources: Sequence[Source]) -> list[Party]:
    """Actors by how much they do, undergo and say; those that do none of it are left out."""
    found: dict[str, Party] = {}

    def party(source: Source, id: str | None) -> Party | None:
        actor = source.actor(id)
        return found.setdefault(actor.key, Party(actor.key, actor)) if actor else None

    for line in lines:
        for id in line.event.actors:
            if p := party(line.source, id):
                p.did += 1
        for id in line.event.recipients:
            if p := party(line.source, id):
                p.undergone += 1
    for source in sources:
        for attribution in source.coding.attributions:
            if p := party(source, attribution.speaker):
                p.said += 1
    return sorted(found.values(), key=lambda p: (-(p.did + p.undergone), -p.said, p.actor.name))


def _ties(lines: Sequence[EventLine]) -> list[Tie]:
    """Pairs of actors that have an event between them which happened, was said or is planned."""
    found: dict[tuple[str, str], Tie] = {}
    for line in lines:
        if line.standing in ("denied", "possible"):
            continue
        for one, other in _pairs(line):
            tie = found.setdefault((one, other), Tie(one, other))
            if line.event.quad <= 2:
                tie.cooperation += 1
            else:
                tie.conflict += 1
    return sorted(found.values(), key=lambda t: (-(t.cooperation + t.conflict), t.one, t.other))


def _pairs(line: EventLine) -> set[tuple[str, str]]:
    actors = [a.key for i in line.event.actors if (a := line.source.actor(i))]
    recipients = [a.key for i in line.event.recipients if (a := line.source.actor(i))]
    pairs = [(a, r) for a in actors for r in recipients] or [(a, b) for a in actors for b in actors]
    return {(min(p), max(p)) for p in pairs if p[0] != p[1]}


def _disputes(lines: Sequence[EventLine], said: Sequence[Said]) -> list[Dispute]:
    """Charges between known parties, with the accused party's answers and others' support for it.

    An answer counts for the state to which its party belongs: Osmani answers for Kosovo, Vucic speaks for Serbia.
    """
    charges = [e for e in lines if e.event.type == "ACCUSE" and e.event.recipients and e.event.mode != "investigate"]
    by_article: dict[int, list[EventLine]] = defaultdict(list)
    for line in lines:
        by_article[line.source.n].append(line)
    out = []
    for charge in charges:
        accusers, accused = _sides(charge, charge.event.actors), _sides(charge, charge.event.recipients)
        near = [e for e in by_article[charge.source.n] if e is not charge]
        answers = [e for e in near if e.event.type in LOOK_BACK and _sides(e, e.event.actors) & accused
                   and (not e.event.recipients or _sides(e, e.event.recipients) & accusers)]  # fmt: skip
        supporters = [e for e in near if e.event.type == "SUPPORT" and _sides(e, e.event.recipients) & accused]
        out.append(Dispute(charge, _words_of(charge, said), answers, supporters))
    return out


def _sides(line: EventLine, ids: Iterable[str]) -> set[str]:
    actors = [a for i in ids if (a := line.source.actor(i))]
    return {a.country or a.key for a in actors} | {a.key for a in actors}


def _words_of(charge: EventLine, said: Sequence[Said]) -> list[Said]:
    """Direct quotations of the accuser in the same article."""
    return [
        q
        for q in said
        if q.source is charge.source
        and q.attribution.speaker in charge.event.actors
        and q.attribution.kind != "indirect"
    ][:3]
