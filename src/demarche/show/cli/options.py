"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, globs, addresses of feeds or pages, or - for standard input. "
        "Text, JSON Lines, JSON, CSV, Parquet, HTML, RSS/Atom, WARC; also .gz, .bz2, .xz.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
]
StoreFile = Annotated[Path, typer.Argument(metavar="STORE", help="A store made by demarche code --store.")]
Rules = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Event rules to use instead of the package's; or a packaged ontology: acled."),
]
Processes = Annotated[
    int | None,
    typer.Option("--processes", "-p", min=1, help="Processes that code at the same time: 1; on Ray one for each CPU."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date (2025-10-09) of inputs that name none.")
]
Source = Annotated[str, typer.Option(metavar="NAME", help="Publisher of inputs that name none.")]

Link = Annotated[
    bool | None,
    typer.Option(
        "--link/--no-link",
        help="Link what is new at the end, and lay down analyses, or do not; without either, analyses are laid down "
        "where a hundredth of the store or more is new.",
    ),
]


class Form(StrEnum):
    """How codings are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class Engine(StrEnum):
    """What does the work."""

    LOCAL = "local"
    RAY = "ray"


class Listing(StrEnum):
    """How a list is shown."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def form_of(form: Form | None, out: Path | None) -> Form:
    """The form that is asked for, else the one the file's name says, else JSON Lines."""
    suffix = out.suffix.lower().lstrip(".") if out else ""
    return form or (Form(suffix) if suffix in ("csv", "parquet") else Form.JSONL)
