"""`demarche export`: a store in the forms of the field.

In:  a store, "polecat". Out: files with a codebook beside them, their names on standard output: exports/polecat.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from demarche.records import Article, Coding
from demarche.show.cli.options import StoreFile
from demarche.show.cli.progress import Progress
from demarche.store import open_store
from demarche.store.exports import FORMATS
from demarche.store.exports import export as write_export

ExportFormat = StrEnum("ExportFormat", {name.upper(): name for name in FORMATS})  # type: ignore[misc]


def export(
    store: StoreFile,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="Which form.")],
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the files go.")] = Path(
        "exports"
    ),
) -> None:
    """Export a store, with a codebook: tidy tables, PLOVER, POLECAT, ICEWS, GDELT.

    [dim]$[/dim] demarche export news.duckdb --format csv -o tables/
    [dim]$[/dim] demarche export news.duckdb --format polecat
    """
    opened = open_store(store, read_only=True)
    with Progress("exported") as progress:

        def coded() -> Iterator[tuple[Article, Coding]]:
            for article, coding in opened.coded():
                progress.done(events=len(coding.events))
                yield article, coding

        for path in write_export(coded, form.value, folder):
            typer.echo(path)
