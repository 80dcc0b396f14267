"""POLECAT's 40 columns: one row for each event, tab-separated, with a header.

In:  codings with their articles. Out: rows that POLECAT's readers open; several actors of one event stand in one
cell with "; " between them, "None" stands for nothing, as in the published files:
`SANCTION	discontinue	-6.0	4	military	Chad	TCD	483 …`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from demarche.records import Actor, Article, Coding, Event
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import NUMBER, TEXT, WHOLE, Column
from demarche.store.exports.parties import HAPPENED, day_of

COLUMNS = (
    Column("Event ID", TEXT, "id that stays the same when the article is coded again"),
    Column("Event Date", TEXT, "first day; the day of publication where the words refuse resolution"),
    Column("Event Type", TEXT, "PLOVER type"),
    Column("Event Mode", TEXT, "PLOVER mode"),
    Column("Intensity", NUMBER, "PLOVER score"),
    Column("Quad Code", WHOLE, "1 to 4"),
    Column("Contexts", TEXT, "PLOVER contexts"),
    Column("Actor Name", TEXT, "resolved name"),
    Column("Actor Country", TEXT, "PLOVER country code (KOS for Kosovo)"),
    Column("Actor COW", TEXT, "Correlates of War number"),
    Column("Primary Actor Sector", TEXT, "PLOVER sector"),
    Column("Actor Sectors", TEXT, "all sectors"),
    Column("Actor Title", TEXT, "office"),
    Column("Actor Name Raw", TEXT, "the text's words"),
    Column("Wikipedia Actor ID", TEXT, "never filled: no encyclopedia is asked"),
    Column("Recipient Name", TEXT, "resolved name"),
    Column("Recipient Country", TEXT, "PLOVER country code"),
    Column("Recipient COW", TEXT, "Correlates of War number"),
    Column("Primary Recipient Sector", TEXT, "PLOVER sector"),
    Column("Recipient Sectors", TEXT, "all sectors"),
    Column("Recipient Title", TEXT, "office"),
    Column("Recipient Name Raw", TEXT, "the text's words"),
    Column("Wikipedia Recipient ID", TEXT, "never filled"),
    Column("Placename", TEXT, "resolved place"),
    Column("City", TEXT, "when the place is a city or a point in one"),
    Column("District", TEXT, "never filled"),
    Column("Province", TEXT, "first-level unit"),
    Column("Country", TEXT, "country of the place, by name"),
    Column("Latitude", NUMBER, "degrees north"),
    Column("Longitude", NUMBER, "degrees east"),
    Column("GeoNames ID", WHOLE, "GeoNames id"),
    Column("Raw Placename", TEXT, "the text's words"),
    Column("Feature Type", TEXT, "precision: point, city, admin1, country"),
    Column("Source", TEXT, "publisher"),
    Column("Publication Date", TEXT, "day of publication"),
    Column("Story People", TEXT, "persons of the article"),
    Column("Story Organizations", TEXT, "organisations of the article"),
    Column("Story Locations", TEXT, "never filled"),
    Column("Language", TEXT, "ISO 639-1"),
    Column("Version", TEXT, "program, rules and model"),
)
_NOTHING = "None"


def polecat_rows(coded: Iterable[tuple[Article, Coding]], codes: Codes) -> Iterator[dict[str, Any]]:
    """Events that happened, in the order of the text."""
    for article, coding in coded:
        actors = {a.id: a for a in coding.actors}
        story = _story(article, coding)
        for event in coding.events:
            if event.actuality in HAPPENED:
                sides = {
                    **_side("Actor", [actors[id] for id in event.actors if id in actors], article, codes),
                    **_side("Recipient", [actors[id] for id in event.recipients if id in actors], article, codes),
                }
                row = {**_event(event, article), **sides, **_place(event, article, codes), **story}
                yield {c.name: _NOTHING if row[c.name] in (None, "") else row[c.name] for c in COLUMNS}


def _event(e: Event, article: Article) -> dict[str, Any]:
    return {
        "Event ID": e.key,
        "Event Date": day_of(e, article),
        "Event Type": e.type,
        "Event Mode": e.mode,
        "Intensity": e.score,
        "Quad Code": e.quad,
        "Contexts": _listed(e.contexts),
    }


def _side(side: str, actors: list[Actor], article: Article, codes: Codes) -> dict[str, Any]:
    countries = [codes.country(a.country) for a in actors]
    firsts = [a.mentions[0] for a in actors if a.mentions]
    return {
        f"{side} Name": _listed(a.name for a in actors),
        f"{side} Country": _listed(codes.plover_code(a) for a in actors),
        f"{side} COW": _listed(c.cow if c else "" for c in countries),
        f"Primary {side} Sector": _listed(a.sector or "" for a in actors),
        f"{side} Sectors": _listed(s for a in actors for s in a.sectors),
        f"{side} Title": _listed(a.office or "" for a in actors),
        f"{side} Name Raw": _listed(article.text[s.start : s.end] for s in firsts),
        f"Wikipedia {side} ID": None,
    }


def _place(e: Event, article: Article, codes: Codes) -> dict[str, Any]:
    place = e.location
    country = codes.country(place.country) if place else None
    is_city = place is not None and place.precision in ("city", "point")
    return {
        "Placename": place.name if place else None,
        "City": place.name if place and is_city else None,
        "District": None,
        "Province": place.admin1 if place else None,
        "Country": country.name if country else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonameid if place else None,
        "Raw Placename": article.text[place.span.start : place.span.end] if place and place.span else None,
        "Feature Type": place.precision if place else None,
    }


def _story(article: Article, coding: Coding) -> dict[str, Any]:
    version = coding.coder
    return {
        "Source": article.source,
        "Publication Date": article.published,
        "Story People": _listed(_named(coding, "person")),
        "Story Organizations": _listed(_named(coding, "organisation")),
        "Story Locations": None,
        "Language": article.language,
        "Version": f"demarche {version.version} {version.rules} {version.model}",
    }


def _named(coding: Coding, kind: str) -> Iterator[str]:
    """Names of a kind of actors; nameless ones ("a police officer") have keys of this article alone."""
    return (a.name for a in coding.actors if a.kind == kind and not a.key.startswith("generic:"))


def _listed(values: Iterable[str]) -> str:
    """Values in order, each once, those that say something."""
    return "; ".join(dict.fromkeys(" ".join(v.split()).replace(";", ",") for v in values if v))
