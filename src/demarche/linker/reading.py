"""The events of articles as linking compares them.

In:  a page of articles with their stories and origins. Out: a `Report` for each of their events that is of no
occurrence yet: of "Chad closed its border with Sudan on Sunday", SANCTION, Chad → Sudan, one firm day, its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from demarche.link.reports import Days, Party, Place, Report
from demarche.link.telling import telling_words
from demarche.records import Article
from demarche.store import Store

_TOLLS = ("dead", "injured", "arrested")
_HAPPENED = ("actual", "historical")
_VERBAL = (1, 3)  # quad classes
_FINE = ("point", "city")
_SLACK = 3  # days before publication in which an event without a day of its own will have been

Linked = tuple[str, Article, str, str]  # article_key, head, story, origin
Reports = list[tuple[Report, int]]  # with their event_no


def reports_of(store: Store, page: Sequence[Linked]) -> list[Reports]:
    """The events of each article, in the order of the page."""
    rows: dict[str, list[dict[str, Any]]] = {key: [] for key, *_ in page}
    for row in store.query("reports_of", keys=list(rows)).to_pylist():
        rows[row["article_key"]].append(row)
    return [
        [(_report(row, article, story, origin), row["event_no"]) for row in rows[key]]
        for key, article, story, origin in page
    ]


def _report(row: dict[str, Any], article: Article, story: str, origin: str) -> Report:
    published = article.published_on.toordinal() if article.published_on else None
    actors, recipients = (tuple(Party(**p) for p in row[side] or ()) for side in ("actors", "recipients"))
    return Report(
        article=row["article_key"],
        event=row["event_id"],
        key=row["event_key"],
        story=story,
        origin=origin,
        published=published,
        type=row["type"],
        mode=row["mode"],
        standing="happened" if row["actuality"] in _HAPPENED else row["actuality"],
        verbal=row["quad"] in _VERBAL,
        actors=actors,
        recipients=recipients,
        days=_days(row, published),
        place=_place(row),
        tolls=tuple((kind, n) for kind in _TOLLS if (n := row[f"{kind}_min"]) is not None),
        words=telling_words(row["sentence"] or "", [p.name for p in (*actors, *recipients)]),
    )


def _days(row: dict[str, Any], published: int | None) -> Days | None:
    """The days the words allow; without such words, and for what happened, those just before publication."""
    start, end = row["date_start"], row["date_end"]
    if row["date_precision"] == "unresolved" or start is None:
        happened = published is not None and row["actuality"] in _HAPPENED
        return Days(published - _SLACK, published, firm=False) if happened and published is not None else None
    first, last = start.toordinal(), (end or start).toordinal()
    return Days(first, last, firm=first == last and row["date_precision"] == "day")


def _place(row: dict[str, Any]) -> Place | None:
    if row["place"] is None:
        return None
    fine = row["place_precision"] in _FINE
    return Place(row["place"], row["country"], row["admin1"], row["geonameid"], point=fine)
