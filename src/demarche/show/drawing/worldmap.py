"""The world map: countries shaded by their numbers of events, dots for places at the text's own precision.

In:  counts by country and by place. Out: paths and circles for an SVG; "Torkham" is a dot, "in Pakistan" only a shade.
Shapes: Natural Earth, which draws who holds the ground; over them lie the areas in dispute, in nobody's shade.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from demarche.show.drawing.disputed import disputed_areas
from demarche.show.drawing.projection import HEIGHT, WIDTH, projected

Row = Mapping[str, Any]

_PLACES = resources.files("demarche") / "data" / "places"
_SHADES = 5
_MARGIN, _NARROWEST = 70.0, 300.0  # around what has counts; the least that is shown of the sheet
WHOLE = (0.0, 0.0, WIDTH, round(HEIGHT, 1))


@dataclass(frozen=True, slots=True)
class Area:
    """A country. shade: 0 for none to 5 for the most events, by their logarithm. home: of those who take part."""

    code: str
    name: str
    path: str
    events: int
    cooperation: int
    conflict: int
    shade: int
    home: bool = False


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
class Overlay:
    """An area in dispute over the shapes. own: it is a shape of its own, which keeps its shade under the hatching."""

    path: str
    words: str
    own: bool


@dataclass(frozen=True, slots=True)
class WorldMap:
    """box: the part that is shown: x, y, width, height."""

    areas: list[Area]
    disputed: list[Overlay]
    dots: list[Dot]
    box: tuple[float, ...]
    width: float = WIDTH
    height: float = round(HEIGHT, 1)


def drawn(
    countries: Sequence[Row], places: Sequence[Row], *, near: bool = False, homes: Collection[str] = ()
) -> WorldMap:
    """The map of counts: country, events, cooperation, conflict; of places also place, lat, lon, precision.

    near: not the whole world, but the part of it that has counts. homes: countries outlined for those who take part.

    Dots lie largest first, so that the small ones stay in reach.
    """
    counts = {row["country"]: row for row in countries}
    most = max((row["events"] for row in countries), default=1)
    areas = [replace(_area(s, counts.get(s["code"]), most), home=s["code"] in homes) for s in _shapes()]
    shaped = {area.code for area in areas}
    small = [
        {"place": code, "lat": at[0], "lon": at[1], "precision": "country", **row}
        for code, row in counts.items()
        if code not in shaped and (at := _points().get(code))
    ]
    box = _near([*places, *counts.values(), *({"country": code} for code in homes)]) if near else WHOLE
    dots = [_dot(row, scale=box[2] / WIDTH) for row in (*places, *small)]
    return WorldMap(areas, _overlays(), sorted(dots, key=lambda d: (-d.radius, d.name)), box)


@cache
def _overlays() -> list[Overlay]:
    paths = {shape["name"]: shape["path"] for shape in _shapes()}
    return [Overlay(area.path(paths), area.words, own=bool(area.shape)) for area in disputed_areas()]


def _near(rows: Sequence[Row]) -> tuple[float, ...]:
    """The part of the sheet, in its proportions, with all places and the middles of all countries, and a margin."""
    degrees = [(r["lat"], r["lon"]) if r.get("lat") is not None else _points().get(r["country"]) for r in rows]
    points = [projected(lat=at[0], lon=at[1]) for at in degrees if at]
    if not points:
        return WHOLE
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*points, strict=True))
    width = min(max(right - left + 2 * _MARGIN, (bottom - top + 2 * _MARGIN) * WIDTH / HEIGHT, _NARROWEST), WIDTH)
    height = width * HEIGHT / WIDTH
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return tuple(round(v, 1) for v in (x, y, width, height))


def _area(shape: dict[str, str], row: Row | None, most: int) -> Area:
    code, name, path = (shape[k] for k in ("code", "name", "path"))
    if row is None:
        return Area(code, name, path, events=0, cooperation=0, conflict=0, shade=0)
    shade = 1 + round((_SHADES - 1) * math.log(row["events"]) / math.log(most)) if most > 1 else 1
    return Area(code, name, path, row["events"], row["cooperation"], row["conflict"], shade)


def _dot(row: Row, *, scale: float) -> Dot:
    x, y = projected(lat=row["lat"], lon=row["lon"])
    radius = round(scale * min(3 + math.sqrt(row["events"]), 14), 1)
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
