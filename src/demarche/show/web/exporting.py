"""Views as files: CSV that no spreadsheet runs, Parquet with types.

In:  rows, "csv". Out: an answer that the browser saves, events.csv; lists stand in one cell with ";" between them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi import Response
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from demarche.show.web.answers import Row
from demarche.store.exports import harmless

Form = Literal["json", "csv", "parquet"]
MOST_EXPORTED = 100_000  # rows of one file
_KINDS = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}


def describe_files(routes: Iterable[BaseRoute]) -> None:
    """Has the API's description name the files beside JSON, for every route that can be asked for a `format`."""
    files: dict[str, Any] = {"content": {kind.partition(";")[0]: {} for kind in _KINDS.values()}}
    for route in routes:
        if isinstance(route, APIRoute) and any(p.alias == "format" for p in route.dependant.query_params):
            route.responses = {**route.responses, 200: files}


def exported(rows: Sequence[Row], form: Literal["csv", "parquet"], *, name: str) -> Response:
    """The rows as a file to save."""
    content = _csv(rows) if form == "csv" else _parquet(rows)
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=_KINDS[form], headers=headers)


def _csv(rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows[0] if rows else [])
    writer.writerows([harmless(_cell(value)) for value in row.values()] for row in rows)
    return text.getvalue().encode("utf-8")


def _parquet(rows: Sequence[Row]) -> bytes:
    file = io.BytesIO()
    flat = [{name: _flat(value) for name, value in row.items()} for row in rows]
    pq.write_table(pa.Table.from_pylist(flat), file, compression="zstd")
    return file.getvalue()


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
