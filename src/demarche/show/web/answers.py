"""What the store answers to what is asked: the one place that pages, JSON and exports share.

In:  a Reading and an Ask. Out: rows as plain dicts, e.g. one with actors Chad, type SANCTION, recipients Sudan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from demarche.analyse.reading import Reading
from demarche.records import Actuality
from demarche.show.telling.lines import heading_of
from demarche.show.web.asking import (
    DEALINGS,
    HAPPENING,
    UNNAMED,
    ActorAsk,
    AheadAsk,
    ArticleAsk,
    Ask,
    EventAsk,
    QuotationAsk,
    Standing,
    StoryAsk,
)

Row = dict[str, Any]
MOST_REPORTS = 30  # of one event, side by side
_AT_ONCE = 2000  # events that are looked up together
_LABORIOUS = {"actor", "name", "doer", "recipient", "pair_doer", "speaker", "said_by", "story", "words", "instrument"}
_LABORIOUS |= {"partner"}
_WIDE = {"actuality", "country", "place", "source"}
_PAIRED = {"standing", "quad", "since", "until"}  # what stands beside the pairs of actors


_STANDINGS, _ACTUALITIES = frozenset(get_args(Standing)), frozenset(get_args(Actuality))  # others are a forger's


class NotFound(Exception):
    """Nothing of the store has this key."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of `total`."""

    rows: list[Row]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events fit: in all, by type and by standing, the most first."""

    total: int
    types: dict[str, int]
    standings: dict[str, int]


def events(reading: Reading, ask: EventAsk) -> list[Row]:
    """A page of events with all that a line of a list shows."""
    return event_lines(reading, ask, limit=ask.size, offset=ask.offset)


def event_lists(reading: Reading, *asks: EventAsk) -> list[list[Row]]:
    """A page of events for each ask, looked up together."""
    chosen = [_rows(reading, "event_page", **_found(a), limit=a.size, offset=a.offset) for a in asks]
    lines = iter(lines_of(reading, [row for rows in chosen for row in rows]))
    return [[next(lines) for _ in rows] for rows in chosen]


def event_lines(reading: Reading, ask: EventAsk, *, limit: int, offset: int = 0) -> list[Row]:
    return lines_of(reading, _rows(reading, "event_page", **_found(ask), limit=limit, offset=offset))


def lines_of(reading: Reading, chosen: Sequence[Row]) -> list[Row]:
    """Events by their event_no, in the order given."""
    rows: list[Row] = []
    for first in range(0, len(chosen), _AT_ONCE):
        numbers = tuple(row["event_no"] for row in chosen[first : first + _AT_ONCE])
        rows += _rows(reading, "event_lines", events=numbers)
    reading.all_found(
        [row for row in rows if row["standing"] in _STANDINGS and row["actuality"] in _ACTUALITIES], chosen
    )
    return _headed(reading, rows)


def event_counts(reading: Reading, ask: EventAsk) -> Counts:
    found = _rows(reading, "event_counts", **_found(ask))
    total = next((r["events"] for r in found if r["type"] is None and r["standing"] is None), 0)
    types = {r["type"]: r["events"] for r in found if r["type"] is not None}
    standings = {r["standing"]: r["events"] for r in found if r["standing"] in _STANDINGS}
    return Counts(total, types, standings)


def over_time(reading: Reading, ask: EventAsk, *, step: str) -> list[Row]:
    """Counts by span of time and quad class of what happened, happened before or is said to have happened."""
    return _rows(reading, "over_time", **_found(told(ask)), step=step)


def told(ask: EventAsk) -> EventAsk:
    """The ask itself when it names standings; else only what is told as done."""
    return ask if ask.standing else ask.model_copy(update={"standing": list(HAPPENING)})


def ties(reading: Reading, ask: EventAsk, *, limit: int) -> list[Row]:
    values = _found(told(ask.model_copy(update={"once": False})))
    return _rows(reading, "ties", **values, pairs_once=ask.once, paired=_asked(values) <= _PAIRED, limit=limit)


def countries(reading: Reading, ask: EventAsk) -> list[Row]:
    return _rows(reading, "event_countries", **_found(ask, narrow=False))


def places(reading: Reading, ask: EventAsk, *, limit: int) -> list[Row]:
    return _rows(reading, "event_places", **_found(ask, narrow=False), limit=limit)


def quotations(reading: Reading, ask: QuotationAsk) -> Rows:
    return _paged(reading, "quotations", ask, headed=True)


def articles(reading: Reading, ask: ArticleAsk) -> Rows:
    return _paged(reading, "articles", ask, headed=True)


def actors(reading: Reading, ask: ActorAsk) -> Rows:
    return _paged(reading, "actors", ask)


def actor(reading: Reading, key: str) -> Row | None:
    """Who somebody is, over all articles."""
    return one(reading, "actor", actor=key, unnamed=key.startswith(UNNAMED))


def stories(reading: Reading, ask: StoryAsk) -> Rows:
    return _paged(reading, "stories", ask, headed=True)


def ahead(reading: Reading, ask: AheadAsk) -> Rows:
    return _paged(reading, "ahead", ask.model_copy(update={"from_day": ask.from_day or last_day(reading)}), headed=True)


def types(reading: Reading) -> list[str]:
    """The types of event that the store has."""
    return [row["type"] for row in _rows(reading, "types")]


def last_day(reading: Reading) -> dt.date:
    """The last day of publication: what an archive calls today."""
    day: dt.date | None = status(reading)["last_published"]
    return day or dt.date.min


def status(reading: Reading) -> Row:
    return one(reading, "status") or {}


def one(reading: Reading, name: str, **values: object) -> Row | None:
    """The only row of an answer, or nothing."""
    found = _rows(reading, name, **values)
    return found[0] if found else None


def reports(reading: Reading, event: str) -> list[Row]:
    """Where an event stands, by its key, and where the other reports of the same occurrence do."""
    return _rows(reading, "event_at", event=event, limit=MOST_REPORTS)


def former(reading: Reading, event: str) -> tuple[Row, list[Row]]:
    """What an event was that is not read any more, and the events that are read in its sentence now."""
    found = _rows(reading, "former_event", key=event)
    if not found:
        raise NotFound
    return found[0], lines_of(reading, [row for row in found if row["event_no"] is not None])


def partners(reading: Reading, actor: str, *, limit: int, once: bool = False) -> list[Row]:
    """With whom an actor has to do; once: reports of one occurrence count once."""
    return _rows(reading, "partners", actor=actor, standing=DEALINGS, limit=limit, pairs_once=once)


def actor_names(reading: Reading, *actors: str) -> dict[str, str]:
    """Key → name, of those that the store knows."""
    return {row["actor_key"]: row["name"] for row in _rows(reading, "actor_names", actors=actors)}


def story_reports(reading: Reading, story: str, *, limit: int) -> list[Row]:
    return _rows(reading, "story_reports", story=story, limit=limit)


def sources(reading: Reading, *, limit: int = 200) -> list[Row]:
    return _rows(reading, "sources", limit=limit)


def _paged(reading: Reading, name: str, ask: Ask, *, headed: bool = False) -> Rows:
    rows = _rows(reading, name, **ask.values(), limit=ask.size, offset=ask.offset)
    total = rows[0].pop("total") if rows else 0
    for row in rows[1:]:
        row.pop("total")
    return Rows(_headed(reading, rows) if headed else rows, total)


def _headed(reading: Reading, rows: list[Row]) -> list[Row]:
    """The rows with what stands for their article on a page: its title, else how its text begins, else its id."""
    untitled = tuple(sorted({row["article_key"] for row in rows if not row["title"]}))
    found = _rows(reading, "openings", articles=untitled) if untitled else []
    texts = {row["article_key"]: row["opening"] or "" for row in found}
    return [
        row | {"heading": heading_of(row["title"], texts.get(row["article_key"], ""), row["article_id"])}
        for row in rows
    ]


def _found(ask: EventAsk, *, narrow: bool = True) -> dict[str, object]:
    """The values of the ask; what is laborious to find is kept for the questions that follow.

    narrow: without the columns that only maps and the filters in _WIDE look at.
    """
    values = ask.values()
    if not _LABORIOUS & values.keys():
        return values
    return values | {"kept": True, "narrow": narrow and not _WIDE & values.keys()}


def _asked(values: dict[str, object]) -> set[str]:
    """What is asked for at all, order and flags that are not raised left away."""
    return {name for name, value in values.items() if value}


def _rows(reading: Reading, name: str, /, **values: object) -> list[Row]:
    rows: list[Row] = reading.ask(name, **values).to_pylist()
    return rows
