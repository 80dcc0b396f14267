"""PLOVER JSON Lines: one object for each event, with the field names of the PLOVER manual.

In:  codings with their articles. Out: {"id": …, "date": "2025-05-11", "actor": [{"code": "TCD", "sector": "GOV"}],
"recipient": [{"code": "SDN"}], "event": ["SANCTION"], …}. Plans, conditions and denials are in `mode`, as the
manual's auxiliary modes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from demarche.records import Actor, Article, Coding, Event, Location
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import TEXT, Column
from demarche.store.exports.parties import actors_of, day_of, sentence_number, sentence_starts

_AUXILIARY = {"historical": "historical", "future": "future", "hypothetical": "hypothetical", "negated": "negation"}
_RESOLUTION = {"country": 1, "admin1": 2, "city": 4, "point": 5}

COLUMNS = tuple(
    Column(name, TEXT, meaning)
    for name, meaning in (
        ("id", "article id and event id"),
        ("has_event", "true"),
        ("date, enddate", "first and last day; the day of publication where the words refuse resolution"),
        ("time, endtime", "never filled: the news gives days"),
        (
            "actor, recipient",
            "entities: code (KOS for Kosovo), sector, other_sectors, entity_text, identifier_id, identifier_text, "
            "office; religion, ethnicity, gender and age never",
        ),
        ("event", "PLOVER 2021 type"),
        (
            "event_loc",
            "place: extracted_place, resolved_place, geonameid, lat, lon, city, province, country, country_code, "
            "resolution 1 country, 2 province, 4 city, 5 within a city; district and feature_* never",
        ),
        ("event_text", "the words of each telling"),
        ("quad_code, event_scale", "quad class and PLOVER score"),
        ("mode", "PLOVER mode, and the auxiliary mode: historical, future, hypothetical, negation"),
        ("context", "PLOVER contexts"),
        ("link", "id that stays the same when the article is coded again"),
        ("text, text_info", "the sentence; sequence from 1, start and end in characters; text_story never"),
        (
            "cite_info",
            "the article: citation (its id), url, title, language, publication; coder, codebook, version (of the "
            "rules); corpus, license and copyright never",
        ),
        ("coder, comment", "program; on whose word"),
        (
            "coded_date, coded_time",
            "never filled, so that the same article gives the same bytes; `runs` in the store has them",
        ),
        ("size", "dead, injured, arrested, size: the least number reported"),
        ("cameo, hedged", "beyond the manual: CAMEO code; whether the report marks doubt"),
    )
)


def plover_events(coded: Iterable[tuple[Article, Coding]], codes: Codes) -> Iterator[dict[str, Any]]:
    """All fields of the manual's tables that a coding fills; what it does not know is left out."""
    for article, coding in coded:
        told = _Told(article, actors_of(coding), sentence_starts(coding), _coder(coding), _cite_info(article, coding))
        for event in coding.events:
            yield _filled(_event(event, told, codes))


class _Told(NamedTuple):
    """What all events of an article share: its actors by their ids, where its sentences begin, how it is cited."""

    article: Article
    actors: dict[str, Actor]
    starts: list[int]
    coder: str
    cite: dict[str, Any]


def _event(e: Event, told: _Told, codes: Codes) -> dict[str, Any]:
    article, actors = told.article, told.actors
    modes = [m for m in (e.mode, _AUXILIARY.get(e.actuality)) if m]
    return {
        "id": f"{article.id}:{e.id}",
        "has_event": True,
        "date": day_of(e, article),
        "enddate": e.date.end if e.date else None,
        "actor": [_entity(actors[id], article, codes) for id in e.actors if id in actors],
        "recipient": [_entity(actors[id], article, codes) for id in e.recipients if id in actors],
        "event": [e.type],
        "event_loc": _location(e.location, article, codes) if e.location else None,
        "event_text": [article.text[m.predicate.start : m.predicate.end] for m in e.mentions],
        "quad_code": e.quad,
        "event_scale": e.score,
        "mode": modes,
        "context": list(e.contexts),
        "link": e.key,
        "text": article.text[e.mentions[0].sentence.start : e.mentions[0].sentence.end] if e.mentions else None,
        "text_info": _text_info(e, told.starts),
        "cite_info": told.cite,
        "coder": told.coder,
        "comment": _comment(e, actors),
        "size": {
            name: _size(e, name) for name in ("dead", "injured", "arrested", "size") if _size(e, name) is not None
        },
        "cameo": e.cameo,
        "hedged": e.hedged,
    }


def _entity(actor: Actor, article: Article, codes: Codes) -> dict[str, Any]:
    first = actor.mentions[0] if actor.mentions else None
    return _filled(
        {
            "code": codes.plover_code(actor),
            "sector": actor.sector,
            "other_sectors": list(actor.sectors[1:]),
            "entity_text": article.text[first.start : first.end] if first else None,
            "identifier_id": actor.key,
            "identifier_text": actor.name,
            "office": actor.office,
        }
    )


def _location(place: Location, article: Article, codes: Codes) -> dict[str, Any]:
    country = codes.country(place.country)
    return _filled(
        {
            "extracted_place": article.text[place.span.start : place.span.end] if place.span else None,
            "resolved_place": place.name,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "city": place.name if place.precision in ("city", "point") else None,
            "province": place.admin1,
            "country": country.name if country else None,
            "country_code": country.plover if country else place.country,
            "resolution": _RESOLUTION.get(place.precision),
        }
    )


def _text_info(e: Event, starts: list[int]) -> dict[str, Any] | None:
    if not e.mentions:
        return None
    sentence = e.mentions[0].sentence
    return {"sequence": sentence_number(starts, sentence), "start": sentence.start, "end": sentence.end}


def _cite_info(article: Article, coding: Coding) -> dict[str, Any]:
    return _filled(
        {
            "citation": article.id,
            "url": article.url,
            "title": article.title,
            "language": article.language,
            "publication": article.source,
            "coder": _coder(coding),
            "codebook": "PLOVER-2021",
            "version": coding.coder.rules,
        }
    )


def _coder(coding: Coding) -> str:
    return f"demarche-{coding.coder.version}"


def _comment(e: Event, actors: dict[str, Actor]) -> str | None:
    speaker = actors.get(e.attributed_to or "")
    return f"said by {speaker.name}" if speaker else None


def _size(e: Event, name: str) -> int | None:
    count = getattr(e.magnitude, name)
    return (count.min if count.min is not None else count.max) if count else None


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is unknown: nothing, empty words and empty lists; false and zero are knowledge."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {})}
