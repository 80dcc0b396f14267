"""What other coders' codes mean in ours.

In:  CAMEO "0841", "13y" or "42" (its zero lost in a spreadsheet), ICEWS' "Russian Federation" and "Insurgents", GDELT's
MED. Out: RETREAT, THREATEN, none; RUS, REB, JRN. Tables: data/imports/, data/actors/, data/ontology/.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Self

from demarche.rules import read_yaml
from demarche.store.exports.codes import Codes

_DATA = resources.files("demarche") / "data"
_LAST_ROOT = 20  # CAMEO's root codes are 01 to 20


@dataclass(frozen=True, slots=True)
class ImportTables:
    """Look-ups by other coders' codes; loaded once for a comparison."""

    codes: Codes
    types: dict[str, str]
    quads: dict[str, int]
    countries: dict[str, str]
    sectors: dict[str, dict[str, str]]

    @classmethod
    def load(cls) -> Self:
        codes = Codes.load()
        sectors: dict[str, dict[str, str]] = {}
        for row in _rows("imports/sectors.csv"):
            sectors.setdefault(row["scheme"], {})[row["theirs"].casefold()] = row["plover"]
        ontology = read_yaml(Path(str(_DATA / "ontology" / "plover.yaml")))
        return cls(
            codes=codes,
            types={row["prefix"]: row["type"] for row in _rows("imports/cameo_types.csv")},
            quads={name: int(values["quad"]) for name, values in ontology["types"].items()},
            countries=_countries(codes),
            sectors=sectors,
        )

    def country(self, theirs: str) -> str:
        """Our code for a country's name or code; "" for nothing and for what is no country we know."""
        return self.countries.get(theirs.casefold(), "")

    def place_or_group(self, theirs: str) -> str:
        """The same for codes that may also name groups (UNO, EUR, IMG …), which stay as they are."""
        return self.country(theirs) or theirs.upper()

    def type_of(self, cameo: str) -> str:
        """PLOVER type of a CAMEO code, by the longest part of it that the table has; "" for none."""
        return next((self.types[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in self.types), "")

    def sectors_of(self, scheme: str, theirs: Iterator[str]) -> tuple[str, ...]:
        """PLOVER sectors in order, each once; words that the table lacks say nothing we could compare."""
        known = self.sectors[scheme]
        return tuple(dict.fromkeys(known[word] for t in theirs if (word := t.strip().casefold()) in known))


def cameo_of(written: str) -> str:
    """A CAMEO code as it should be: "42" and "311" have lost a zero, "13y" is junk of which the root counts.

    >>> cameo_of("42"), cameo_of("311"), cameo_of("1411"), cameo_of("13y"), cameo_of("---")
    ('042', '0311', '1411', '13', '')
    """
    digits = re.match(r"\d*", written.strip())
    code = digits.group() if digits else ""
    if code != written.strip():
        return code[:2] if len(code) > 1 else ""
    lost = len(code) == 2 or (len(code) == 3 and int(code[:2]) > _LAST_ROOT)
    return f"0{code}" if lost else code


def _countries(codes: Codes) -> dict[str, str]:
    """Names and codes in lower case → our code; names that the field uses come last and win."""
    found = {name.casefold(): code for code, c in codes.countries.items() for name in (c.name, c.plover, code)}
    for row in _rows("actors/country_names.csv"):
        if row["kind"] == "name":
            found.setdefault(row["form"].casefold(), row["code"])
    return found | {row["theirs"].casefold(): row["code"] for row in _rows("imports/country_codes.csv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with _DATA.joinpath(*name.split("/")).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)
