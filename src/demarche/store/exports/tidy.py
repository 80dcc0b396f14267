"""Tidy tables: one row for each event, or for each quotation, with names instead of ids.

In:  codings with their articles. Out: rows such as SANCTION, "Chad", "Sudan", 2025-05-11, with the sentence and the
rule; what several actors did together stands in one row, names with ";" between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from demarche.records import Article, Attribution, Coding, Event, Span
from demarche.store.exports.columns import DAY, FLAG, NUMBER, TEXT, WHOLE, Column, joined, schema_of

Row = dict[str, Any]

_ARTICLE = (
    Column("article_id", TEXT, "id of the article, as its source gave it, or a hash of its content"),
    Column("published", DAY, "day of publication"),
    Column("source", TEXT, "publisher"),
    Column("title", TEXT, "headline"),
    Column("url", TEXT, "address"),
)
EVENT_COLUMNS = (
    *_ARTICLE,
    Column("event_id", TEXT, "id of the event within the article"),
    Column("event_key", TEXT, "id of the event that stays the same when the article is coded again"),
    Column("date_start", DAY, "first day of the event; empty where the words refuse resolution"),
    Column("date_end", DAY, "last day of the event"),
    Column("date_precision", TEXT, "day, week, month, quarter, year, decade, range or unresolved"),
    Column("type", TEXT, "PLOVER 2021 event type"),
    Column("mode", TEXT, "PLOVER mode, to be read with the type"),
    Column("contexts", TEXT, "PLOVER contexts, separated by ;"),
    Column("cameo", TEXT, "CAMEO code, leading zero kept"),
    Column("quad", WHOLE, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    Column("score", NUMBER, "PLOVER score, -10 to 10"),
    Column("goldstein", NUMBER, "Goldstein score of the CAMEO code"),
    Column("actors", TEXT, "who acted, separated by ;"),
    Column("actor_countries", TEXT, "their countries in the same order: ISO 3166 alpha-3, XKX for Kosovo"),
    Column("actor_sectors", TEXT, "their primary PLOVER sectors in the same order"),
    Column("recipients", TEXT, "whom it was done to, separated by ;"),
    Column("recipient_countries", TEXT, "their countries in the same order"),
    Column("recipient_sectors", TEXT, "their primary sectors in the same order"),
    Column("actuality", TEXT, "actual, historical, future, hypothetical or negated"),
    Column("hedged", FLAG, "whether the report itself marks doubt (reportedly, allegedly)"),
    Column("said_by", TEXT, "on whose word the article has it; empty when on its own"),
    Column("denied_by", TEXT, "who denies it, separated by ;"),
    Column("place", TEXT, "where, as the text names it"),
    Column("country", TEXT, "country of the place"),
    Column("admin1", TEXT, "first-level unit of the place"),
    Column("lat", NUMBER, "degrees north"),
    Column("lon", NUMBER, "degrees east"),
    Column("geonameid", WHOLE, "GeoNames id"),
    Column("place_precision", TEXT, "point, city, admin1, country or none"),
    *(
        Column(f"{what}_{end}", WHOLE, f"{limit} number {meaning}, as reported")
        for what, meaning in (
            ("dead", "of dead"),
            ("injured", "of injured"),
            ("arrested", "of arrested"),
            ("missing", "of missing"),
            ("size", "of people taking part"),
        )
        for end, limit in (("min", "least"), ("max", "greatest"))
    ),
    Column("objects", TEXT, "what changed hands or was used, in the text's words, separated by ;"),
    Column("instruments", TEXT, "treaties, resolutions, contracts and laws invoked, separated by ;"),
    Column("rule", TEXT, "the rule that read the first mention"),
    Column("mentions", WHOLE, "how often the article tells the event"),
    Column("predicate", TEXT, "the words that say what was done, at the first mention"),
    Column("sentence", TEXT, "the sentence of the first mention"),
    Column("sentence_start", WHOLE, "offset of the sentence in the article, in characters"),
    Column("sentence_end", WHOLE, "offset behind the sentence"),
)
QUOTATION_COLUMNS = (
    *_ARTICLE,
    Column("speaker", TEXT, "who is said to say it, resolved; empty when unknown"),
    Column("speaker_country", TEXT, "the speaker's country"),
    Column("speaker_sector", TEXT, "the speaker's primary sector"),
    Column("source_words", TEXT, "the words that name the speaker"),
    Column("cue", TEXT, "the words that attribute"),
    Column("content", TEXT, "what is said; stretches that stand apart are joined by …"),
    Column("kind", TEXT, "direct, indirect or mixed"),
    Column("stance", TEXT, "claim, deny, confirm, no_comment …"),
    Column("addressee", TEXT, "to whom"),
    Column("rule", TEXT, "the rule that read it"),
)


def event_rows(coded: Iterable[tuple[Article, Coding]]) -> Iterator[Row]:
    """One row for each event, columns as in EVENT_COLUMNS."""
    for article, coding in coded:
        names = _Names(coding)
        for event in coding.events:
            yield {**_article(article), **_event(event), **names.of_event(event), **_words(event, article.text)}


def quotation_rows(coded: Iterable[tuple[Article, Coding]]) -> Iterator[Row]:
    """One row for each attribution, columns as in QUOTATION_COLUMNS."""
    for article, coding in coded:
        names = _Names(coding)
        for attribution in coding.attributions:
            yield {**_article(article), **names.of_speaker(attribution), **_said(attribution, article.text)}


class _Names:
    """Names, countries and sectors of a coding's actors and instruments by their ids."""

    def __init__(self, coding: Coding) -> None:
        self._actors = {a.id: a for a in coding.actors}
        self._instruments = {i.id: i.name for i in coding.instruments}

    def name(self, id: str | None) -> str | None:
        return self._actors[id].name if id in self._actors else id

    def of_event(self, e: Event) -> Row:
        return {
            **self._side("actor", e.actors),
            **self._side("recipient", e.recipients),
            "said_by": self.name(e.attributed_to),
            "denied_by": joined(str(self.name(id)) for id in e.denied_by),
            "instruments": joined(self._instruments.get(id, id) for id in e.instruments),
        }

    def _side(self, side: str, ids: tuple[str, ...]) -> Row:
        actors = [self._actors[id] for id in ids if id in self._actors]
        return {
            f"{side}s": joined(a.name for a in actors),
            f"{side}_countries": joined(a.country or "" for a in actors),
            f"{side}_sectors": joined(a.sector or "" for a in actors),
        }

    def of_speaker(self, q: Attribution) -> Row:
        speaker = self._actors.get(q.speaker or "")
        return {
            "speaker": speaker.name if speaker else None,
            "speaker_country": speaker.country if speaker else None,
            "speaker_sector": speaker.sector if speaker else None,
            "addressee": self.name(q.addressee),
        }


def _article(article: Article) -> Row:
    return {
        "article_id": article.id,
        "published": article.published_on,
        "source": article.source,
        "title": article.title,
        "url": article.url,
    }


def _event(e: Event) -> Row:
    same = ("type", "mode", "cameo", "quad", "score", "goldstein", "actuality", "hedged")
    return {
        "event_id": e.id,
        "event_key": e.key,
        **{name: getattr(e, name) for name in same},
        "contexts": joined(e.contexts),
        "date_start": _day(e.date.start) if e.date else None,
        "date_end": _day(e.date.end) if e.date else None,
        "date_precision": e.date.precision if e.date else None,
        "objects": joined(_object(o.quantity.text if o.quantity else "", o.item) for o in e.objects),
        **_place(e),
        **_counts(e),
    }


def _place(e: Event) -> Row:
    place = e.location
    fields = ("country", "admin1", "lat", "lon", "geonameid")
    row: Row = {name: getattr(place, name) if place else None for name in fields}
    return {**row, "place": place.name if place else None, "place_precision": place.precision if place else None}


def _counts(e: Event) -> Row:
    row: Row = {}
    for name in ("dead", "injured", "arrested", "missing", "size"):
        count = getattr(e.magnitude, name)
        row[f"{name}_min"], row[f"{name}_max"] = (count.min, count.max) if count else (None, None)
    return row


def _words(e: Event, text: str) -> Row:
    first = e.mentions[0] if e.mentions else None
    return {
        "rule": first.rule if first else None,
        "mentions": len(e.mentions),
        "predicate": _quote(text, first.predicate) if first else None,
        "sentence": _quote(text, first.sentence) if first else None,
        "sentence_start": first.sentence.start if first else None,
        "sentence_end": first.sentence.end if first else None,
    }


def _said(q: Attribution, text: str) -> Row:
    parts = {"source_words": q.source, "cue": q.cue, "content": q.content}
    words = {name: " … ".join(_quote(text, span) for span in spans) for name, spans in parts.items()}
    return {**words, "kind": q.kind, "stance": q.stance, "rule": q.rule}


def _quote(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _object(quantity: str, item: str) -> str:
    return f"{quantity} {item}".strip()


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def events_table(coded: Iterable[tuple[Article, Coding]]) -> pa.Table:
    """The rows of `event_rows` as an Arrow table: `events_table([(article, coding)]).to_pandas()`."""
    return pa.Table.from_pylist(list(event_rows(coded)), schema=schema_of(EVENT_COLUMNS))
