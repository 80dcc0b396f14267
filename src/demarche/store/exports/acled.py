"""ACLED's 31 columns: one row for each event that happened, of a store that was coded with `--rules acled`.

In:  codings with their articles. Out: rows that ACLED's readers open: "Soldiers shot two farmers in Masisi" is
`… Violence against civilians,Attack,Soldiers,,State forces,farmers,,Civilians,State forces-Civilians,…`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from demarche.errors import WrongOntology
from demarche.records import Actor, Article, Coding, Event, EventDate, Location
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import NUMBER, TEXT, WHOLE, Column
from demarche.store.exports.parties import HAPPENED, day_of, number_of

COLUMNS = (
    Column("event_id_cnty", TEXT, "country and a number; the same when the article is coded again"),
    Column("event_date", TEXT, "first day; the day of publication where the words refuse resolution"),
    Column("year", WHOLE, "of that day"),
    Column("time_precision", WHOLE, "1 the day, 2 the week, 3 the month or less precise"),
    Column("disorder_type", TEXT, "Political violence, Demonstrations, Strategic developments"),
    Column("event_type", TEXT, "type of event"),
    Column("sub_event_type", TEXT, "type of sub-event"),
    Column("actor1", TEXT, "who acted; in protests the protesters, whoever intervened"),
    Column("assoc_actor_1", TEXT, "others of that side"),
    Column("inter1", TEXT, "kind of actor1, by its sector"),
    Column("actor2", TEXT, "the other side"),
    Column("assoc_actor_2", TEXT, "others of that side"),
    Column("inter2", TEXT, "kind of actor2"),
    Column("interaction", TEXT, "both kinds"),
    Column("civilian_targeting", TEXT, "Civilian targeting, or nothing"),
    Column("iso", WHOLE, "ISO 3166 number of the country"),
    Column("region", TEXT, "the United Nations' region of the country"),
    Column("country", TEXT, "country of the place; where none is told, that of the recipient, else of the actor"),
    Column("admin1", TEXT, "first-level unit"),
    Column("admin2", TEXT, "never filled"),
    Column("admin3", TEXT, "never filled"),
    Column("location", TEXT, "resolved place"),
    Column("latitude", NUMBER, "degrees north"),
    Column("longitude", NUMBER, "degrees east"),
    Column("geo_precision", WHOLE, "1 town or point, 2 first-level unit, 3 country"),
    Column("source", TEXT, "publisher"),
    Column("source_scale", TEXT, "never filled"),
    Column("notes", TEXT, "the sentence that tells it"),
    Column("fatalities", WHOLE, "the lowest figure told; 0 where none is told, as ACLED has it"),
    Column("tags", TEXT, "crowd size of demonstrations, as the number told"),
    Column("timestamp", WHOLE, "never filled"),
)
_TIME = {"day": 1, "week": 2, "range": 2}
_PLACE = {"point": 1, "city": 1, "admin1": 2}
_STATE = "State forces"

Side = Sequence[Actor]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where an event counts: its country's code, and its place where one is told."""

    code: str | None
    place: Location | None


def acled_rows(coded: Iterable[tuple[Article, Coding]], codes: Codes) -> Iterator[dict[str, Any]]:
    """Events that happened, in the order of the text. WrongOntology for a store coded with other types."""
    for article, coding in coded:
        for event in coding.events:
            if (event.type, event.mode or "") not in codes.acled_types:
                raise WrongOntology(
                    f"article {article.id}: {event.type} {event.mode or ''} is no type of ACLED: "
                    "code the articles into a store of their own with --rules acled"
                )
            if event.actuality in HAPPENED:
                yield _row(event, article, coding, codes)


def _row(e: Event, article: Article, coding: Coding, codes: Codes) -> dict[str, Any]:
    by_id = {a.id: a for a in coding.actors}
    first, second = _sides(e, [by_id[i] for i in e.actors], [by_id[i] for i in e.recipients])
    where = _placed(e, (*second, *first))
    kinds = [_inter(side, e, where, codes) for side in (first, second)]
    sentence = e.mentions[0].sentence if e.mentions else None
    kind = codes.acled_types[e.type, e.mode or ""]
    return {
        "event_id_cnty": f"{where.code or 'XXX'}{number_of(e.key)}",
        **_when(e.date, day_of(e, article)),
        "disorder_type": kind["disorder_type"],
        "event_type": e.type,
        "sub_event_type": e.mode,
        **_party(1, first, kinds[0]),
        **_party(2, second, kinds[1]),
        "interaction": "-".join(filter(None, kinds)) if second else f"{kinds[0]} only" if kinds[0] else "",
        "civilian_targeting": "Civilian targeting" if _hits_civilians(kind["civilians"], kinds[1]) else None,
        **_where(where, codes),
        "source": article.source,
        "source_scale": None,
        "notes": article.text[sentence.start : sentence.end] if sentence else None,
        "fatalities": _least_dead(e),
        "tags": _crowd(e),
        "timestamp": None,
    }


def _sides(e: Event, actors: Side, recipients: Side) -> tuple[Side, Side]:
    """Who stands first: of an act done together the first named; in a protest not those who intervene."""
    if len(actors) > 1 and not recipients:
        return actors[:1], actors[1:]
    if e.type == "Protests" and e.mode != "Peaceful protest" and recipients:
        return recipients, actors
    return actors, recipients


def _party(n: int, side: Side, kind: str) -> dict[str, Any]:
    return {
        f"actor{n}": side[0].name if side else None,
        f"assoc_actor_{n}": "; ".join(a.name.replace(";", ",") for a in side[1:]) or None,
        f"inter{n}": kind or None,
    }


def _inter(side: Side, e: Event, where: _Placed, codes: Codes) -> str:
    """ACLED's kind of the first of a side; crowds are named for what they do, foreign forces are external."""
    if not side:
        return ""
    actor = side[0]
    kind = codes.acled_parties.get(actor.sector or "", "Civilians")
    if kind == _STATE and actor.country and where.code and actor.country != where.code:
        return "External/Other forces"
    if kind not in ("Civilians", "Political militia"):
        return kind
    return {"Protests": "Protesters", "Riots": "Rioters"}.get(e.type, kind) if _leads(actor, e) else kind


def _leads(actor: Actor, e: Event) -> bool:
    """Whether a party is the crowd of a protest or riot: its actor, or whom an intervention was directed at."""
    intervened = e.type == "Protests" and e.mode != "Peaceful protest" and bool(e.recipients)
    return actor.id in (e.recipients if intervened else e.actors)


def _hits_civilians(rule: str, kind: str) -> bool:
    return rule == "always" or (rule == "target" and kind == "Civilians")


def _when(date: EventDate | None, day: str | None) -> dict[str, Any]:
    precision = _TIME.get(date.precision, 3) if date else 3
    return {"event_date": day, "year": int(day[:4]) if day else None, "time_precision": precision if day else None}


def _placed(e: Event, parties: Side) -> _Placed:
    """The place told; else the country of the recipient, else of the actor."""
    told = e.location.country if e.location else None
    return _Placed(told or next((a.country for a in parties if a.country), None), e.location)


def _where(where: _Placed, codes: Codes) -> dict[str, Any]:
    country, place = codes.country(where.code), where.place
    return {
        "iso": country.number if country else None,
        "region": country.region if country else None,
        "country": country.name if country else None,
        "admin1": place.admin1 if place else None,
        "admin2": None,
        "admin3": None,
        "location": place.name if place else country.name if country else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": (_PLACE.get(place.precision, 3) if place else 3) if country else None,
    }


def _least_dead(e: Event) -> int:
    dead = e.magnitude.dead
    return (dead.min if dead.min is not None else dead.max or 0) if dead else 0


def _crowd(e: Event) -> str | None:
    size = e.magnitude.size if e.type in ("Protests", "Riots") else None
    number = (size.min if size.min is not None else size.max) if size else None
    return f"crowd size={number}" if number is not None else None
