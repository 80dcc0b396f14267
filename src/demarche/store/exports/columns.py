"""Columns, tables and delimited files: what the exports share.

In:  rows as dicts. Out: CSV that no spreadsheet runs as a formula (a cell "=HYPERLINK(…)" in a hostile headline gets
an apostrophe before it), tab-separated files as the field's older readers want them, Parquet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

# What OWASP lists as beginning a formula in the usual spreadsheets; the wide signs do in East Asian settings.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?")
_BATCH = 2000
_GROUP = 100_000  # rows of Parquet that are read together

TEXT, WHOLE, NUMBER, FLAG, DAY = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its type and what the codebook says of it."""

    name: str
    kind: pa.DataType
    meaning: str


def harmless(value: object) -> object:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula: "=1+1", but not "-3.5"."""
    if not isinstance(value, str) or not value.startswith(_FORMULA_STARTS) or _PLAIN_NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def as_written(cell: str) -> str:
    """The text that `harmless` made a cell of: "'=1+1" gives "=1+1"; other cells are as they are."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def joined(values: Iterable[object]) -> str:
    """Several values in one cell: with ";" between them, which is taken out of the values."""
    return ";".join([str(value).replace(";", ",") for value in values])


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """UTF-8 CSV with a header; nothing is an empty cell, days are ISO."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(_cells(rows, columns, _Cells(_readable)))
    text.flush()
    text.detach()


def write_csv_tables(tables: Iterable[pa.Table], columns: Sequence[Column], file: BinaryIO) -> None:
    """The same of whole columns."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer, cells = csv.writer(text, lineterminator="\n"), _Cells(_readable)
    writer.writerow([column.name for column in columns])
    for table in tables:
        values = (_written(column, cells) for column in table.columns)
        writer.writerows(zip(*values, strict=True))
    text.flush()
    text.detach()


def _written(column: pa.ChunkedArray, cells: _Cells) -> list[Any]:
    values: list[Any] = column.to_pylist()
    return [v and cells[v] for v in values] if pa.types.is_string(column.type) else values


class _Cells(dict[str, object]):
    """Texts and what is written of each, worked out once: types, countries, names come again and again."""

    _MOST = 50_000  # texts remembered

    def __init__(self, written: Callable[[str], object]) -> None:
        self._written = written

    def __missing__(self, value: str) -> object:
        if len(self) >= self._MOST:
            self.clear()
        cell = self[value] = self._written(value)
        return cell


def _cells(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], cells: _Cells) -> Iterator[list[Any]]:
    """Each row's values in the order of the columns, texts as `cells` has them."""
    names = [column.name for column in columns]
    return ([cells[v] if type(v) is str else v for v in map(row.__getitem__, names)] for row in rows)


def _readable(value: str) -> object:
    """Harmless text without NUL, which ends a cell for many readers, and with `\\n` as line end: the writer quotes no
    `\\r`."""
    if "\r" in value or "\0" in value:
        value = value.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return harmless(value)


def write_headed(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """Tab-separated with the columns' names in the first line."""
    _write_tabs(rows, columns, file, header=True)


def write_headless(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """Tab-separated without a header, as GDELT has it."""
    _write_tabs(rows, columns, file, header=False)


def _write_tabs(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO, *, header: bool) -> None:
    """Tab-separated without quoting; what would break a row in readers that unquote, or that do not, is replaced."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    if header:
        writer.writerow([column.name for column in columns])
    writer.writerows(_cells(rows, columns, _Cells(_flat)))
    text.flush()
    text.detach()


def _flat(value: str) -> object:
    return harmless(" ".join(value.replace('"', "'").replace("\0", "").split()))


def write_parquet(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """Parquet with typed columns, some thousand rows in memory at a time."""
    schema = schema_of(columns)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batched(rows, _BATCH):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def write_parquet_tables(tables: Iterable[pa.Table], columns: Sequence[Column], file: BinaryIO) -> None:
    """The same of whole columns, in groups of as many rows."""
    with pq.ParquetWriter(file, schema_of(columns), compression="zstd") as writer:
        for table in tables:
            writer.write_table(table, row_group_size=_GROUP)


def schema_of(columns: Sequence[Column]) -> pa.Schema:
    return pa.schema([pa.field(column.name, column.kind) for column in columns])


def batched(rows: Iterable[Mapping[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    source = iter(rows)
    while batch := [dict(row) for row in islice(source, size)]:
        yield batch


def codebook(title: str, lines: Iterable[str], columns: Sequence[Column]) -> str:
    """A page of Markdown that says what each column means."""
    table = [f"| {c.name} | {c.kind} | {c.meaning} |" for c in columns]
    return "\n".join([f"# {title}", "", *lines, "", "| column | type | meaning |", "|---|---|---|", *table, ""])
