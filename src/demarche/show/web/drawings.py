"""Pages that draw, and their drawings as files: map, network, dyads over time.

In:  /map?type=ASSAULT, /map.svg?type=ASSAULT. Out: the page with the drawing and a table of the same numbers; the
drawing alone, to save or to print.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from demarche.analyse.reading import Reader
from demarche.records import Actor
from demarche.show.dossier.network import Drawing, draw
from demarche.show.dossier.view import Party, Tie
from demarche.show.web import answers
from demarche.show.web.answers import Row
from demarche.show.web.asking import DyadAsk, EventAsk
from demarche.show.web.charts import bars_of
from demarche.show.web.pages import MOST_PLACES, TYPES
from demarche.show.web.templating import Render
from demarche.show.web.worldmap import WorldMap, drawn

MOST_TIES = 60
_LARGEST = 12  # size of the most active actor, as the drawing counts sizes


def drawings(reader: Reader, render: Render) -> APIRouter:
    """Map and network, and what can be saved as SVG."""
    router = APIRouter(include_in_schema=False)

    def world(ask: EventAsk) -> tuple[WorldMap, list[Row], list[Row]]:
        with reader.open() as reading:
            countries = answers.countries(reading, ask)
            places = answers.places(reading, ask, limit=MOST_PLACES)
        return drawn(countries, places), countries, places

    def network(ask: EventAsk) -> tuple[Drawing, list[Row], dict[str, str]]:
        with reader.open() as reading:
            ties = answers.ties(reading, ask, limit=MOST_TIES)
        drawing, keys = _network(ties)
        return drawing, ties, keys

    @router.get("/map")
    def map_page(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        drawing, countries, places = world(ask)
        return render("map.html.j2", request, ask=ask, drawing=drawing, countries=countries, places=places, types=TYPES)

    @router.get("/map.svg")
    def map_file(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        return _svg(render, request, "map", drawing=world(ask)[0], ask=ask)

    @router.get("/network")
    def network_page(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        drawing, ties, keys = network(ask)
        return render("network.html.j2", request, ask=ask, drawing=drawing, ties=ties, keys=keys, types=TYPES,
                      told=answers.told(ask))  # fmt: skip

    @router.get("/network.svg")
    def network_file(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        drawing, _, keys = network(ask)
        return _svg(render, request, "network", drawing=drawing, keys=keys)

    @router.get("/chart.svg")
    def chart_file(request: Request, ask: Annotated[DyadAsk, Query()]) -> Response:
        asked = ask.events()
        with reader.open() as reading:
            chart = bars_of(answers.over_time(reading, asked, step=ask.step), step=ask.step)
        return _svg(render, request, "chart", chart=chart, chart_ask=asked)

    return router


def _svg(render: Render, request: Request, name: str, **values: Any) -> Response:
    page = render(f"{name}.svg.j2", request, **values)
    headers = {"content-disposition": f'inline; filename="{name}.svg"'}
    return Response(page.body, media_type="image/svg+xml", headers=headers)


def _network(ties: list[Row]) -> tuple[Drawing, dict[str, str]]:
    """The drawing of ties and, by name, the key of each actor."""
    names = {t[end]: t[f"{end}_name"] for t in ties for end in ("one", "other")}
    parties: dict[str, Party] = {
        key: Party(key, Actor(id=key, name=name, kind="state", key=key)) for key, name in names.items()
    }
    events = Counter[str]()
    for tie in ties:
        events.update({tie[end]: tie["cooperation"] + tie["conflict"] for end in ("one", "other")})
    for key, party in parties.items():
        party.did = round(_LARGEST * events[key] / max(events.values()))
    ranked = sorted(parties.values(), key=lambda p: (-events[p.key], p.key))
    drawn_ties = [Tie(t["one"], t["other"], t["cooperation"], t["conflict"]) for t in ties]
    return draw(ranked, drawn_ties), {p.actor.name: p.key for p in ranked}
