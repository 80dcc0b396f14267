"""The records that Démarche writes: frozen, with character spans, in the JSON form that others script against.

In:  nothing. Out: the types every stage speaks in, e.g. for "Turkish officials denied the charge on Friday":
an Actor (officials, TUR, GOV), an Attribution (stance deny), an Event (REJECT).

Offsets count Python characters of `Article.text`, half-open: `text[start:end]` equals what a span quotes.
Field order is the order in JSON. Fields are added, never renamed or removed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from demarche.errors import BadArticle, SpanOutsideText
from demarche.markup import table


class Span(NamedTuple):
    """Characters `start` to `end` (half-open) of an article's text; `[start, end]` in JSON."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, keyword-only, msgspec-encodable."""


ActorKind = Literal["person", "office", "state", "organisation", "group", "people"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Actuality = Literal["actual", "historical", "future", "hypothetical", "negated"]
DatePrecision = Literal["day", "week", "month", "quarter", "year", "decade", "range", "unresolved"]
PlacePrecision = Literal["point", "city", "admin1", "country", "none"]
ENGLISH = "en"  # the language of articles that are coded; others are kept


class Article(Record, frozen=True, kw_only=True):
    """One report. Only `text` is required; without `id`, a hash of the content serves.

    published: ISO date (a `datetime.date` or an ISO date-time is taken too); None when unknown.
    language:  ISO 639-1.
    """

    text: str
    id: str = ""
    title: str = ""
    published: str | None = None
    source: str = ""
    url: str = ""
    language: str = ENGLISH

    def __post_init__(self) -> None:
        set_field = msgspec.structs.force_setattr
        set_field(self, "published", iso_date(self.published))
        for name in ("text", "title", "source", "url", "id"):
            set_field(self, name, without_surrogates(getattr(self, name)))
        if not self.id:
            set_field(self, "id", content_hash(self.title, self.published or "", self.source, self.url, self.text))

    @property
    def published_on(self) -> dt.date | None:
        return dt.date.fromisoformat(self.published) if self.published else None


class ArticleHead(Record, frozen=True, kw_only=True):
    """What a coding says of its article: everything but the words."""

    id: str
    title: str
    published: str | None
    source: str
    url: str
    language: str


class Candidate(Record, frozen=True, kw_only=True):
    """A runner-up reading of a mention, kept where the decision was close."""

    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None


class Actor(Record, frozen=True, kw_only=True):
    """Somebody who acts, is acted on or speaks, resolved.

    country:  ISO 3166 alpha-3, XKX for Kosovo, None when unknown or international.
    sector:   PLOVER's primary sector; `sectors` has all of them, primary first.
    key:      the same in every article for the same named actor; unique to the article for generic ones.
    inferred: True when the country comes from the story and not from the actor's own words.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    key: str = ""
    rule: str = ""
    mentions: tuple[Span, ...] = ()
    inferred: bool = False
    candidates: tuple[Candidate, ...] = ()

    def _repr_html_(self) -> str:
        """For notebooks: who it is and why."""
        codes = " ".join(filter(None, (self.country, *self.sectors)))
        who = (self.name, self.kind, codes, self.office, len(self.mentions), self.rule)
        return table(("name", "kind", "codes", "office", "mentions", "rule"), [who])


class ActorMention(Record, frozen=True, kw_only=True):
    """The words of one mention. Several mentions share a span where the words mean several ("both countries").

    head: index of the mention's syntactic head among the Doc's tokens; other stages look actors up by it.
    form: how the words refer; "place" for a country or city named as where something is, which is nobody's act but
          may be what an act is directed at ("a curfew in Gao").
    """

    actor: str
    span: Span
    head: int
    form: Literal["name", "title", "metonym", "acronym", "pronoun", "nominal", "adjective", "place"]
    rule: str


class OpenMention(Record, frozen=True, kw_only=True):
    """A pronoun or noun that takes somebody up, and nothing clearly tells whom.

    reason:     "equal": two fit alike; "doubtful": one fits, but such words are too often a thing or somebody else.
    candidates: ids of the actors it may mean, the likeliest first.
    """

    span: Span
    reason: Literal["equal", "doubtful"]
    candidates: tuple[str, ...]


class Attribution(Record, frozen=True, kw_only=True):
    """Who is said to say what: source, cue and content are spans, possibly discontinuous (PARC, PolNeAR).

    reported: the content is told on the source's word. False where it only names what somebody judges, wants or
              refuses ("Mali condemned *the raid*"): the raid is not the speaker's claim.
    """

    id: str
    speaker: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    addressee: str | None = None
    stance: str = "claim"
    rule: str = ""
    reported: bool = True


class Voice(Record, frozen=True, kw_only=True):
    """A sentence in the author's own voice: opinion, rhetorical question, evaluation. No event is coded from it."""

    sentence: Span
    voice: Literal["author-opinion", "author-question"]
    rule: str


class EventDate(Record, frozen=True, kw_only=True):
    """When: first and last day (ISO), inclusive; both None where the words refuse resolution, with the reason."""

    start: str | None
    end: str | None
    precision: DatePrecision
    span: Span | None
    reason: str


class Location(Record, frozen=True, kw_only=True):
    """Where: never finer than the text. Coordinates in degrees (WGS 84)."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    precision: PlacePrecision
    span: Span | None


class Count(Record, frozen=True, kw_only=True):
    """A number as the text gives it: "at least 30" is min 30, max None."""

    min: int | None
    max: int | None
    span: Span
    speaker: str | None = None


TOLLS = ("dead", "injured", "arrested", "size", "missing")


class Magnitude(Record, frozen=True, kw_only=True):
    """People dead, injured, arrested, missing, and the size of a crowd or force."""

    dead: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    size: Count | None = None
    missing: Count | None = None
    conflicting: tuple[tuple[str, Count], ...] = ()

    def joined(self, other: Magnitude) -> Magnitude:
        """What two reports say together: the first figure of each kind leads, one that differs is kept beside it."""
        leading: dict[str, Count] = {}
        differing: dict[tuple[str, int | None, int | None, str | None], tuple[str, Count]] = {}
        for magnitude in (self, other):
            given = [(kind, count) for kind in TOLLS if (count := getattr(magnitude, kind)) is not None]
            for kind, count in [*given, *magnitude.conflicting]:
                first = leading.setdefault(kind, count)
                if (first.min, first.max) != (count.min, count.max):
                    differing.setdefault((kind, count.min, count.max, count.speaker), (kind, count))
        return msgspec.structs.replace(self, **leading, conflicting=tuple(differing.values()))


class Toll(Record, frozen=True, kw_only=True):
    """A toll or crowd that an article tells of and none of its events takes. kind: one of TOLLS."""

    kind: str
    count: Count


class Quantity(Record, frozen=True, kw_only=True):
    min: float | None
    max: float | None
    text: str


class EventObject(Record, frozen=True, kw_only=True):
    """Materiel, money, goods, territory or persons that change hands or are used."""

    item: str
    category: str
    quantity: Quantity | None
    supplier: str | None
    span: Span
    maker: str | None = None
    recipient: str | None = None
    origin: str | None = None


class Invocation(Record, frozen=True, kw_only=True):
    """One mention of an instrument: who invokes it, for what, and who is said to violate it, comply with it, sign it.

    stance: violates complies under invokes signs ratifies rejects leaves holds contests attends obliges permits, or
            mentions.
    party:  of "obliges" and "permits" who is bound or allowed. parties: all of them, `party` first.
    actuality: whether it is so (actual), lies ahead (future), or is only wanted, possible or asked (hypothetical).
    """

    by: str | None
    stance: str
    party: str | None
    span: Span
    parties: tuple[str, ...] = ()
    actuality: str = "actual"


class Instrument(Record, frozen=True, kw_only=True):
    """A resolution, treaty, charter, contract, law, ruling or election that is invoked, canonical across spellings.

    invoked_by and stances run in parallel: who invokes it, and the first thing he says of it.
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Span, ...]
    invoked_by: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    key: str = ""
    invocations: tuple[Invocation, ...] = ()


class Fact(Record, frozen=True, kw_only=True):
    """A standing relation said in passing. `object`: actor id or text; `holder`: who asserts it, None the article.

    since, until: a year, month or day, as far as told. former: it is over. what: the office held, the goods supplied.
    """

    subject: str
    relation: str
    object: str
    holder: str | None
    since: str | None
    span: Span
    rule: str
    until: str | None = None
    former: bool = False
    what: str | None = None


class Scheduled(Record, frozen=True, kw_only=True):
    """Something ahead: an election, summit, deadline or visit, with its date as far as the text tells.

    status: planned, possible ("may visit"), postponed (the date is the new one, where told), cancelled.
    holder: on whose word it is ahead, None for the article's.
    """

    name: str
    kind: str
    date: EventDate | None
    country: str | None
    span: Span
    rule: str
    status: str = "planned"
    holder: str | None = None


class Trail(Record, frozen=True, kw_only=True):
    """Where an event was read: the words and the rule. JSON's `events[].mentions[]`.

    party_rule: how a party was found that the clause does not name: who said the words that are denied, who did the
                deed that is condemned.
    """

    predicate: Span
    clause: Span
    sentence: Span
    rule: str
    actuality_cue: Span | None = None
    hedge_cue: Span | None = None
    party_rule: str | None = None


class EventMention(Record, frozen=True, kw_only=True):
    """One clause that reports an act: what the events stage finds, circumstances fill in and merging joins.

    predicate: token index of the act's word in the Doc; `trail` has its characters.
    definite: an act noun that takes up what was told ("the acquisition").
    like: the type of PLOVER that a type of another ontology is treated as; "" for itself.
    """

    predicate: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actuality: Actuality
    hedged: bool
    attributed_to: str | None
    attribution: str | None
    trail: Trail
    definite: bool = False
    date: EventDate | None = None
    location: Location | None = None
    magnitude: Magnitude = Magnitude()
    objects: tuple[EventObject, ...] = ()
    instruments: tuple[str, ...] = ()
    like: str = ""

    @property
    def nature(self) -> str:
        return self.like or self.type


class Event(Record, frozen=True, kw_only=True):
    """One occurrence; its mentions lie in one article or, after linking, in many. Types and modes: the ontology's."""

    id: str
    key: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    goldstein: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actuality: Actuality
    hedged: bool
    attributed_to: str | None
    attribution: str | None
    date: EventDate | None
    location: Location | None
    magnitude: Magnitude
    objects: tuple[EventObject, ...]
    instruments: tuple[str, ...]
    mentions: tuple[Trail, ...]
    denied_by: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """For notebooks: the fields, actors by their ids; the coding has their names."""
        return table(_EVENT_TITLES, [_event_cells(self, {})])


class Uncoded(Record, frozen=True, kw_only=True):
    """A sentence that yielded no event, and why."""

    sentence: Span
    reason: str


class CoderVersion(Record, frozen=True, kw_only=True):
    """What made a coding: program version, hash of the rules, hash of the language model."""

    version: str
    rules: str
    model: str


class Basis(msgspec.Struct, frozen=True):
    """What decides a coding, so that a later run can tell what has changed: the event rules, packed, and all the rest.

    parts: hashes of program, model and every other file of knowledge, by the stages that look at them.
    """

    rules: bytes
    parts: dict[str, str]


class Coding(Record, frozen=True, kw_only=True):
    """All that was read in one article: one line of `demarche code --format jsonl`.

    tolls, objects: those that no event of the article takes; the others stand with their events.
    open_mentions: pronouns and nouns that were left open, with whom they may mean.
    """

    article: ArticleHead
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    facts: tuple[Fact, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()
    coder: CoderVersion
    voices: tuple[Voice, ...] = ()
    scheduled: tuple[Scheduled, ...] = ()
    tolls: tuple[Toll, ...] = ()
    objects: tuple[EventObject, ...] = ()
    open_mentions: tuple[OpenMention, ...] = ()

    def actor(self, id: str) -> Actor:
        return next(a for a in self.actors if a.id == id)

    def _repr_html_(self) -> str:
        """For notebooks: the events in words. `demarche.render(article, coding)` shows them in their sentences."""
        names = {a.id: a.name for a in self.actors}
        said = f"{len(self.attributions)} attributions, {len(self.uncoded)} sentences without an event"
        caption = f"{self.article.title or self.article.id}: {len(self.events)} events, {said}"
        return table(_EVENT_TITLES, [_event_cells(e, names) for e in self.events], caption=caption)


_EVENT_TITLES = ("actors", "did", "recipients", "happened?", "on whose word", "when", "where", "rule")


def _event_cells(e: Event, names: Mapping[str, str]) -> tuple[str | None, ...]:
    """An event in words; ids where there are no names."""
    actors, recipients = (", ".join(names.get(id, id) for id in ids) for ids in (e.actors, e.recipients))
    did = f"{e.type}/{e.mode}" if e.mode else e.type
    happened = f"{e.actuality}, hedged" if e.hedged else e.actuality
    said = names.get(e.attributed_to, e.attributed_to) if e.attributed_to else None
    when, where = e.date.start if e.date else None, e.location.name if e.location else None
    return actors, did, recipients, happened, said, when, where, e.mentions[0].rule if e.mentions else None


def is_defect(coding: Coding) -> bool:
    """Whether a fault of ours left the article uncoded."""
    return any(uncoded.reason == "defect" for uncoded in coding.uncoded)


def head_of(article: Article) -> ArticleHead:
    return ArticleHead(**{f: getattr(article, f) for f in ArticleHead.__struct_fields__})


def content_hash(*parts: str) -> str:
    """16 hexadecimal digits that depend on the parts alone."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def without_surrogates(text: str) -> str:
    """Lone surrogates (from broken JSON) replaced one for one, so that every record can be written as UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def iso_date(value: object) -> str | None:
    """ISO date of a date, date-time or ISO string; None for nothing; BadArticle for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    try:
        return dt.date.fromisoformat(str(value).strip()[:10]).isoformat()
    except ValueError:
        raise BadArticle(f"publication date {value!r} is no ISO date; write it as 2025-10-09") from None


def spans_in(record: object) -> Iterator[Span]:
    """Every Span inside a record, however deep, in no order."""
    waiting = [record]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Span):
            yield item
        elif isinstance(item, msgspec.Struct):
            waiting.extend(getattr(item, field) for field in item.__struct_fields__)
        elif isinstance(item, tuple | list):
            waiting.extend(item)


def check_spans(coding: Coding, text: str) -> Coding:
    """The coding itself, when every span lies in the text and quotes something; SpanOutsideText otherwise."""
    for span in spans_in(coding):
        if not 0 <= span.start < span.end <= len(text):
            raise SpanOutsideText(
                f"article {coding.article.id}: span {list(span)} outside the text (length {len(text)})"
            )
    return coding


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Coding)


def to_json(record: msgspec.Struct) -> bytes:
    """One line of JSON, without line end; the same record gives the same bytes."""
    return _encoder.encode(record)


def coding_from_json(line: bytes | str) -> Coding:
    return _decoder.decode(line)


def json_schema() -> dict[str, Any]:
    """JSON Schema of a coding, generated from the records."""
    return msgspec.json.schema(Coding)
