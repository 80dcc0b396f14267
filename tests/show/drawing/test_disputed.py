"""Areas in dispute: drawn over countries' shades, named with all parties, found by a point within."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from demarche.show.drawing.disputed import disputed_areas, disputed_at
from demarche.show.drawing.worldmap import drawn


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (44.95, 34.1, "Crimea"),
        (34.08, 74.8, "Kashmir"),
        (24.5, -13.0, "Western Sahara"),
        (6.0, -59.5, "Essequibo"),
        (50.45, 30.52, None),
        (55.75, 37.6, None),
        (31.63, 74.87, None),
        (None, None, None),
    ],
)
def test_a_point_tells_the_area_in_dispute_that_it_lies_in(lat: float | None, lon: float | None, name: str) -> None:
    """Simferopol, Srinagar, and places on either side of them that nobody disputes."""
    found = disputed_at(lat, lon)
    assert (found.name if found else None) == name


def test_each_area_has_an_outline_and_its_parties_by_the_alphabet() -> None:
    """No party stands first for any other reason; a shape of its own is one that the map has."""
    shapes = json.loads((resources.files("demarche") / "data" / "places" / "shapes.json").read_text("utf-8"))
    paths = {shape["name"]: shape["path"] for shape in shapes}
    for area in disputed_areas():
        named = [party.removeprefix("the ") for party in area.parties]
        assert len(named) > 1, area.name
        assert named == sorted(named, key=str.casefold), area.name
        assert area.path(paths).startswith("M"), area.name


def test_the_map_lays_areas_in_dispute_over_the_shades() -> None:
    """Whoever has events: what is claimed by several is in nobody's shade."""
    counts = [{"country": code, "events": 9, "cooperation": 0, "conflict": 9} for code in ("RUS", "UKR")]
    world = drawn(counts, [])
    assert {"RUS", "UKR"} <= {area.code for area in world.areas if area.shade}
    (crimea,) = [area for area in world.disputed if area.words.startswith("Crimea:")]
    assert (crimea.own, crimea.words) == (False, "Crimea: status in dispute (Russia, Ukraine)")
