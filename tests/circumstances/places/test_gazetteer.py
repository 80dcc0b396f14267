"""What the gazetteer knows, and how it says so."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from demarche.circumstances.places import Gazetteer
from demarche.circumstances.places.gazetteer import PACKAGED_PLACES
from demarche.circumstances.places.names import name_key
from demarche.errors import BrokenRule


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kunduz", "city", "AFG"),
        ("Mazar-e-Sharif", "city", "AFG"),
        ("Strait of Hormuz", "strait", None),
        ("Bab al-Mandab", "strait", None),
        ("Kakhovka dam", "dam", "UKR"),
        ("Zamzam camp", "camp", "SDN"),
        ("Khan Sheikhoun", "city", "SYR"),
        ("Kosovo", "country", "XKX"),
        ("Türkiye", "country", "TUR"),
        ("Turkey", "country", "TUR"),
        ("U.S.", "country", "USA"),
        ("Helmand", "admin1", "AFG"),
        ("N.C.", "admin1", "USA"),
        ("Borno State", "admin1", "NGA"),
        ("Sudanese", "people", "SDN"),
    ],
)
def test_known(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> None:
    """Towns, units, countries, peoples, and the sites that news speaks of are there."""
    assert (kind, country) in {(place.kind, place.country) for place in gazetteer.places(name)}


@pytest.mark.parametrize("name", ["", "Qwxzy", "\ud800", "x" * 5000])
def test_unknown(gazetteer: Gazetteer, name: str) -> None:
    """Any text may be asked for."""
    assert gazetteer.places(name) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mazār-e Sharīf", "mazar-e-sharif"), ("Sana’a", "Sana'a"), ("Şırnak", "Sirnak"), ("St. Louis", "St Louis")],
)
def test_spellings_made_alike(one: str, other: str) -> None:
    """Accents, apostrophes, hyphens and stops make no difference."""
    assert name_key(one) == name_key(other)


def test_loads_fast() -> None:
    """The gazetteer must not delay a short command (0.3 s asked; the limit here allows for a busy machine)."""
    began = time.perf_counter()
    Gazetteer.load()
    assert time.perf_counter() - began < 2.0


def test_small_enough_to_ship() -> None:
    """The file in the package stays under 4 MB."""
    assert (PACKAGED_PLACES / "gazetteer.npz").stat().st_size < 4_000_000


def test_bad_row_is_named(tmp_path: Path) -> None:
    """A bad coordinate in the hand table stops loading, with file and line."""
    for file in PACKAGED_PLACES.iterdir():
        shutil.copy(file, tmp_path)
    with (tmp_path / "places.csv").open("a", encoding="utf-8") as file_:
        file_.write("Nowhere,,sea,,,north,1,none\n")
    with pytest.raises(BrokenRule, match=r"places\.csv, line \d+"):
        Gazetteer.load(tmp_path)
