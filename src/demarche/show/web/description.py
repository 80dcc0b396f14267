"""What OpenAPI says beside the rows: problems, files, and the form of a coding.

In:  nothing. Out: entries for the `responses` of routes; `described`, the whole description with the coding's schema.
"""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from demarche.records import Coding
from demarche.show.web.rows import Problem

Responses = dict[int | str, dict[str, Any]]

PROBLEMS_OF_LISTS: Responses = {
    422: {"model": Problem, "description": "what is asked cannot be understood"},
    503: {
        "model": Problem,
        "description": "the store is being written, or too much is asked; try again, or ask for less",
    },
}
PROBLEMS: Responses = {
    404: {"model": Problem, "description": "nothing has this key"},
    410: {"model": Problem, "description": "an event had this key once and is read otherwise since"},
}
CODING: Responses = {
    200: {
        "description": "the coding",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Coding.Coding"}}},
    }
}
_FILE = {"schema": {"type": "string", "format": "binary"}}


def files() -> Responses:
    """A list as JSON, or as a file with the same columns."""
    return {200: {"content": {"text/csv": _FILE, "application/vnd.apache.parquet": _FILE}}}


def described(app: FastAPI) -> dict[str, Any]:
    """The description of the application, with the records of a coding among its components."""
    whole = FastAPI.openapi(app)
    _, records = msgspec.json.schema_components([Coding], ref_template="#/components/schemas/Coding.{name}")
    whole["components"]["schemas"].update({f"Coding.{name}": schema for name, schema in records.items()})
    return whole
