"""`demarche export`, `demarche report`: a store in the forms of the field, and as a page to read.

In:  a store, "polecat". Out: files with a codebook beside them, their names on standard output: exports/polecat.txt;
or a dossier about "Kosovo": dossier.html.
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
from demarche.show.dossier import MOST_ARTICLES, Paper, write_dossier
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
    """Export a store, with a codebook: tidy tables (CSV, Parquet, Stata), PLOVER, POLECAT, ICEWS, ACLED, GDELT.

    [dim]$[/dim] demarche export news.duckdb --format csv -o tables/
    [dim]$[/dim] demarche export news.duckdb --format stata      # needs pip install 'demarche[stata]'
    [dim]$[/dim] demarche export news.duckdb --format polecat
    """
    opened = open_store(store, read_only=True)
    if any(file.tables for file in FORMATS[form.value].files) and not opened.is_newest():
        typer.echo(
            f"{store}: of an older schema, so tables are read the slow way; demarche link {store} brings it up",
            err=True,
        )
    readings = opened.summary()["articles"] * len(FORMATS[form.value].files)  # every file reads all articles
    with Progress("exported", total=readings) as progress:

        def coded() -> Iterator[tuple[Article, Coding]]:
            for article, coding in opened.coded():
                progress.done(events=len(coding.events))
                yield article, coding

        def step(articles: int, events: int) -> None:
            progress.done(events=events, articles=articles)

        for path in write_export(coded, form.value, folder, store=opened, step=step):
            typer.echo(path)


def report(
    store: StoreFile,
    about: Annotated[str, typer.Option(help="Only articles that name this.")] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Published on this day or later.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Published on this day or earlier.")] = "",
    most: Annotated[
        int, typer.Option("--articles", min=1, max=2000, help="At most so many articles: the latest that fit.")
    ] = MOST_ARTICLES,
    paper: Annotated[
        Paper | None,
        typer.Option(
            help="How it prints, unless the reader chooses otherwise on the page: in brief, every line, or with the"
            " articles' words. By default the less, the more articles there are."
        ),
    ] = None,
    page: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the page goes.")] = Path(
        "dossier.html"
    ),
) -> None:
    """Write a dossier: one self-contained page, every line a click from its words.

    It shows the latest articles that fit, 200 and a million characters at most, and counts these alone.

    [dim]$[/dim] demarche report news.duckdb
    [dim]$[/dim] demarche report news.duckdb --about Kosovo --since 2025-10-01 -o kosovo.html
    [dim]$[/dim] demarche report news.duckdb --paper full
    """
    opened = open_store(store, read_only=True)
    with Progress("read", total=min(most, opened.summary()["articles"])) as progress:
        path = write_dossier(
            opened,
            page,
            about=about,
            since=since,
            until=until,
            most=most,
            paper=paper,
            step=lambda events: progress.done(events=events),
        )
    typer.echo(path)
