"""The words and signs that pages have for codes, those of PLOVER and of ACLED.

In:  "ACCUSE" with mode "allege", "said", "SRB". Out: "accuses", "❝", "Serbia". The words of deeds stand in deeds.csv.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

_ENDING = re.compile(r"\((?P<one>\w+)(?:\|(?P<many>\w+))?\)")  # of verbs in deeds.csv: "den(ies|y)", "ask(s)"

_PLURAL = re.compile(r"[^A-Z\W].*[^suiy’']s")
_MANY = frozenset({"police", "people", "women", "men", "children", "troops", "authorities"})


def deed_words(type: str, mode: str | None = None, *, towards: bool = False, several: bool = False) -> str:
    """What an event is in words: ("ACCUSE", "disapprove") "criticises"; of a type of somebody's own, its name.

    towards: whether a recipient follows; several: whether several do it ("criticise").
    """
    deeds = _deeds()
    known = deeds.get((type, mode or "")) or deeds.get((type, ""))
    if known:
        return _ENDING.sub(lambda found: (found["many"] or "") if several else found["one"], known[towards])
    name = type.lower().replace("_", " ")
    return f"({name}) →" if towards else f"({name})"


def several(parties: Sequence[str | Mapping[str, str]]) -> bool:
    """Whether a verb behind these names is in the plural: two names, or one of many, "protesters", "Berlin police".

    A party is its name, or has `name` and `key`; "Governments" without a name of its own is of many, "Honduras" is not.
    """
    if len(parties) != 1:
        return len(parties) > 1
    party = parties[0]
    name, key = (party, "") if isinstance(party, str) else (party["name"], party.get("key", ""))
    last = (name.split() or [""])[-1]
    if key.startswith("generic:"):
        last = last.lower()
    return last in _MANY or bool(_PLURAL.fullmatch(last))


STANDING_SIGNS = {"happened": "●", "said": "❝", "planned": "▷", "possible": "?", "denied": "✕", "history": "◌"}
STANDING_WORDS = {
    "happened": "told as fact",
    "said": "only on somebody's word, or hedged",
    "planned": "announced or ahead",
    "possible": "hypothetical or threatened",
    "denied": "denied or negated",
    "history": "background, earlier",
}
ACTUALITY_WORDS = {
    "actual": "it happened",
    "historical": "it happened before",
    "future": "it is planned",
    "hypothetical": "it is possible",
    "negated": "it did not happen",
}
QUAD_WORDS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
INVOKING_WORDS = {
    "violates": "speaks of a violation",
    "complies": "speaks of compliance",
    "under": "acts under it",
    "invokes": "invokes it",
    "signs": "speaks of signing it",
    "ratifies": "speaks of ratifying it",
    "rejects": "speaks of rejecting it",
    "leaves": "speaks of leaving it",
    "holds": "says that it holds",
    "contests": "contests it, or runs in it",
    "attends": "speaks of attending",
    "mentions": "mentions it",
}  # stance → what somebody does with an instrument, in words
PRECISION_WORDS = {
    "point": "a point",
    "city": "a town",
    "admin1": "a region",
    "country": "a country",
    "none": "a larger area",
}


def country_name(code: str | None) -> str:
    """The short name of a country by its code; the code itself where it is none ("IGO")."""
    return _countries().get(code or "", code or "")


def days_in_words(start: dt.date, end: dt.date | None, precision: str | None) -> str:
    """Days as precisely as the words tell: "2008", "July 2025", "2025-10-08", "2025-10-08 to 2025-10-12"."""
    if precision == "year" and (end is None or end.year == start.year):
        return str(start.year)
    if precision == "month" and (end is None or (end.year, end.month) == (start.year, start.month)):
        return f"{start:%B %Y}"
    return str(start) if end in (None, start) else f"{start} to {end}"


def shortened(words: str | None, most: int = 80) -> str:
    """A name or title that would flood a page, cut; others as they are."""
    words = words or ""
    return words if len(words) <= most else f"{words[: most - 2].rstrip()} …"


@cache
def _deeds() -> dict[tuple[str, str], tuple[str, str]]:
    """Type and mode ("" for any) → the deed in words: alone, and towards somebody."""
    file = resources.files("demarche.show.telling") / "deeds.csv"
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return {(row["type"], row["mode"]): (row["alone"], row["towards"]) for row in rows}


@cache
def _countries() -> dict[str, str]:
    file = resources.files("demarche") / "data" / "actors" / "countries.csv"
    return {row["code"]: row["name"] for row in csv.DictReader(file.read_text("utf-8").splitlines())}
