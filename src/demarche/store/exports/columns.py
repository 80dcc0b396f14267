"""Columns, tables and delimited files: what the exports share.

In:  rows as dicts. Out: CSV that no spreadsheet runs as a formula (a cell "=HYPERLINK(…)" in a hostile headline gets
an apostrophe before it), tab-separated files as the field's older readers want them, Parquet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BATCH = 2000

TEXT, WHOLE, NUMBER, FLAG, DAY = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its type and what the codebook says of it."""

    name: str
    kind: pa.DataType
    meaning: str


def harmless(value: object) -> object:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def joined(values: Iterable[object]) -> str:
    """Several values in one cell: with ";" between them, which is taken out of the values."""
    return ";".join(str(value).replace(";", ",") for value in values)


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """UTF-8 CSV with a header; nothing is an empty cell, days are ISO."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([harmless(row[column.name]) for column in columns])
    text.flush()
    text.detach()


def write_parquet(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """Parquet with typed columns, some thousand rows in memory at a time."""
    schema = schema_of(columns)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batched(rows, _BATCH):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


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
