"""`demarche check`, `demarche coverage`: event rules and their own examples, and what they lack.

In:  a folder of rules, or none for those of the package. Out: a line for each example that is read otherwise than
its rule says, and exit code 1 if there is one; broken files stop with file, line and id. Of a corpus: the predicates
that no rule reads.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from demarche.show.cli.coding import load_coder
from demarche.show.cli.options import Inputs, Listing, Rules
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.show.cli.showing import write_listing
from demarche.sources import count_articles, read_articles


def check(
    rules: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of event rules; else the package's.")
    ] = None,
) -> None:
    """Check event rules: the files, and all their examples and counter-examples.

    [dim]$[/dim] demarche check
    [dim]$[/dim] demarche check my-rules/
    """
    from demarche.checking import check_examples

    coder = load_coder(rules)
    failures = 0
    for failure in check_examples(coder):
        failures += 1
        typer.echo(str(failure))
    count = len(coder.knowledge.events.rules.rules)
    typer.echo(f"{count:,} rules, {failures or 'no'} examples read otherwise", err=True)
    if failures:
        raise typer.Exit(1)


def coverage(
    inputs: Inputs,
    limit: Annotated[int, typer.Option(min=1, help="At most so many predicates.")] = 50,
    rules: Rules = None,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How the list is written.")] = Listing.TABLE,
) -> None:
    """List the most frequent predicates of political actors that no event rule reads.

    [dim]$[/dim] demarche coverage wire/
    [dim]$[/dim] demarche coverage wire.jsonl --rules my-rules/ --limit 200 -f csv
    """
    coder = load_coder(rules)
    from demarche.coverage import find_gaps

    with Progress("read", total=count_articles(inputs)) as progress:
        articles = progress.counted(progress.articles_of(read_articles(inputs)))
        gaps = find_gaps(coder, (a for a in articles if a.language == "en"))[:limit]
    if form is not Listing.TABLE:
        write_listing(
            [{f: getattr(gap, f) for f in ("count", "lemma", "pos", "example", "article")} for gap in gaps], form
        )
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("times", "predicate", "kind", "for example"):
        table.add_column(title)
    for gap in gaps:
        table.add_row(str(gap.count), Text(gap.lemma, style="event"), gap.pos, Text(gap.example))
    console().print(table)
