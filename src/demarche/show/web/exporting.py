"""Views as files: CSV that no spreadsheet runs, Parquet with types.

In:  rows, "csv", the record that describes them. Out: an answer that the browser saves, events.csv; lists stand in one
cell with ";" between them. Columns and types are those of the record, also where no row fits or a column is empty.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi import Response
from pydantic import BaseModel

from demarche.show.web.answers import Row
from demarche.store.exports import harmless

Form = Literal["json", "csv", "parquet"]
MOST_EXPORTED = 100_000  # rows of one file
_KINDS = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
_TYPES = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), dt.date: pa.date32()}


def exported(rows: Sequence[Row], form: Literal["csv", "parquet"], *, name: str, like: type[BaseModel]) -> Response:
    """The rows as a file to save."""
    content = _csv(rows, like) if form == "csv" else _parquet(rows, like)
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=_KINDS[form], headers=headers)


def _csv(rows: Sequence[Row], like: type[BaseModel]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(like.model_fields)
    writer.writerows([harmless(_cell(row[name])) for name in like.model_fields] for row in rows)
    return text.getvalue().encode("utf-8")


def _parquet(rows: Sequence[Row], like: type[BaseModel]) -> bytes:
    file = io.BytesIO()
    schema = pa.schema([(name, _type(field.annotation)) for name, field in like.model_fields.items()])
    flat = [{name: _flat(row[name]) for name in like.model_fields} for row in rows]
    pq.write_table(pa.Table.from_pylist(flat, schema=schema), file, compression="zstd")
    return file.getvalue()


def _type(annotation: Any) -> pa.DataType:
    """The column's type: of `list[str] | None` lists of text; a record within a list is text, too."""
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
    if get_origin(annotation) is list:
        return pa.list_(pa.string())
    if kinds and get_origin(annotation) is not Literal:
        return _type(kinds[0])
    return _TYPES.get(annotation, pa.string())


def _cell(value: Any) -> object:
    if isinstance(value, list):
        return ";".join(str(_flat_item(v)).replace(";", ",") for v in value)
    return value


def _flat(value: Any) -> object:
    return [str(_flat_item(v)) for v in value] if isinstance(value, list) else value


def _flat_item(value: Any) -> object:
    """Of a party its name, of any other record its JSON."""
    if not isinstance(value, dict):
        return value
    return value["name"] if value.keys() == {"key", "name"} else json.dumps(value, ensure_ascii=False, default=str)
