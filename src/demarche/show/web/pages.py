"""The pages: each a view of the store under a lasting address.

In:  /?name=Kosovo&type=ACCUSE. Out: a page of events, each with its words, its rule, and links to its actors, article
and reports elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from demarche.analyse.reading import Reader
from demarche.errors import BrokenStore
from demarche.records import Article, Coding
from demarche.show.telling.lines import EventLine, Source
from demarche.show.telling.marking import Links, marked, notes_of
from demarche.show.web import answers
from demarche.show.web.answers import NotFound, Row
from demarche.show.web.asking import (
    MOST_ROWS,
    ActorAsk,
    AheadAsk,
    ArticleAsk,
    PageAsk,
    QuotationAsk,
    StoryAsk,
)
from demarche.show.web.charts import bars_of, reports_of
from demarche.show.web.templating import Render

MOST_PARTNERS, MOST_PLACES, MOST_STORY_EVENTS, MOST_LATEST = 40, 400, 400, 5

_PAGES = Links(
    actor=lambda a: f"/actors/{quote(a.key, safe=':')}" if a.key else "",
    speaker=lambda a: f"/quotations?{urlencode({'said_by': a.key})}",
    event=lambda line: f"/events/{line.event.key}",
)  # where marks in an article lead


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing that happened, as the outlets of a story tell it: outlet → its events."""

    by_outlet: dict[str, list[Row]]

    @property
    def first(self) -> Row:
        return next(rows[0] for rows in self.by_outlet.values())

    @property
    def alone(self) -> bool:
        """Whether one outlet tells it."""
        return len(self.by_outlet) == 1


def pages(reader: Reader, render: Render) -> APIRouter:
    """All pages of a store but those that draw."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/")
    def search(request: Request, ask: Annotated[PageAsk, Query()]) -> Response:
        with reader.open() as reading:
            counts, found = answers.event_counts(reading, ask), answers.events(reading, ask)
            outlets, status, types = answers.sources(reading), answers.status(reading), answers.types(reading)
        return render("events.html.j2", request, ask=ask, counts=counts, events=found, outlets=outlets, types=types,
                      status=status, most=MOST_ROWS, seen=status.get("position"))  # fmt: skip

    _events(router, reader, render)
    _articles(router, reader, render)
    _people(router, reader, render)
    _lists(router, reader, render)
    return router


def _events(router: APIRouter, reader: Reader, render: Render) -> None:
    @router.get("/events/{key}")
    def event(request: Request, key: str) -> Response:
        with reader.open() as reading:
            places = answers.reports(reading, key)
            if not places:
                was, rows = answers.former(reading, key)
                return render("former.html.j2", request, code=410, was=was, rows=rows)
            rows = answers.lines_of(reading, places)
            coded = reading.coded_at([place["article_key"] for place in places])
            asked = zip(coded, places, strict=True)
            lines = [line for pair, place in asked for line in _line(*pair, place["event_id"])]
            reading.all_found(lines, places)
        return render(
            "event.html.j2", request, event=lines[0], row=rows[0], reports=list(zip(lines, rows, strict=True))
        )

    @router.get("/occurrences/{key}")
    def occurrence(key: str) -> Response:
        with reader.open() as reading:
            found = answers.one(reading, "occurrence_at", occurrence=key)
        if found is None:
            raise NotFound
        return RedirectResponse(f"/events/{found['event_key']}")


def _articles(router: APIRouter, reader: Reader, render: Render) -> None:
    @router.get("/articles")
    def article_list(request: Request, ask: Annotated[ArticleAsk, Query()]) -> Response:
        with reader.open() as reading:
            found, outlets = answers.articles(reading, ask), answers.sources(reading)
        return render("articles.html.j2", request, ask=ask, found=found, outlets=outlets, most=MOST_ROWS)

    @router.get("/articles/{key}")
    def article(request: Request, key: str) -> Response:
        with reader.open() as reading:
            at = answers.one(reading, "article_at", article=key)
            if at is None:
                raise NotFound
            ((text, coding),) = reading.coded_at([at["article_key"]])
        source = Source(1, text, coding)
        paragraphs = marked(source, _PAGES)
        return render("article.html.j2", request, source=source, at=at, paragraphs=paragraphs,
                      notes=notes_of(paragraphs), events=[EventLine(source, e) for e in coding.events])  # fmt: skip


def _people(router: APIRouter, reader: Reader, render: Render) -> None:
    @router.get("/actors")
    def actor_list(request: Request, ask: Annotated[ActorAsk, Query()]) -> Response:
        with reader.open() as reading:
            found = answers.actors(reading, ask)
        return render("actors.html.j2", request, ask=ask, found=found, most=MOST_ROWS)

    @router.get("/actors/{key:path}")
    def actor(request: Request, key: str) -> Response:
        with reader.open() as reading:
            who = answers.actor(reading, key)
            if who is None:
                raise NotFound
            about = PageAsk(actor=key, size=MOST_LATEST)
            asks = [about.model_copy(update={"role": role}) for role in ("actor", "recipient")]
            counts, found = [answers.event_counts(reading, a) for a in asks], answers.event_lists(reading, *asks)
            lists = dict(zip(("did", "underwent"), zip(asks, found, counts, strict=True), strict=True))
            said = answers.quotations(reading, QuotationAsk(said_by=key, size=MOST_LATEST))
            partners = answers.partners(reading, key, limit=MOST_PARTNERS, once=True)
            chart = bars_of(answers.over_time(reading, about, step="month"), step="month")
        return render("actor.html.j2", request, key=key, who=who, lists=lists, said=said, partners=partners,
                      chart=chart, chart_ask=about)  # fmt: skip


def _lists(router: APIRouter, reader: Reader, render: Render) -> None:
    @router.get("/quotations")
    def quotations(request: Request, ask: Annotated[QuotationAsk, Query()]) -> Response:
        with reader.open() as reading:
            found, outlets = answers.quotations(reading, ask), answers.sources(reading)
        return render("quotations.html.j2", request, ask=ask, found=found, outlets=outlets, most=MOST_ROWS)

    @router.get("/ahead")
    def ahead(request: Request, ask: Annotated[AheadAsk, Query()]) -> Response:
        with reader.open() as reading:
            day = ask.from_day or answers.last_day(reading)
            found = answers.ahead(reading, ask)
            announced = PageAsk(standing=["planned"], since=day, country=ask.country, order="day", size=20)
            planned = answers.events(reading, announced)
        return render("ahead.html.j2", request, ask=ask, day=day, found=found, planned=planned, announced=announced,
                      most=MOST_ROWS)  # fmt: skip

    @router.get("/stories")
    def story_list(request: Request, ask: Annotated[StoryAsk, Query()]) -> Response:
        with reader.open() as reading:
            found = answers.stories(reading, ask)
        return render("stories.html.j2", request, ask=ask, found=found, most=MOST_ROWS)

    @router.get("/stories/{key:path}")
    def story(request: Request, key: str) -> Response:
        with reader.open() as reading:
            found = answers.articles(reading, ArticleAsk(story=key, size=200))
            if not found.rows:
                raise NotFound
            told = answers.story_reports(reading, key, limit=MOST_STORY_EVENTS)
            lines = answers.lines_of(reading, told)
        told_of = _side_by_side([r["occurrence"] for r in told], lines)
        together, alone = ([o for o in told_of if o.alone is single] for single in (False, True))
        days = [row["published"] for row in found.rows if row["published"]]
        return render("story.html.j2", request, key=key, found=found, together=together, alone=alone,
                      course=reports_of(days), most=MOST_STORY_EVENTS, told=len(told))  # fmt: skip

    @router.get("/live")
    def live(request: Request, seen: Annotated[int, Query(ge=0, le=2**62)] = 0) -> Response:
        """What is in the store now; nothing while a writer holds it, and the page asks again."""
        try:
            with reader.open() as reading:
                status = answers.status(reading)
        except BrokenStore:
            return Response(status_code=204)
        return render("live.html.j2", request, status=status, seen=seen)


def _line(article: Article, coding: Coding, number: str) -> list[EventLine]:
    """The event of this id; none where the coding has none."""
    source = Source(1, article, coding)
    return [EventLine(source, event) for event in coding.events if event.id == number][:1]


def _side_by_side(occurrences: Sequence[str], lines: Sequence[Row]) -> list[Occurrence]:
    """Events grouped by occurrence and outlet: what most outlets tell comes first, then as it was reported."""
    grouped: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for occurrence, line in zip(occurrences, lines, strict=True):
        grouped[occurrence][line["source"]].append(line)
    return sorted((Occurrence(dict(g)) for g in grouped.values()), key=lambda o: -len(o.by_outlet))
