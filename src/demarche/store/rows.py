"""A coding as rows of the store's tables.

In:  a Coding with its Article. Out: table name → rows, columns named as in schema.sql; where offsets stand, the
words they quote stand beside them, so that "Chad closed its border" can be read in SQL without joining the text.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from demarche.records import (
    Article,
    Coding,
    Count,
    Event,
    EventDate,
    EventObject,
    Location,
    Magnitude,
    Span,
    content_hash,
)

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# The tables that hold the newest coding only: emptied of an article before it is written anew.
CODED_TABLES = (
    "actors",
    "actor_mentions",
    "attributions",
    "events",
    "event_mentions",
    "event_actors",
    "tolls",
    "objects",
    "instruments",
    "invocations",
    "facts",
    "scheduled",
    "voices",
    "uncoded",
)
_EVENT_FIELDS = (
    *("type", "mode", "cameo", "quad", "score", "goldstein"),
    *("actuality", "hedged", "attributed_to", "attribution"),
)
_TOLLS = ("dead", "injured", "arrested", "missing", "size")
_JOINT = " … "
_NO_EVENT = ""  # whose tolls and objects the article tells and none of its events takes


def identity_of(article: Article) -> str:
    """What makes two texts versions of one article: the id its source gave, else its address, else only itself."""
    computed = content_hash(article.title, article.published or "", article.source, article.url, article.text)
    return article.url if article.id == computed and article.url else article.id


def key_of(article: Article) -> str:
    """The key of this version of the article: another for any other content."""
    content = (article.title, article.published or "", article.source, article.url, article.language, article.text)
    return content_hash(identity_of(article), *content)


def rows_of(coding: Coding, article: Article, *, key: str, run: str) -> Rows:
    """Every row of an article's coding, for the tables in CODED_TABLES."""
    writer = _RowWriter(coding, article.text, key, run)
    writer.actors()
    writer.attributions()
    for event in coding.events:
        writer.event(event)
    writer.circumstances()
    writer.sentences()
    return writer.rows


@dataclass(slots=True)
class _RowWriter:
    coding: Coding
    text: str
    key: str
    run: str
    rows: Rows

    def __init__(self, coding: Coding, text: str, key: str, run: str) -> None:
        self.coding, self.text, self.key, self.run = coding, text, key, run
        self.rows = defaultdict(list)

    def add(self, table: str, **values: Any) -> None:
        self.rows[table].append({"article_key": self.key, **values, "run_id": self.run})

    def words(self, *spans: Span) -> str:
        return _JOINT.join(self.text[s.start : s.end] for s in spans)

    def actors(self) -> None:
        for a in self.coding.actors:
            same = {f: getattr(a, f) for f in ("name", "kind", "country", "sector", "office", "inferred", "rule")}
            self.add("actors", actor_id=a.id, actor_key=a.key, sectors=list(a.sectors), **same)
            for span in a.mentions:
                self.add("actor_mentions", actor_id=a.id, **_ends("span", span), words=self.words(span))

    def attributions(self) -> None:
        for q in self.coding.attributions:
            same = {f: getattr(q, f) for f in ("speaker", "addressee", "kind", "stance", "rule")}
            parts = {"source": q.source, "cue": q.cue, "content": q.content}
            words = {name: self.words(*spans) for name, spans in parts.items()}
            offsets = {f"{name}_spans": _offsets(spans) for name, spans in parts.items()}
            self.add("attributions", attribution_id=q.id, **same, **words, **offsets)

    def event(self, e: Event) -> None:
        same = {f: getattr(e, f) for f in _EVENT_FIELDS}
        lists = {"contexts": list(e.contexts), "instruments": list(e.instruments)}
        where = {**_date(e.date), "date_reason": e.date.reason if e.date else None, **_place(e.location)}
        self.add("events", event_id=e.id, event_key=e.key, **same, **lists, **where, **_counts(e.magnitude))
        for role, ids in (("actor", e.actors), ("recipient", e.recipients), ("denier", e.denied_by)):
            self.event_actors(e.id, role, ids)
        self.mentions(e)
        named = [(kind, count) for kind in _TOLLS if (count := getattr(e.magnitude, kind)) is not None]
        for kind, count in named:
            self.toll(e.id, kind, count)
        for kind, count in e.magnitude.conflicting:
            self.toll(e.id, kind, count, conflicting=True)
        self.objects(e.id, e.objects)

    def event_actors(self, event: str, role: str, ids: Iterable[str]) -> None:
        keys = {a.id: a.key for a in self.coding.actors}
        for position, id in enumerate(ids):
            self.add(
                "event_actors", event_id=event, role=role, position=position, actor_id=id, actor_key=keys.get(id, "")
            )

    def mentions(self, e: Event) -> None:
        for number, m in enumerate(e.mentions):
            parts = {"predicate": m.predicate, "clause": m.clause, "sentence": m.sentence}
            words = {name: self.words(span) for name, span in parts.items()}
            offsets = {k: v for name, span in parts.items() for k, v in _ends(name, span).items()}
            cues = {"actuality_cue": self._cue(m.actuality_cue), "hedge_cue": self._cue(m.hedge_cue)}
            self.add("event_mentions", event_id=e.id, mention=number, rule=m.rule, **words, **cues, **offsets)

    def _cue(self, span: Span | None) -> str | None:
        return self.words(span) if span else None

    def toll(self, event: str, kind: str, count: Count, *, conflicting: bool = False) -> None:
        values = {"least": count.min, "greatest": count.max, "speaker": count.speaker}
        spans = {"words": self.words(count.span), **_ends("span", count.span)}
        self.add("tolls", event_id=event, kind=kind, conflicting=conflicting, **values, **spans)

    def objects(self, event: str, objects: Iterable[EventObject]) -> None:
        for o in objects:
            q = o.quantity
            amount = {"quantity_min": q and q.min, "quantity_max": q and q.max, "quantity": q and q.text}
            same = {f: getattr(o, f) for f in ("item", "category", "supplier", "maker", "recipient", "origin")}
            self.add("objects", event_id=event, **same, **amount, **_ends("span", o.span))

    def circumstances(self) -> None:
        for toll in self.coding.tolls:
            self.toll(_NO_EVENT, toll.kind, toll.count)
        self.objects(_NO_EVENT, self.coding.objects)
        for i in self.coding.instruments:
            lists = {"invoked_by": list(i.invoked_by), "stances": list(i.stances), "spans": _offsets(i.mentions)}
            self.add("instruments", instrument_id=i.id, instrument_key=i.key, name=i.name, kind=i.kind, **lists)
            for v in i.invocations:
                told = {"invoked_by": v.by, "stance": v.stance, "party": v.party, "words": self.words(v.span)}
                ends = _ends("span", v.span)
                self.add(
                    "invocations",
                    instrument_id=i.id,
                    parties=list(v.parties),
                    actuality=v.actuality,
                    **told,
                    **ends,
                )
        for f in self.coding.facts:
            told_of_fact = ("subject", "relation", "object", "holder", "since", "rule", "until", "former", "what")
            same = {name: getattr(f, name) for name in told_of_fact}
            self.add("facts", **same, words=self.words(f.span), **_ends("span", f.span))
        for s in self.coding.scheduled:
            same = {name: getattr(s, name) for name in ("name", "kind", "country", "rule", "status", "holder")}
            self.add("scheduled", **same, **_date(s.date), **_ends("span", s.span))

    def sentences(self) -> None:
        for v in self.coding.voices:
            at = _ends("sentence", v.sentence)
            self.add("voices", voice=v.voice, rule=v.rule, sentence=self.words(v.sentence), **at)
        for u in self.coding.uncoded:
            self.add("uncoded", reason=u.reason, sentence=self.words(u.sentence), **_ends("sentence", u.sentence))


def _ends(name: str, span: Span) -> Row:
    return {f"{name}_start": span.start, f"{name}_end": span.end}


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _date(date: EventDate | None) -> Row:
    if date is None:
        return {"date_start": None, "date_end": None, "date_precision": None}
    return {"date_start": _day(date.start), "date_end": _day(date.end), "date_precision": date.precision}


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _place(place: Location | None) -> Row:
    fields = ("country", "admin1", "lat", "lon", "geonameid")
    if place is None:
        return {**dict.fromkeys(fields), "place": None, "place_precision": None}
    return {**{f: getattr(place, f) for f in fields}, "place": place.name, "place_precision": place.precision}


def _counts(magnitude: Magnitude) -> Row:
    row: Row = {}
    for name in _TOLLS:
        count: Count | None = getattr(magnitude, name)
        row[f"{name}_min"] = count.min if count else None
        row[f"{name}_max"] = count.max if count else None
    return row
