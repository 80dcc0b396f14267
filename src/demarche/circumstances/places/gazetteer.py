"""The gazetteer: every place a name may mean.

In:  data/places: gazetteer.npz (GeoNames: countries, units, districts, towns; built by training/places.py), places.csv
(seas, straits, camps, regions, war-zone towns; edited by hand), words.yaml (words around names).
Out: `Place`s for a name: for the "Mitrovica" of "Shots were fired near Mitrovica", a town and a district in Kosovo, a
town in Serbia.

The file is read in about 0.1 s; names are found by bisection, and only the places asked for are made.
"""

from __future__ import annotations

import csv
import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from demarche.circumstances.places.names import name_key
from demarche.errors import BrokenRule
from demarche.records import PlacePrecision
from demarche.values import read_values

PACKAGED_PLACES = Path(__file__).parents[2] / "data" / "places"
KINDS = ("city", "admin1", "admin2", "country", "people")
PRECISION: dict[str, PlacePrecision] = {
    "city": "city",
    "admin1": "admin1",
    "admin2": "admin1",
    "country": "country",
    "people": "country",
}
SCALE = 1000
NO_UNIT = 65535


@dataclass(frozen=True, slots=True)
class Place:
    """One place. size: logarithm to base 2 of its inhabitants; main: found under its chief name; fame: logarithm of
    the number of its spellings.

    kind: city, admin1, admin2, country, people ("Syrian"), or what places.csv gives (sea, strait, camp, region ...).
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    id: int | None
    size: float
    main: bool
    precision: PlacePrecision
    by_hand: bool = False
    fame: float = 0.0
    capital: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words around names; see words.yaml for what each list means."""

    types: dict[str, tuple[str, ...]]
    directions: frozenset[str]
    where_nouns: frozenset[str]
    act_nouns: frozenset[str]
    inside: frozenset[str]
    beside: frozenset[str]
    towards: frozenset[str]
    away: frozenset[str]
    motion: frozenset[str]
    place_objects: frozenset[str]
    actor_objects: frozenset[str]
    natural: frozenset[str]
    never: frozenset[str]
    parts: frozenset[str]
    seats: frozenset[str]
    speaking: frozenset[str]
    scenes: frozenset[str]
    office_nouns: frozenset[str]
    on_actors: frozenset[str]
    travelling: frozenset[str]
    papers: frozenset[str]
    fought_nouns: frozenset[str]
    topic_verbs: frozenset[str]
    topic_prepositions: frozenset[str]
    protesting: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> PlaceWords:
        try:
            data = read_values(path)
            lists = {name: frozenset(map(str, data[name])) for name in cls.__dataclass_fields__ if name != "types"}
            return cls(types={str(word): tuple(kinds) for word, kinds in data["types"].items()}, **lists)
        except (KeyError, TypeError) as error:
            raise BrokenRule(f"{path}: {' '.join(str(error).split())}") from error


class Gazetteer:
    """Names to places. Immutable after loading."""

    def __init__(
        self, columns: dict[str, NDArray[Any]], by_hand: dict[str, tuple[Place, ...]], words: PlaceWords
    ) -> None:
        self.words = words
        self._columns = columns
        self._by_hand = by_hand
        self._names = _strings(columns["names"])
        self._countries = _strings(columns["countries"])
        self._units = _strings(columns["units"])
        self._find = lru_cache(maxsize=8192)(self._places)  # news repeats its names
        self._first = np.concatenate([[0], np.cumsum(columns["counts"], dtype=np.int64)])
        self.country_names = dict(zip(self._countries, _strings(columns["country_names"]), strict=True))

    @classmethod
    def load(cls, folder: Path = PACKAGED_PLACES) -> Gazetteer:
        try:
            with np.load(folder / "gazetteer.npz") as file:
                columns = {name: file[name] for name in file.files}
        except (OSError, ValueError) as error:
            raise BrokenRule(f"{folder / 'gazetteer.npz'} cannot be read ({error}); reinstall demarche") from error
        return cls(columns, _read_by_hand(folder / "places.csv"), PlaceWords.load(folder / "words.yaml"))

    def places(self, name: str) -> tuple[Place, ...]:
        """All places of a name, those of places.csv first; () for an unknown one."""
        return self._find(name_key(name))

    @cached_property
    def capitals(self) -> dict[str, Place]:
        """The capital of each country, by its code."""
        column = self._columns
        capitals = np.flatnonzero(column["capital"])
        codes = column["places"]
        found = np.flatnonzero(np.isin(codes >> 1, capitals) & (codes & 1 == 1))
        names = np.searchsorted(self._first, found, side="right") - 1
        cities = (
            self._place(int(codes[at]) >> 1, True, self._names[name].title())
            for at, name in zip(found, names, strict=True)
        )
        return {city.country: city for city in cities if city.country}

    def _places(self, key: str) -> tuple[Place, ...]:
        by_hand = self._by_hand.get(key, ())
        index = bisect_left(self._names, key)
        if index == len(self._names) or self._names[index] != key:
            return by_hand
        found = self._columns["places"][self._first[index] : self._first[index + 1]]
        return by_hand + tuple(self._place(int(code) >> 1, bool(code & 1), key) for code in found)

    def _place(self, index: int, main: bool, key: str) -> Place:
        column = self._columns
        kind = KINDS[column["kind"][index]]
        unit = int(column["unit"][index])
        country = self._countries[column["country"][index]]
        return Place(
            name=self.country_names[country] if kind in ("country", "people") else key,
            kind=kind,
            country=country,
            admin1=self._units[unit] if unit != NO_UNIT else None,
            lat=int(column["lat"][index]) / SCALE,
            lon=int(column["lon"][index]) / SCALE,
            id=int(column["id"][index]) or None,
            size=int(column["population"][index]) / 8,
            main=main,
            precision=PRECISION[kind],
            fame=math.log2(1 + int(column["fame"][index])),
            capital=bool(column["capital"][index]),
        )


def _strings(column: NDArray[Any]) -> list[str]:
    return column.tobytes().decode().split("\n")


def _read_by_hand(path: Path) -> dict[str, tuple[Place, ...]]:
    table: dict[str, list[Place]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            place = _hand_place(row, path, number)
            for name in (row["name"], *row["names"].split(";")):
                if name:
                    table[name_key(name.removeprefix("the "))].append(place)
    return {key: tuple(places) for key, places in table.items()}


def _hand_place(row: dict[str, Any], path: Path, number: int) -> Place:
    precision: dict[str, PlacePrecision] = {p: p for p in ("point", "city", "admin1", "country", "none")}
    try:
        return Place(
            name=row["name"],
            kind="city" if row["kind"] in ("town", "village") else row["kind"],
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            id=None,
            size=16.0,
            main=True,
            precision=precision[row["precision"]],
            by_hand=True,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenRule(f"{path}, line {number}: {error}; allowed precisions: {', '.join(precision)}") from error


@lru_cache(maxsize=1)
def packaged_gazetteer() -> Gazetteer:
    """The gazetteer in the package, read once."""
    return Gazetteer.load()
