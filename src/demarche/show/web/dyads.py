"""What is going on between two: the page of a dyad.

In:  /dyad?doer=state:TUR&recipient=state:XKX. Out: for each direction how much cooperation and conflict there is and of
which type, its course over time with bursts marked, and the latest words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from demarche.analyse.reading import Reader, Reading
from demarche.show.telling.wording import country_name
from demarche.show.web import answers
from demarche.show.web.answers import Counts, NotFound, Row
from demarche.show.web.asking import HAPPENING, CourseAsk, PageAsk
from demarche.show.web.charts import Chart, bars_of
from demarche.show.web.pages import MOST_LATEST
from demarche.show.web.templating import Render

COUNTRY = "country:"  # before a code: all actors of a country


@dataclass(frozen=True, slots=True)
class Side:
    """One direction. cooperation, conflict: what is told as done, or has the standings that are asked for."""

    ask: PageAsk
    counts: Counts
    latest: list[Row]
    chart: Chart
    cooperation: int
    conflict: int


def dyads(reader: Reader, render: Render) -> APIRouter:
    """The page."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/dyad")
    def dyad(request: Request, ask: Annotated[CourseAsk, Query()]) -> Response:
        if not (ask.doer and ask.recipient):
            raise NotFound
        back = ask.model_copy(update={"doer": ask.recipient, "recipient": ask.doer})
        with reader.open() as reading:
            names = _names(reading, ask.doer, ask.recipient)
            there, here = (answers.over_time(reading, _latest(one), step=ask.step) for one in (ask, back))
            sides = [_side(reading, ask, there, here), _side(reading, back, here, there)]
        return render("dyad.html.j2", request, ask=ask, names=names, sides=sides, standing=list(HAPPENING))

    return router


def _names(reading: Reading, *parties: str) -> dict[str, str]:
    """Of keys the names that the store has, of country:SRB the country's; NotFound where one is neither."""
    names = {p: country_name(p.removeprefix(COUNTRY)) for p in parties if p.startswith(COUNTRY)}
    names |= answers.actor_names(reading, *parties)
    if not set(parties) <= names.keys():
        raise NotFound
    return names


def _side(reading: Reading, ask: CourseAsk, spans: Sequence[Row], beside: Sequence[Row]) -> Side:
    """A direction with the counts of both over time: their charts have one scale."""
    asked = _latest(ask)
    counts, latest = answers.event_counts(reading, asked), answers.events(reading, asked)
    told = answers.told(asked)
    kinds = [answers.event_counts(reading, told.model_copy(update={"quad": quads})).total for quads in ([1, 2], [3, 4])]
    return Side(asked, counts, latest, bars_of(spans, step=ask.step, beside=beside), *kinds)


def _latest(ask: CourseAsk) -> PageAsk:
    return ask.events().model_copy(update={"size": MOST_LATEST})
