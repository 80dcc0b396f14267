"""Stata files (.dta, version 118): typed columns with variable labels.

In:  rows as dicts. Out: one data file, e.g. `quad` 4 shown as "material conflict", `date_start` a day that Stata
counts with. Needs pandas, the extra `stata`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from demarche.errors import MissingExtra
from demarche.store.exports.columns import DAY, FLAG, Column, batched, schema_of

_BATCH = 2000
_LONGEST_LABEL = 80  # Stata's own limit, in characters
_VERSION = 118  # Stata 14 and later: the first with UTF-8
_RENAMED = {"quad": "quad_class"}  # `quad` is a reserved word there
_VALUES: Mapping[str, Mapping[int, str]] = {
    "quad_class": {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"},
    "hedged": {0: "no", 1: "yes"},
}


def write_stata(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    """Write all rows: a Stata file says first how many there are, so they are gathered as Arrow, then written.

    What is unknown is Stata's missing value; in text, which has none, it is empty. MissingExtra without pandas.
    """
    _pandas()
    schema = schema_of(columns)
    batches = (pa.RecordBatch.from_pylist(batch, schema=schema) for batch in batched(rows, _BATCH))
    _write(pa.Table.from_batches(batches, schema=schema), columns, file)


def write_stata_tables(tables: Iterable[pa.Table], columns: Sequence[Column], file: BinaryIO) -> None:
    """The same of whole columns, in the order of the columns and under any names."""
    _pandas()
    schema = schema_of(columns)
    found = [table.rename_columns(schema.names) for table in tables]
    _write(pa.concat_tables(found) if found else schema.empty_table(), columns, file)


def _write(whole: pa.Table, columns: Sequence[Column], file: BinaryIO) -> None:
    pandas, schema = _pandas(), whole.schema
    table = _in_stata_types(whole)
    frame = table.to_pandas(types_mapper={pa.int64(): pandas.Int64Dtype(), pa.int8(): pandas.Int8Dtype()}.get)
    frame.to_stata(
        file,
        write_index=False,
        version=_VERSION,
        convert_dates={c.name: "td" for c in columns if c.kind == DAY},
        variable_labels={c.name: label_of(c.meaning) for c in columns},
        value_labels={name: dict(values) for name, values in _VALUES.items() if name in schema.names},
    )


def stata_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns under names that Stata allows."""
    return tuple(replace(c, name=_RENAMED.get(c.name, c.name)) for c in columns)


def stata_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows under those names."""
    return ({_RENAMED.get(name, name): value for name, value in row.items()} for row in rows)


def label_of(meaning: str) -> str:
    """The meaning within the length of a Stata label, cut between words; the codebook has all of it."""
    if len(meaning) <= _LONGEST_LABEL:
        return meaning
    return meaning[: _LONGEST_LABEL - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _in_stata_types(table: pa.Table) -> pa.Table:
    """Text without holes and NULs, truth as 0 and 1, days as moments: what Stata has types for."""
    for number, field in enumerate(table.schema):
        column = table.column(number)
        if pa.types.is_string(field.type):
            column = pc.replace_substring(pc.fill_null(column, ""), "\0", "")
        elif field.type == FLAG:
            column = column.cast(pa.int8())
        elif field.type == DAY:
            column = column.cast(pa.timestamp("s"))
        table = table.set_column(number, field.name, column)
    return table


def _pandas() -> Any:
    try:
        import pandas
    except ImportError:
        raise MissingExtra("Stata files need pandas: pip install 'demarche[stata]'") from None
    return pandas
