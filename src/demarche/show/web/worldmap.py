"""The world map: countries shaded by their numbers of events, dots for places at the text's own precision.

In:  counts by country and by place. Out: paths and circles for an SVG; "Torkham" is a dot, "in Pakistan" only a shade.
Shapes: Natural Earth; lines are drawn as it draws them, who holds the ground, and claim nothing.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from demarche.show.web.answers import Row
from demarche.show.web.projection import HEIGHT, WIDTH, projected

_PLACES = resources.files("demarche") / "data" / "places"
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Area:
    """A country. shade: 0 for none to 5 for the most events, by their logarithm."""

    code: str
    name: str
    path: str
    events: int
    cooperation: int
    conflict: int
    shade: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A place, or a country too small for a shape of its own (precision "country")."""

    x: float
    y: float
    radius: float
    name: str
    country: str
    precision: str
    events: int
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True)
class WorldMap:
    areas: list[Area]
    dots: list[Dot]
    width: float = WIDTH
    height: float = round(HEIGHT, 1)


def drawn(countries: Sequence[Row], places: Sequence[Row]) -> WorldMap:
    """Dots lie largest first, so that the small ones stay in reach."""
    counts = {row["country"]: row for row in countries}
    most = max((row["events"] for row in countries), default=1)
    areas = [_area(shape, counts.get(shape["code"]), most) for shape in _shapes()]
    shaped = {area.code for area in areas}
    small = [
        {"place": code, "lat": at[0], "lon": at[1], "precision": "country", **row}
        for code, row in counts.items()
        if code not in shaped and (at := _points().get(code))
    ]
    dots = [_dot(row) for row in (*places, *small)]
    return WorldMap(areas, sorted(dots, key=lambda d: (-d.radius, d.name)))


def _area(shape: dict[str, str], row: Row | None, most: int) -> Area:
    code, name, path = (shape[k] for k in ("code", "name", "path"))
    if row is None:
        return Area(code, name, path, events=0, cooperation=0, conflict=0, shade=0)
    shade = 1 + round((_SHADES - 1) * math.log(row["events"]) / math.log(most)) if most > 1 else 1
    return Area(code, name, path, row["events"], row["cooperation"], row["conflict"], shade)


def _dot(row: Row) -> Dot:
    x, y = projected(lat=row["lat"], lon=row["lon"])
    radius = round(min(3 + math.sqrt(row["events"]), 14), 1)
    numbers = {k: row[k] for k in ("country", "precision", "events", "cooperation", "conflict")}
    return Dot(round(x, 1), round(y, 1), radius, row["place"] or "", **numbers)


@cache
def _shapes() -> list[dict[str, str]]:
    shapes: list[dict[str, str]] = json.loads((_PLACES / "shapes.json").read_text("utf-8"))
    return shapes


@cache
def _points() -> dict[str, tuple[float, float]]:
    rows = csv.DictReader((_PLACES / "country_points.csv").read_text("utf-8").splitlines())
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in rows if row["lat"]}
