"""Pages that draw, and their drawings as files: map, network, dyads over time.

In:  /map?type=ASSAULT, /map.svg?type=ASSAULT. Out: the page with the drawing and a table of the same numbers; the
drawing alone, to save or to print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from demarche.analyse.reading import Reader, Reading
from demarche.show.drawing.network import DESK, PHONE, Drawing, Line, Node, Party, Sheet, Tie, draw
from demarche.show.drawing.worldmap import Area, Dot, WorldMap, drawn
from demarche.show.web import answers
from demarche.show.web.answers import Row
from demarche.show.web.asking import CourseAsk, PageAsk
from demarche.show.web.charts import bars_of
from demarche.show.web.pages import MOST_PLACES
from demarche.show.web.templating import Render

MOST_TIES = 60


def drawings(reader: Reader, render: Render) -> APIRouter:
    """Map and network, and what can be saved as SVG."""
    router = APIRouter(include_in_schema=False)
    _maps(router, reader, render)
    _networks(router, reader, render)

    @router.get("/chart.svg")
    def chart_file(request: Request, ask: Annotated[CourseAsk, Query()]) -> Response:
        asked = ask.events()
        with reader.open() as reading:
            chart = bars_of(answers.over_time(reading, asked, step=ask.step), step=ask.step)
        return _svg(render, request, "chart", chart=chart, chart_ask=asked)

    return router


def _maps(router: APIRouter, reader: Reader, render: Render) -> None:
    def world(reading: Reading, ask: PageAsk) -> tuple[WorldMap, list[Row], list[Row]]:
        countries = answers.countries(reading, ask)
        places = answers.places(reading, ask, limit=MOST_PLACES)
        return drawn(countries, places, near=True), countries, places

    @router.get("/map")
    def map_page(request: Request, ask: Annotated[PageAsk, Query()]) -> Response:
        with reader.open() as reading:
            (drawing, countries, places), types = world(reading, ask), answers.types(reading)
        return render("map.html.j2", request, ask=ask, drawing=drawing, countries=countries, places=places, types=types,
                      **_map_links(ask))  # fmt: skip

    @router.get("/map.svg")
    def map_file(request: Request, ask: Annotated[PageAsk, Query()]) -> Response:
        with reader.open() as reading:
            drawing = world(reading, ask)[0]
        return _svg(render, request, "map", drawing=drawing, **_map_links(ask))


def _networks(router: APIRouter, reader: Reader, render: Render) -> None:
    @router.get("/network")
    def network_page(request: Request, ask: Annotated[PageAsk, Query()]) -> Response:
        with reader.open() as reading:
            ties, types = answers.ties(reading, ask, limit=MOST_TIES), answers.types(reading)
        return render("network.html.j2", request, ask=ask, drawing=_network(ties), narrow=_network(ties, sheet=PHONE),
                      ties=ties, types=types, **_network_links())  # fmt: skip

    @router.get("/network.svg")
    def network_file(request: Request, ask: Annotated[PageAsk, Query()]) -> Response:
        with reader.open() as reading:
            ties = answers.ties(reading, ask, limit=MOST_TIES)
        return _svg(render, request, "network", drawing=_network(ties), **_network_links())


def _svg(render: Render, request: Request, name: str, **values: Any) -> Response:
    page = render(f"{name}.svg.j2", request, **values)
    headers = {"content-disposition": f'inline; filename="{name}.svg"'}
    return Response(page.body, media_type="image/svg+xml", headers=headers)


def _map_links(ask: PageAsk) -> dict[str, Callable[..., str]]:
    """Where countries and places of the map lead: to their events."""

    def area(area: Area) -> str:
        return f"/?{ask.query(country=area.code)}"

    def dot(dot: Dot) -> str:
        named = {} if dot.precision == "country" else {"place": dot.name}
        return f"/?{ask.query(**named, country=dot.country)}"

    return {"area_href": area, "dot_href": dot}


def _network_links() -> dict[str, Callable[..., str]]:
    """Where actors and ties of the network lead: to their pages, to what lies between them."""

    def node(node: Node) -> str:
        return f"/actors/{quote(node.key, safe=':')}"

    def tie(line: Line) -> str:
        return f"/dyad?{urlencode({'doer': line.one, 'recipient': line.other})}"

    return {"node_href": node, "tie_href": tie}


def _network(ties: list[Row], *, sheet: Sheet = DESK) -> Drawing:
    names = {t[end]: t[f"{end}_name"] for t in ties for end in ("one", "other")}
    events = Counter[str]()
    for tie in ties:
        events.update({tie[end]: tie["cooperation"] + tie["conflict"] for end in ("one", "other")})
    parties = [Party(key, names[key], events[key]) for key in sorted(names, key=lambda k: (-events[k], k))]
    return draw(parties, [Tie(t["one"], t["other"], t["cooperation"], t["conflict"]) for t in ties], sheet=sheet)
