"""GDELT 2.0: events in 61 columns and mentions in 16, tab-separated, without a header, as GDELT publishes them.

In:  codings with their articles. Out: one event row for each pair of actor and recipient, one mention row for each
time the article tells it, with true character offsets: SDN and TCD in "Chad closed its border with Sudan", the
action at "closed".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from demarche.records import Actor, Article, Coding, Event, Location, Trail
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import NUMBER, TEXT, WHOLE, Column
from demarche.store.exports.parties import (
    HAPPENED,
    Pair,
    actors_of,
    day_of,
    mention_in,
    number_of,
    pairs_of,
    sentence_number,
    sentence_starts,
)

_ACTOR = (
    ("Code", "country and sectors, CAMEO"),
    ("Name", "resolved name in capitals"),
    ("CountryCode", "country, three letters (KOS for Kosovo)"),
    ("KnownGroupCode", "UNO, EUR, IGO, NGO … for actors without a country"),
    ("EthnicCode", "never filled"),
    ("Religion1Code", "never filled"),
    ("Religion2Code", "never filled"),
    ("Type1Code", "CAMEO role of the primary sector"),
    ("Type2Code", "CAMEO role of the second sector"),
    ("Type3Code", "CAMEO role of the third sector"),
)
_GEO = (
    ("Type", WHOLE, "1 country, 3 US city, 4 other city, 2 US state, 5 other first-level unit"),
    ("FullName", TEXT, "place, first-level unit, country"),
    ("CountryCode", TEXT, "FIPS"),
    ("ADM1Code", TEXT, "FIPS of the country; the unit's own code is not known"),
    ("ADM2Code", TEXT, "never filled"),
    ("Lat", NUMBER, "degrees north"),
    ("Long", NUMBER, "degrees east"),
    ("FeatureID", TEXT, "GeoNames id, where GDELT has GNS"),
)
_NO_ACTOR: Mapping[str, Mapping[str, Any]] = {
    side: {f"{side}{name}": None for name, _ in _ACTOR} for side in ("Actor1", "Actor2")
}
_NO_HOMES: Mapping[str, Any] = {f"{who}Geo_{name}": None for who in ("Actor1", "Actor2") for name, _, _ in _GEO}
_NO_PLACE: Mapping[str, Any] = {f"ActionGeo_{name}": None for name, _, _ in _GEO}
EVENT_COLUMNS = (
    Column("GLOBALEVENTID", WHOLE, "unique; the same when the article is coded again"),
    Column("Day", WHOLE, "first day, YYYYMMDD; the day of publication where the words refuse resolution"),
    Column("MonthYear", WHOLE, "YYYYMM"),
    Column("Year", WHOLE, "YYYY"),
    Column("FractionDate", NUMBER, "year and the part of it that has passed"),
    *(Column(f"Actor{n}{name}", TEXT, meaning) for n in (1, 2) for name, meaning in _ACTOR),
    Column("IsRootEvent", WHOLE, "1 when told in the first paragraph"),
    Column("EventCode", TEXT, "CAMEO, with leading zero"),
    Column("EventBaseCode", TEXT, "its first three digits"),
    Column("EventRootCode", TEXT, "its first two digits"),
    Column("QuadClass", WHOLE, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    Column("GoldsteinScale", NUMBER, "Goldstein score of the CAMEO code"),
    Column("NumMentions", WHOLE, "times the article tells it"),
    Column("NumSources", WHOLE, "1"),
    Column("NumArticles", WHOLE, "1"),
    Column("AvgTone", NUMBER, "never filled: tone is not measured"),
    *(
        Column(f"{who}Geo_{name}", kind, meaning if who == "Action" else "never filled: homes of actors are no places")
        for who in ("Actor1", "Actor2", "Action")
        for name, kind, meaning in _GEO
    ),
    Column("DATEADDED", WHOLE, "day of publication, YYYYMMDDHHMMSS"),
    Column("SOURCEURL", TEXT, "address, or id of the article"),
)
MENTION_COLUMNS = (
    Column("GLOBALEVENTID", WHOLE, "as in the events"),
    Column("EventTimeDate", WHOLE, "first day of the event, YYYYMMDDHHMMSS"),
    Column("MentionTimeDate", WHOLE, "day of publication"),
    Column("MentionType", WHOLE, "1 with an address, 2 without"),
    Column("MentionSourceName", TEXT, "publisher"),
    Column("MentionIdentifier", TEXT, "address, or id of the article"),
    Column("SentenceID", WHOLE, "sentence of the article, from 1"),
    Column("Actor1CharOffset", WHOLE, "where the actor is named, in characters from 0"),
    Column("Actor2CharOffset", WHOLE, "where the recipient is named"),
    Column("ActionCharOffset", WHOLE, "where the act is named"),
    Column("InRawText", WHOLE, "1: always read from the text itself"),
    Column("Confidence", WHOLE, "never filled: rules give no per cent"),
    Column("MentionDocLen", WHOLE, "characters of the article"),
    Column("MentionDocTone", NUMBER, "never filled"),
    Column("MentionDocTranslationInfo", TEXT, "never filled"),
    Column("Extras", TEXT, "the rule that read it"),
)


def gdelt_events(coded: Iterable[tuple[Article, Coding]], codes: Codes) -> Iterator[dict[str, Any]]:
    """Events that happened and have a CAMEO code, by dyad."""
    for article, coding in coded:
        lead = _lead(article.text)
        for event, pair in _dyads(coding):
            yield _event(event, pair, article, lead, codes)


def _event(event: Event, pair: Pair, article: Article, lead: int, codes: Codes) -> dict[str, Any]:
    actor, recipient = pair
    return {
        "GLOBALEVENTID": _id(event, pair),
        **_day(day_of(event, article)),
        **_actor("Actor1", actor, codes),
        **_actor("Actor2", recipient, codes),
        **_action(event, lead),
        **_NO_HOMES,
        **_geo(event.location, codes),
        "DATEADDED": _moment(article.published),
        "SOURCEURL": article.url or article.id,
    }


def gdelt_mentions(coded: Iterable[tuple[Article, Coding]]) -> Iterator[dict[str, Any]]:
    """Every telling of those events."""
    for article, coding in coded:
        starts = sentence_starts(coding)
        for event, pair in _dyads(coding):
            for mention in event.mentions:
                yield {"GLOBALEVENTID": _id(event, pair), **_mention(mention, event, pair, article, starts)}


def _dyads(coding: Coding) -> Iterator[tuple[Event, Pair]]:
    known = actors_of(coding)
    for event in coding.events:
        if event.actuality in HAPPENED and event.cameo:
            for pair in pairs_of(event, known):
                yield event, pair


def _id(event: Event, pair: Pair) -> int:
    return number_of(event.key, *(a.key or a.name if a else "" for a in pair))


@lru_cache(maxsize=4096)
def _day(iso: str | None) -> Mapping[str, Any]:
    if iso is None:
        return dict.fromkeys(("Day", "MonthYear", "Year", "FractionDate"))
    day = dt.date.fromisoformat(iso)
    # GDELT's own formula: months and days as parts of a year of 365 days.
    fraction = day.year + (day.month * 30 + day.day) / 365
    return {
        "Day": day.year * 10_000 + day.month * 100 + day.day,
        "MonthYear": day.year * 100 + day.month,
        "Year": day.year,
        "FractionDate": round(fraction, 4),
    }


def _actor(side: str, actor: Actor | None, codes: Codes) -> dict[str, Any]:
    row = dict(_NO_ACTOR[side])
    if actor is None:
        return row
    country = codes.country(actor.country)
    group = "" if country else codes.plover_code(actor)
    types = [t for t in (codes.cameo_sectors.get(s, "") for s in actor.sectors) if t and t != group][:3]
    row[f"{side}Code"] = (country.plover if country else group) + "".join(types) or None
    row[f"{side}Name"] = actor.name.upper()
    row[f"{side}CountryCode"] = country.plover if country else None
    row[f"{side}KnownGroupCode"] = group or None
    for number, code in enumerate(types, start=1):
        row[f"{side}Type{number}Code"] = code
    return row


def _lead(text: str) -> int:
    """Where the first paragraph ends; 1 where there is but one."""
    begins = len(text) - len(text.lstrip())
    return max(begins + text[begins:].find("\n"), 1)


def _action(e: Event, lead: int) -> dict[str, Any]:
    code = e.cameo or ""
    return {
        "IsRootEvent": int(any(m.sentence.start < lead for m in e.mentions)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": e.quad,
        "GoldsteinScale": e.goldstein,
        "NumMentions": len(e.mentions),
        "NumSources": 1,
        "NumArticles": 1,
        "AvgTone": None,
    }


def _geo(place: Location | None, codes: Codes) -> dict[str, Any]:
    row = dict(_NO_PLACE)
    if place is None or place.precision == "none":
        return row
    country = codes.country(place.country)
    parts = [place.name, place.admin1, country.name if country else None]
    row["ActionGeo_Type"] = _geo_type(place)
    row["ActionGeo_FullName"] = ", ".join(dict.fromkeys(p for p in parts if p))
    row["ActionGeo_CountryCode"] = row["ActionGeo_ADM1Code"] = country.fips if country else None
    row["ActionGeo_Lat"], row["ActionGeo_Long"] = place.lat, place.lon
    row["ActionGeo_FeatureID"] = str(place.geonameid) if place.geonameid else None
    return row


def _geo_type(place: Location) -> int:
    if place.precision == "country":
        return 1
    in_us = place.country == "USA"
    if place.precision == "admin1":
        return 2 if in_us else 5
    return 3 if in_us else 4


def _mention(m: Trail, e: Event, pair: Pair, article: Article, starts: list[int]) -> dict[str, Any]:
    return {
        "EventTimeDate": _moment(day_of(e, article)),
        "MentionTimeDate": _moment(article.published),
        "MentionType": 1 if article.url else 2,
        "MentionSourceName": article.source,
        "MentionIdentifier": article.url or article.id,
        "SentenceID": sentence_number(starts, m.sentence),
        "Actor1CharOffset": mention_in(pair[0], m.sentence),
        "Actor2CharOffset": mention_in(pair[1], m.sentence),
        "ActionCharOffset": m.predicate.start,
        "InRawText": 1,
        "Confidence": None,
        "MentionDocLen": len(article.text),
        "MentionDocTone": None,
        "MentionDocTranslationInfo": None,
        "Extras": m.rule,
    }


def _moment(iso: str | None) -> int | None:
    return int(iso.replace("-", "") + "000000") if iso else None
