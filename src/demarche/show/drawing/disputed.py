"""Areas whose status is in dispute: drawn hatched, in no country's shade, with the parties that hold different views.

In:  data/places/disputed.csv: a name, the parties by the alphabet, and either the name of a shape of its own in
shapes.json or an outline in degrees, "33.60 46.20;34.98 46.07;…", several parted by "|". Out: paths for the map; for a
point the area it lies in: Simferopol lies in Crimea. Outlines are rough; that there is a dispute is said, not who is
right.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from demarche.show.drawing.projection import projected

Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Disputed:
    """An area. shape: the name of a shape of its own, "" where `rings` have its outline."""

    name: str
    parties: tuple[str, ...]
    shape: str
    rings: tuple[tuple[Point, ...], ...]

    @property
    def words(self) -> str:
        return f"{self.name}: status in dispute ({', '.join(self.parties)})"

    def path(self, shapes: Mapping[str, str]) -> str:
        """Its outline as an SVG path; `shapes`: the paths of countries by name."""
        return shapes.get(self.shape, "") if self.shape else "".join(_path(ring) for ring in self.rings)

    def holds(self, *, lat: float, lon: float) -> bool:
        """Whether a point lies within its outline."""
        return any(_crossings(ring, lat=lat, lon=lon) % 2 for ring in self.rings)


def disputed_at(lat: float | None, lon: float | None) -> Disputed | None:
    """The area with an outline of its own in which a point lies: one in a country's shape is told by the country."""
    if lat is None or lon is None:
        return None
    return next((area for area in disputed_areas() if area.holds(lat=lat, lon=lon)), None)


@cache
def disputed_areas() -> tuple[Disputed, ...]:
    """All areas of the table, by name."""
    file = resources.files("demarche") / "data" / "places" / "disputed.csv"
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return tuple(
        Disputed(row["name"], tuple(row["parties"].split(";")), row["shape"], tuple(_rings(row["outline"])))
        for row in rows
    )


def _rings(outline: str) -> list[tuple[Point, ...]]:
    degrees = [[point.split() for point in ring.split(";")] for ring in outline.split("|") if ring]
    return [tuple((float(lon), float(lat)) for lon, lat in ring) for ring in degrees]


def _path(ring: Sequence[Point]) -> str:
    drawn = ("{:.1f} {:.1f}".format(*projected(lat=lat, lon=lon)) for lon, lat in ring)
    return f"M{'L'.join(drawn)}Z"


def _crossings(ring: Sequence[Point], *, lat: float, lon: float) -> int:
    """How many sides of the ring a line from the point eastwards crosses."""
    sides = pairwise((*ring, ring[0]))
    return sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in sides
    )
