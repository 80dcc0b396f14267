"""ICEWS' 20 columns: one row for each pair of actor and recipient, tab-separated, with a header.

In:  codings with their articles. Out: rows that ICEWS' readers open; CAMEO codes keep their leading zero, and Event
ID is unique: `Chad … Impose embargo, boycott, or sanctions	163	-8.0	Sudan …`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from demarche.records import Actor, Article, Coding, Event
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import NUMBER, TEXT, WHOLE, Column
from demarche.store.exports.parties import (
    HAPPENED,
    Pair,
    actors_of,
    day_of,
    number_of,
    pairs_of,
    sentence_number,
    sentence_starts,
)

COLUMNS = (
    Column("Event ID", WHOLE, "unique; the same when the article is coded again"),
    Column("Event Date", TEXT, "first day; the day of publication where the words refuse resolution"),
    Column("Source Name", TEXT, "who acted"),
    Column("Source Sectors", TEXT, "sectors in words"),
    Column("Source Country", TEXT, "country by name"),
    Column("Event Text", TEXT, "label of the CAMEO code"),
    Column("CAMEO Code", TEXT, "with leading zero"),
    Column("Intensity", NUMBER, "Goldstein score"),
    Column("Target Name", TEXT, "whom it was done to"),
    Column("Target Sectors", TEXT, "sectors in words"),
    Column("Target Country", TEXT, "country by name"),
    Column("Story ID", WHOLE, "the same for all rows of an article"),
    Column("Sentence Number", WHOLE, "from 1"),
    Column("Publisher", TEXT, "publisher"),
    Column("City", TEXT, "when the place is a city or a point in one"),
    Column("District", TEXT, "never filled"),
    Column("Province", TEXT, "first-level unit"),
    Column("Country", TEXT, "country of the place, by name"),
    Column("Latitude", NUMBER, "degrees north"),
    Column("Longitude", NUMBER, "degrees east"),
)


def icews_rows(coded: Iterable[tuple[Article, Coding]], codes: Codes) -> Iterator[dict[str, Any]]:
    """Events that happened and have a CAMEO code, in the order of the text."""
    for article, coding in coded:
        known, starts = actors_of(coding), sentence_starts(coding)
        for event in coding.events:
            if event.actuality in HAPPENED and event.cameo:
                for pair in pairs_of(event, known):
                    yield _row(event, pair, article, starts, codes)


def _row(e: Event, pair: Pair, article: Article, starts: Sequence[int], codes: Codes) -> dict[str, Any]:
    actor, recipient = pair
    sentence = e.mentions[0].sentence if e.mentions else None
    place, is_city = e.location, e.location is not None and e.location.precision in ("city", "point")
    country = codes.country(place.country) if place else None
    return {
        "Event ID": number_of(e.key, *(a.key or a.name if a else "" for a in pair)),
        "Event Date": day_of(e, article),
        **_side("Source", actor, codes),
        "Event Text": codes.cameo_labels.get(e.cameo or "", ""),
        "CAMEO Code": e.cameo,
        "Intensity": e.goldstein,
        **_side("Target", recipient, codes),
        "Story ID": number_of(article.id),
        "Sentence Number": sentence_number(starts, sentence) if sentence else None,
        "Publisher": article.source,
        "City": place.name if place and is_city else None,
        "District": None,
        "Province": place.admin1 if place else None,
        "Country": country.name if country else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
    }


def _side(side: str, actor: Actor | None, codes: Codes) -> dict[str, Any]:
    country = codes.country(actor.country) if actor else None
    return {
        f"{side} Name": actor.name if actor else "Unspecified Actor",
        f"{side} Sectors": ",".join(codes.sector_words.get(s, s) for s in actor.sectors) if actor else None,
        f"{side} Country": country.name if country else None,
    }
