"""Tables of articles: CSV in its many dialects, and Parquet.

In:  a header `date;headline;body` and rows below it. Out: Articles in order; columns are found by name (fields.csv),
unknown ones are left alone, and a row that does not fit is told with its line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from demarche.records import Article
from demarche.sources.characters import decode, read_lines_of
from demarche.sources.fields import ArticleMaker
from demarche.sources.reading import Unread

_DELIMITERS = ",;\t|"
_NO_VALUE = (ValueError, OverflowError, KeyError, pa.ArrowException)  # KeyError: a time zone that is none
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_TOLD = re.compile(r"[\"']?sep=(.)[\"']?", re.IGNORECASE)


def read_csv(file: IO[bytes], maker: ArticleMaker, *, where: str) -> Iterator[Article | Unread]:
    """Articles of a CSV or TSV file with a header row; the delimiter is the commonest of , ; tab | in the header."""
    limit = maker.limits.line_bytes
    if csv.field_size_limit() < limit:  # the module's own limit, 128 KiB, is shorter than long reports
        csv.field_size_limit(limit)
    lines = _Counted(read_lines_of(file, limit))
    first = next((line for line in lines if line.strip()), "")
    told = _TOLD.fullmatch(first.strip())  # a spreadsheet's own line that tells the delimiter
    if told:
        first = next(lines, "")
    if not first.strip():
        yield Unread(where, "is empty")
        return
    delimiter = told[1] if told else max(_DELIMITERS, key=_QUOTED.sub("", first).count)
    try:
        names = [" ".join(name.split()) for name in next(csv.reader(chain([first], lines), delimiter=delimiter))]
    except csv.Error as error:
        yield Unread(where, f"header cannot be read: {error}", lines.count)
        return
    above = lines.count
    columns = maker.names.choose(names)
    if "text" not in columns:
        yield Unread(where, f"no column `text` (found: {', '.join(n[:20] for n in names[:6])})", above)
        return
    places = {field: names.index(column) for field, column in columns.items()}
    yield from _rows(csv.reader(lines, delimiter=delimiter), places, len(names), maker, where=where, above=above)


class _Counted(Iterator[str]):
    """Lines, and how many of them were read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.count = 0

    def __next__(self) -> str:
        line = next(self._lines)
        self.count += 1
        return line


def _rows(
    reader: Iterator[list[str]],
    places: dict[str, int],
    width: int,
    maker: ArticleMaker,
    *,
    where: str,
    above: int,
) -> Iterator[Article | Unread]:
    """above: how many lines the header is and stands below."""
    while True:
        line = above + 1 + reader.line_num  # type: ignore[attr-defined]  # of csv.reader; the header was read apart
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(where, f"row cannot be read: {error}", line)
            continue
        if any(cell.strip() for cell in row[width:]):
            yield Unread(where, f"row has {len(row)} cells, the header {width}; is a quotation mark missing?", line)
        elif len(row) <= places["text"] and any("\n" in cell for cell in row):  # the rest of the file in one cell
            yield Unread(where, f"row has {len(row)} cells, the header {width}; is a quotation mark left open?", line)
        elif any(cell.strip() for cell in row):
            fields = {field: row[at] for field, at in places.items() if at < len(row)}
            fields.setdefault("text", "")
            yield from maker.from_fields(fields, where=where, line=line)


def read_parquet(path: Path, maker: ArticleMaker, *, where: str) -> Iterator[Article | Unread]:
    """Articles of a Parquet file, some rows in memory at a time; only the columns that are needed are read."""
    try:
        with pq.ParquetFile(path) as file:
            columns = maker.names.choose(file.schema_arrow.names)
            if "text" not in columns:
                found = ", ".join(file.schema_arrow.names[:6])
                yield Unread(where, f"no column `text` (found: {found})")
                return
            yield from _parquet_rows(file, columns, maker, where=where)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        yield Unread(where, f"is no readable Parquet file ({str(error).splitlines()[0]})")


def _parquet_rows(
    file: pq.ParquetFile, columns: dict[str, str], maker: ArticleMaker, *, where: str
) -> Iterator[Article | Unread]:
    row = 0
    for batch in file.iter_batches(batch_size=_rows_at_once(file, maker), columns=list(columns.values())):
        for values in _cells(batch):
            row += 1
            fields = {field: values[column] for field, column in columns.items()}
            yield from maker.from_fields(fields, where=where, line=row)


def _cells(batch: pa.RecordBatch) -> list[dict[str, object]]:
    """The rows with their cells by name; one cell at a time where one of them has no value in Python."""
    try:
        return batch.to_pylist()  # type: ignore[no-any-return]
    except _NO_VALUE:
        columns = list(zip(batch.schema.names, batch.columns, strict=True))
        return [{name: _cell(column[row]) for name, column in columns} for row in range(batch.num_rows)]


def _cell(cell: pa.Scalar) -> object:
    """A cell's value; of broken text what can be read, of a day that no calendar has only what kind of value it is."""
    try:
        return cell.as_py()
    except _NO_VALUE:
        held = cell.value if isinstance(cell, pa.DictionaryScalar) else cell
        return decode(held.as_buffer().to_pybytes()) if isinstance(held, pa.BinaryScalar) else f"a strange {held.type}"


def _rows_at_once(file: pq.ParquetFile, maker: ArticleMaker) -> int:
    """So many rows that they fit the memory even if each holds the longest value its column chunk may hide."""
    groups = [file.metadata.row_group(n) for n in range(file.metadata.num_row_groups)]
    longest = max((g.column(n).total_uncompressed_size for g in groups for n in range(g.num_columns)), default=1)
    return int(min(max(maker.limits.column_bytes // max(longest, 1), 1), maker.limits.batch_rows))
