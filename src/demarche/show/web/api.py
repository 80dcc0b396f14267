"""The JSON API: the same answers as on the pages, as JSON, CSV or Parquet.

In:  /api/v1/events?type=ACCUSE&format=csv. Out: rows; of JSON a page of them with their total, of the others all up to
100,000. /api/v1/openapi.json describes it, field by field (rows.py, analysis_rows.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, HTTPException, Query, Response

from demarche.analyse.reading import Reader
from demarche.records import to_json
from demarche.show.web import answers
from demarche.show.web.answers import Row, Rows
from demarche.show.web.asking import ActorAsk, AheadAsk, ArticleAsk, Ask, DyadAsk, EventAsk, QuotationAsk, StoryAsk
from demarche.show.web.description import CODING, PROBLEMS, PROBLEMS_OF_LISTS, files
from demarche.show.web.exporting import MOST_EXPORTED, Form, exported
from demarche.show.web.rows import (
    ActorDetail,
    ActorRow,
    AheadRow,
    ArticleRow,
    CountryRow,
    EventRow,
    Items,
    Page,
    PlaceRow,
    QuotationRow,
    SpanRow,
    Status,
    StoryRow,
    TieRow,
)

Wanted = Annotated[Form, Query(alias="format", description="json: a page; csv, parquet: all rows, 100,000 at most.")]
MOST_PLACES, MOST_TIES = 2000, 1000
_PREFIX = "/api/v1"
A = TypeVar("A", bound=Ask)
Answer = Response | dict[str, Any]  # a file, or what the response model of the route checks


def api(reader: Reader) -> APIRouter:
    """The routes under /api/v1."""
    router = APIRouter(prefix=_PREFIX, responses=PROBLEMS_OF_LISTS)

    @router.get("/status", response_model=Status)
    def status() -> Row:
        """How much the store holds."""
        with reader.open() as reading:
            return answers.status(reading)

    _events(router, reader)
    _counts(router, reader)
    _people(router, reader)
    _articles(router, reader)
    return router


def _events(router: APIRouter, reader: Reader) -> None:
    @router.get("/events", response_model=Page[EventRow], responses=files())
    def events(ask: Annotated[EventAsk, Query()], form: Wanted = "json") -> Answer:
        """Events that fit, with their parties, their words and the rule that read them."""
        with reader.open() as reading:
            if form != "json":
                rows = answers.event_lines(reading, ask, limit=MOST_EXPORTED)
                return exported(rows, form, name="events", like=EventRow)
            found = Rows(answers.events(reading, ask), answers.event_counts(reading, ask).total)
        return _page("/events", ask, found)

    @router.get("/events/{key}", response_model=Items[EventRow], responses=PROBLEMS)
    def event(key: str) -> Answer:
        """An event by its key and the other reports of the same occurrence, the asked one first."""
        with reader.open() as reading:
            places = answers.reports(reading, key)
            if not places:
                _, now = answers.former(reading, key)
                told = ", ".join(row["event_key"] for row in now) or "nothing"
                raise HTTPException(410, f"read otherwise since; in its sentence is read now: {told}")
            return {"items": answers.lines_of(reading, places)}


def _counts(router: APIRouter, reader: Reader) -> None:
    @router.get("/over-time", response_model=Items[SpanRow], responses=files())
    def over_time(ask: Annotated[DyadAsk, Query()], form: Wanted = "json") -> Answer:
        """Counts of events that fit by span of time and quad class: what is told as done, if no standing is asked."""
        with reader.open() as reading:
            return _all(answers.over_time(reading, ask.events(), step=ask.step), form, "over-time", SpanRow)

    @router.get("/countries", response_model=Items[CountryRow], responses=files())
    def countries(ask: Annotated[EventAsk, Query()], form: Wanted = "json") -> Answer:
        """Numbers of events that fit, by the country they happened in."""
        with reader.open() as reading:
            return _all(answers.countries(reading, ask), form, "countries", CountryRow)

    @router.get("/places", response_model=Items[PlaceRow], responses=files())
    def places(ask: Annotated[EventAsk, Query()], form: Wanted = "json") -> Answer:
        """Numbers of events that fit, by place; what is known by its country only is under /countries."""
        with reader.open() as reading:
            return _all(answers.places(reading, ask, limit=MOST_PLACES), form, "places", PlaceRow)

    @router.get("/ties", response_model=Items[TieRow], responses=files())
    def ties(ask: Annotated[EventAsk, Query()], form: Wanted = "json") -> Answer:
        """Pairs of actors by their numbers of events, cooperative and conflictual."""
        with reader.open() as reading:
            return _all(answers.ties(reading, ask, limit=MOST_TIES), form, "ties", TieRow)


def _people(router: APIRouter, reader: Reader) -> None:
    @router.get("/actors", response_model=Page[ActorRow], responses=files())
    def actors(ask: Annotated[ActorAsk, Query()], form: Wanted = "json") -> Answer:
        """Actors by how many events they take part in."""
        with reader.open() as reading:
            return _listed("actors", ask, form, partial(answers.actors, reading), ActorRow)

    @router.get("/actors/{key:path}", response_model=ActorDetail, responses=PROBLEMS)
    def actor(key: str) -> Answer:
        """An actor by its key, with those it has to do with."""
        with reader.open() as reading:
            who = answers.actor(reading, key)
            if who is None:
                raise HTTPException(404, "no actor has this key")
            return {"key": key, **who, "partners": answers.partners(reading, key, limit=200)}

    @router.get("/quotations", response_model=Page[QuotationRow], responses=files())
    def quotations(ask: Annotated[QuotationAsk, Query()], form: Wanted = "json") -> Answer:
        """Who said what, to whom, in which article, by which rule."""
        with reader.open() as reading:
            return _listed("quotations", ask, form, partial(answers.quotations, reading), QuotationRow)


def _articles(router: APIRouter, reader: Reader) -> None:
    @router.get("/articles", response_model=Page[ArticleRow], responses=files())
    def articles(ask: Annotated[ArticleAsk, Query()], form: Wanted = "json") -> Answer:
        """Articles, the newest first."""
        with reader.open() as reading:
            return _listed("articles", ask, form, partial(answers.articles, reading), ArticleRow)

    @router.get("/articles/{key}", responses=PROBLEMS | CODING, response_class=Response)
    def article(key: str) -> Response:
        """The coding of an article's newest version, as `demarche code` writes it."""
        with reader.open() as reading:
            at = answers.one(reading, "article_at", article=key)
            if at is None:
                raise HTTPException(404, "no article has this key")
            ((_, coding),) = reading.coded_at([at["article_key"]])
        return Response(to_json(coding), media_type="application/json")

    @router.get("/stories", response_model=Page[StoryRow], responses=files())
    def stories(ask: Annotated[StoryAsk, Query()], form: Wanted = "json") -> Answer:
        """Stories of two articles and more, the one reported last first."""
        with reader.open() as reading:
            return _listed("stories", ask, form, partial(answers.stories, reading), StoryRow)

    @router.get("/ahead", response_model=Page[AheadRow], responses=files())
    def ahead(ask: Annotated[AheadAsk, Query()], form: Wanted = "json") -> Answer:
        """What articles name that lies ahead of a day, the nearest first."""
        with reader.open() as reading:
            return _listed("ahead", ask, form, partial(answers.ahead, reading), AheadRow)


def _listed(name: str, ask: A, form: Form, find: Callable[[A], Rows], like: type) -> Answer:
    """A page of what is found, or all of it up to the bound as a file."""
    if form != "json":
        return exported(find(_whole(ask)).rows, form, name=name, like=like)
    return _page(f"/{name}", ask, find(ask))


def _page(path: str, ask: Ask, found: Rows) -> dict[str, Any]:
    more = ask.offset + len(found.rows) < found.total and found.rows
    following = f"{_PREFIX}{path}?{ask.query(page=ask.page + 1)}" if more else None
    return {"total": found.total, "page": ask.page, "size": ask.size, "next": following, "items": found.rows}


def _all(rows: Sequence[Row], form: Form, name: str, like: type) -> Answer:
    return {"items": list(rows)} if form == "json" else exported(rows, form, name=name, like=like)


def _whole(ask: A) -> A:
    """The ask for a file: not a page but everything up to the bound."""
    return ask.model_copy(update={"page": 1, "size": MOST_EXPORTED})
