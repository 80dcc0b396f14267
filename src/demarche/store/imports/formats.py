"""Whose data a file holds, and its events.

In:  any file of POLECAT, ICEWS or GDELT. Out: CodedEvents one at a time; rows that cannot be used, with the reason:
`events.2015.tab:812: 19 cells where the header has 20`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from demarche.errors import UnreadableEvents
from demarche.store.imports import gdelt, icews, polecat
from demarche.store.imports.coded_event import CodedEvent, Unusable
from demarche.store.imports.named import Cells, ImportContext, plain
from demarche.store.imports.rows import Row, Table, tables_in
from demarche.store.imports.tables import ImportTables


@dataclass(frozen=True, slots=True)
class Coder:
    """A data set: the columns that a comparison needs, how a row becomes an event, headers of files without one."""

    needed: tuple[str, ...]
    event: Callable[[Cells, ImportTables, ImportContext], CodedEvent]
    headers: Mapping[int, Sequence[str]]


CODERS: Mapping[str, Coder] = {
    "polecat": Coder(polecat.NEEDED, polecat.from_polecat, {}),
    "icews": Coder(icews.NEEDED, icews.from_icews, {}),
    "gdelt": Coder(gdelt.NEEDED, gdelt.from_gdelt, gdelt.HEADERS),
}
# Other names under which the field's tools write a needed column.
_SYNONYMS = {"sqldate": "day", "eventintensity": "intensity", "eventdate1": "eventdate"}


def coder_of(path: Path) -> str:
    """Whose data the file holds, by its first row: polecat, icews or gdelt. UnreadableEvents for others."""
    with tables_in(path) as tables:
        first = next((cells for table in tables for _, cells in table.rows()), None)
    if first is None:
        raise UnreadableEvents(f"{path}: holds no rows")
    name, _ = _recognised(first, path)
    return name


def read_events(path: Path, tables: ImportTables) -> Iterator[CodedEvent | Unusable]:
    """Every row of the file's tables as an event, or as Unusable. UnreadableEvents when it is of no known coder."""
    with tables_in(path) as found:
        for table in found:
            rows = table.rows()
            first = next(rows, None)
            if first is not None:
                name, header = _recognised(first[1], path)
                body = rows if header[0] == plain(first[1][0]) else chain([first], rows)
                yield from _events(body, table, CODERS[name], header, tables)
            yield from table.problems


def _recognised(first: list[str], path: Path) -> tuple[str, Sequence[str]]:
    """The coder, and the names of the columns: the first row's own, or those of files published without."""
    names = [_SYNONYMS.get(plain(cell), plain(cell)) for cell in first]
    for name, coder in CODERS.items():
        if set(coder.needed) <= set(names):
            return name, names
        if len(first) in coder.headers and first[0].isdigit():
            return name, coder.headers[len(first)]
    if len(first) == gdelt.MENTIONS and first[0].isdigit():
        raise UnreadableEvents(f"{path}: these are GDELT's mentions; give the events (….export.CSV.zip)")
    raise UnreadableEvents(
        f"{path}: neither POLECAT, ICEWS nor GDELT: no columns such as {', '.join(icews.NEEDED)}, and "
        f"{len(first)} cells in the first row, where GDELT has 61, 58 or 57"
    )


def _events(
    rows: Iterator[Row], table: Table, coder: Coder, header: Sequence[str], tables: ImportTables
) -> Iterator[CodedEvent | Unusable]:
    for line, cells in rows:
        fitted = _fitted(cells, header)
        if fitted is None:
            yield Unusable(table.where, line, f"{len(cells)} cells where the header has {len(header)}")
            continue
        try:
            yield coder.event(fitted, tables, ImportContext(table.where, line))
        except ValueError as error:
            yield Unusable(table.where, line, str(error))


def _fitted(cells: list[str], header: Sequence[str]) -> Cells | None:
    """Cells by name. Some published files name a Headline that no row has, others end rows with empty cells."""
    if len(cells) == len(header) - 1 and "headline" in header:
        header = [name for name in header if name != "headline"]
    while len(cells) > len(header) and not cells[-1]:
        cells = cells[:-1]
    return dict(zip(header, cells, strict=True)) if len(cells) == len(header) else None
