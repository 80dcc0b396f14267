"""Pages that draw, and their drawings as files: map, network, dyads over time.

In:  /map?type=ASSAULT, /map.svg?type=ASSAULT. Out: the page with the drawing and a table of the same numbers; the
drawing alone, to save or to print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from demarche.analyse.reading import Reader
from demarche.show.drawing.network import Drawing, Node, Party, Tie, draw
from demarche.show.drawing.worldmap import Area, Dot, WorldMap, drawn
from demarche.show.web import answers
from demarche.show.web.answers import Row
from demarche.show.web.asking import DyadAsk, EventAsk
from demarche.show.web.charts import bars_of
from demarche.show.web.pages import MOST_PLACES, TYPES
from demarche.show.web.templating import Render

MOST_TIES = 60


def drawings(reader: Reader, render: Render) -> APIRouter:
    """Map and network, and what can be saved as SVG."""
    router = APIRouter(include_in_schema=False)

    def world(ask: EventAsk) -> tuple[WorldMap, list[Row], list[Row]]:
        with reader.open() as reading:
            countries = answers.countries(reading, ask)
            places = answers.places(reading, ask, limit=MOST_PLACES)
        return drawn(countries, places), countries, places

    def network(ask: EventAsk) -> tuple[Drawing, list[Row]]:
        with reader.open() as reading:
            ties = answers.ties(reading, ask, limit=MOST_TIES)
        return _network(ties), ties

    @router.get("/map")
    def map_page(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        drawing, countries, places = world(ask)
        return render("map.html.j2", request, ask=ask, drawing=drawing, countries=countries, places=places, types=TYPES,
                      **_map_links(ask))  # fmt: skip

    @router.get("/map.svg")
    def map_file(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        return _svg(render, request, "map", drawing=world(ask)[0], **_map_links(ask))

    @router.get("/network")
    def network_page(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        drawing, ties = network(ask)
        return render("network.html.j2", request, ask=ask, drawing=drawing, ties=ties, types=TYPES,
                      told=answers.told(ask), node_href=_actor_page)  # fmt: skip

    @router.get("/network.svg")
    def network_file(request: Request, ask: Annotated[EventAsk, Query()]) -> Response:
        return _svg(render, request, "network", drawing=network(ask)[0], node_href=_actor_page)

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


def _map_links(ask: EventAsk) -> dict[str, Callable[..., str]]:
    """Where countries and places of the map lead: to their events."""

    def area(area: Area) -> str:
        return f"/?{ask.query(country=area.code)}"

    def dot(dot: Dot) -> str:
        named = {} if dot.precision == "country" else {"place": dot.name}
        return f"/?{ask.query(**named, country=dot.country)}"

    return {"area_href": area, "dot_href": dot}


def _actor_page(node: Node) -> str:
    return f"/actors/{quote(node.key, safe=':')}"


def _network(ties: list[Row]) -> Drawing:
    names = {t[end]: t[f"{end}_name"] for t in ties for end in ("one", "other")}
    events = Counter[str]()
    for tie in ties:
        events.update({tie[end]: tie["cooperation"] + tie["conflict"] for end in ("one", "other")})
    parties = [Party(key, names[key], events[key]) for key in sorted(names, key=lambda k: (-events[k], k))]
    return draw(parties, [Tie(t["one"], t["other"], t["cooperation"], t["conflict"]) for t in ties])
