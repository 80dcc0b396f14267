"""The actor tables as typed rows.

In:  a folder of CSV files (UTF-8, header row, every cell a string, `;` between the items of a list), e.g. the row of
     leaders.csv that says who is meant in "Vucic told reporters in Belgrade".
Out: rows as frozen records, one type a table. A table that cannot be used raises BrokenRule with file and line.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from demarche.errors import BrokenRule

PACKAGED_TABLES = Path(__file__).parent.parent / "data" / "actors"


class Row(msgspec.Struct, frozen=True):
    """Base of all rows; the fields are the columns, in the order of the file."""


class CountryRow(Row, frozen=True):
    code: str
    iso2: str
    name: str
    cow: str
    gw: str
    status: str
    parent: str
    sector: str
    region: str
    capital: str


class CountryNameRow(Row, frozen=True):
    code: str
    form: str
    kind: str
    sector: str
    note: str


class RegionRow(Row, frozen=True):
    code: str
    form: str
    kind: str
    sector: str
    note: str


class LeaderRow(Row, frozen=True):
    name: str
    aliases: str
    country: str
    sector: str
    sectors: str
    office: str
    start: str
    end: str
    note: str


class OrganisationRow(Row, frozen=True):
    name: str
    aliases: str
    acronym: str
    kind: str
    country: str
    international: str
    sector: str
    sectors: str
    periods: str
    note: str


class RoleRow(Row, frozen=True):
    lemma: str
    sector: str
    sectors: str
    kind: str
    number: str
    inherits: str
    note: str


class TitleRow(Row, frozen=True):
    title: str
    expansion: str
    sector: str
    kind: str
    note: str


class InstitutionRow(Row, frozen=True):
    form: str
    head: str
    sector: str
    sectors: str
    kind: str
    topic: str
    template: str
    note: str


class BeliefRow(Row, frozen=True):
    name: str
    people: str
    people_singular: str
    adjective: str
    kind: str
    country: str
    homes: str
    sector: str
    note: str


class NonpartyRow(Row, frozen=True):
    """A name with a country's name in it that is no party: "South China Sea"."""

    form: str
    note: str


class PronounRow(Row, frozen=True):
    form: str
    person: str
    number: str
    gender: str
    case: str


class CueRow(Row, frozen=True):
    word: str
    cue: str
    value: str
    note: str


class AnaphorRow(Row, frozen=True):
    """A noun that takes up somebody named before: "the ministry", "both countries"."""

    noun: str
    number: str
    refers: str
    note: str


class GivenNameRow(Row, frozen=True):
    name: str
    gender: str


class Reader(Protocol):
    """What `csv.reader` returns."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


R = TypeVar("R", bound=Row)


def read_table(path: Path, row: type[R]) -> list[R]:
    """All rows of a CSV file. Raises BrokenRule when it is missing, has other columns or a line of another length."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return _rows(path, csv.reader(lines, strict=True), row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenRule(f"{path}: the actor table cannot be read ({error})") from error


def _rows(path: Path, lines: Reader, row: type[R]) -> list[R]:
    columns = list(row.__struct_fields__)
    header = next(lines, [])
    if header != columns:
        raise BrokenRule(f"{path}:1: columns are {','.join(header)}; expected {','.join(columns)}")
    rows: list[R] = []
    for cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(columns):
            raise BrokenRule(f"{path}:{lines.line_num}: {len(cells)} cells where the header has {len(columns)}")
        rows.append(row(*(cell.strip() for cell in cells)))
    return rows


def items(cell: str) -> tuple[str, ...]:
    """The items of a list cell, without blanks: "Vucic; Vučić" → ("Vucic", "Vučić")."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def first_day(cell: str) -> dt.date | None:
    """First day of "2017", "2017-05" or "2017-05-31"; None for an empty cell. Raises ValueError for anything else."""
    if not cell:
        return None
    year, month, day = (*(int(part) for part in cell.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def last_day(cell: str) -> dt.date | None:
    """Last day of the same."""
    start = first_day(cell)
    if start is None:
        return None
    parts = cell.count("-")
    if parts == 2:
        return start
    following = (
        dt.date(start.year + 1, 1, 1) if parts == 0 or start.month == 12 else start.replace(month=start.month + 1)
    )
    return following - dt.timedelta(days=1)
