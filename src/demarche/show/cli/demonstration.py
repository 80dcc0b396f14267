"""`demarche demo`: the whole way on the example articles.

In:  nothing. Out: demo/demarche.duckdb and demo/dossier.html in the current folder and a table of what was found,
e.g. that Chad closed its border with Sudan. A second run finds everything there and adds nothing.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from demarche.errors import UnreadableSource
from demarche.show.cli.coding import load_coder
from demarche.show.cli.counting import counted
from demarche.show.cli.linking import link_with_progress
from demarche.show.cli.passing import coded_articles
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.show.cli.showing import show_events
from demarche.show.dossier import write_dossier
from demarche.sources import read_articles
from demarche.store import open_store

_EVERYTHING = 1_000_000


def demo(
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where store and dossier are made.")
    ] = Path("demo"),
) -> None:
    """Code the example articles into a store, show what was found, link them, and write a dossier of it.

    [dim]$[/dim] demarche demo
    """
    screen = console()
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(folder / "demarche.duckdb")
    coder = load_coder()
    with Progress("coded") as progress:
        articles = progress.articles_of(read_articles(example_articles()))
        for _ in coded_articles(coder, articles, progress, store=store, wanted=False):
            pass
    for article in store.articles():
        rows = store.query("events", article=article.id, about="", type="", actuality="", limit=_EVERYTHING).to_pylist()
        screen.print(Text(f"\n{article.title} ({article.published})", style="bold underline"))
        show_events(rows, screen)
    added = progress.articles - progress.known
    known = f"{progress.known:,} there already, " if progress.known else ""
    screen.print(Text(f"\n{counted(progress.articles, 'article')}: {known}{added or 'nothing'} added."))
    screen.print(Text(f"Links: {link_with_progress(store) or 'nothing to link'}."))
    typer.echo(store.path)
    typer.echo(write_dossier(store, folder / "dossier.html", title="The example articles"))


def example_articles() -> Path:
    """The folder of examples: in the package, or, in a checkout, beside it."""
    package = Path(str(resources.files("demarche")))
    for folder in (package / "data" / "examples", package.parents[1] / "examples" / "articles"):
        if folder.is_dir():
            return folder
    raise UnreadableSource("the example articles are not installed; `demarche code` reads your own")
