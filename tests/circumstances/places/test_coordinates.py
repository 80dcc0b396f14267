"""Coordinates entered by hand: each lies in its country, its unit is one that the gazetteer knows.

The countries' boxes are those of their own towns in gazetteer.npz (GeoNames), a little wider: seas and outlying islands
have no towns. Where an army base stands far from every town of its country, the table below says so.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import NamedTuple

import pytest

from demarche.circumstances.places import Gazetteer
from demarche.circumstances.places.gazetteer import KINDS, PACKAGED_PLACES, SCALE

BEYOND = 1.6  # degrees beyond the outermost towns
FAR_FROM_TOWNS = {"Thule Air Base": 13.0}  # Greenland's towns lie in the south
TOWNLESS = {"VAT"}  # its only place is itself


class Box(NamedTuple):
    south: float
    north: float
    west: float
    east: float

    def distance(self, lat: float, lon: float) -> float:
        """Degrees outside, 0 within."""
        return max(self.south - lat, lat - self.north, self.west - lon, lon - self.east, 0.0)


@pytest.fixture(scope="module")
def boxes(gazetteer: Gazetteer) -> dict[str, Box]:
    """Each country's own towns, in a box."""
    column = gazetteer._columns
    towns = column["kind"] == KINDS.index("city")
    lat, lon, country = (column[name][towns] for name in ("lat", "lon", "country"))
    return {
        gazetteer._countries[code]: Box(*(f(axis[country == code]) / SCALE for axis in (lat, lon) for f in (min, max)))
        for code in set(country.tolist())
    }


def rows(name: str) -> list[dict[str, str]]:
    with (PACKAGED_PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("table", "country"), [("places.csv", "country"), ("country_points.csv", "code")])
def test_every_point_lies_in_its_country(boxes: dict[str, Box], table: str, country: str) -> None:
    """No coordinates with a sign lost, two columns changed or another country's."""
    outside = {}
    for row in rows(table):
        if row[country] and row["lat"] and row[country] not in TOWNLESS:
            off = boxes[row[country]].distance(float(row["lat"]), float(row["lon"]))
            if off > FAR_FROM_TOWNS.get(row.get("name", ""), BEYOND):
                outside[row.get("name") or row[country]] = round(off, 2)
    assert not outside


def test_what_a_wrong_sign_or_order_does(boxes: dict[str, Box]) -> None:
    """The boxes tell: Khartoum with its columns changed is not in Sudan, nor is it south of the equator."""
    assert boxes["SDN"].distance(15.6, 32.5) == 0
    assert boxes["SDN"].distance(32.5, 15.6) > BEYOND
    assert boxes["SDN"].distance(-15.6, 32.5) > BEYOND


def test_every_unit_is_known(gazetteer: Gazetteer) -> None:
    """A unit is written as the gazetteer has it, so that a place is found to lie in it."""
    known: dict[str, set[str]] = defaultdict(set)
    for name in {row["admin1"] for row in rows("places.csv") if row["admin1"]}:
        known[name] = {place.country or "" for place in gazetteer.places(name) if place.admin1 == name}
    units = set(gazetteer._units)
    unknown = {
        row["name"]: row["admin1"]
        for row in rows("places.csv")
        if row["admin1"] and row["admin1"] not in units and row["country"] not in known[row["admin1"]]
    }
    assert not unknown
