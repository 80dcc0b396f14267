"""`demarche check`, `demarche coverage`: event rules and their own examples, and what they lack.

In:  a folder of rules, or none for those of the package. Out: a line for each example that is read otherwise than
its rule says, and exit code 1 if there is one; lines for overlaps, contradictions and what is missing; broken files
stop with file, line and id. Of a corpus: the predicates that no rule reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from demarche.show.cli.coding import load_coder
from demarche.show.cli.counting import counted
from demarche.show.cli.options import Inputs, Listing, Rules
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.show.cli.showing import write_listing
from demarche.sources import count_articles, read_articles

if TYPE_CHECKING:
    from demarche.coverage import Gap


def check(
    rules: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="A folder of event rules or a packaged ontology; else the package's."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on all that is found, not on examples alone.")] = False,
) -> None:
    """Check event rules: the files, all examples and counter-examples, rule against rule, and what they lack.

    [dim]$[/dim] demarche check
    [dim]$[/dim] demarche check my-rules/ --strict
    [dim]$[/dim] demarche check acled
    """
    from demarche import checking

    coder = load_coder(rules)
    with Progress("tried", what="sentence") as progress:
        trials = list(progress.counted(checking.run_examples(coder)))
    examples = list(checking.check_examples(coder, trials))
    others = [*checking.find_clashes(coder, trials), *checking.find_gaps(coder)]
    for finding in (*examples, *others):
        typer.echo(str(finding))
    count = len(checking.tried_rules(coder.knowledge.events))
    otherwise = f"{counted(len(examples), 'example')} read otherwise"
    typer.echo(f"{counted(count, 'rule')}, {otherwise}, {counted(len(others), 'remark')}", err=True)
    if examples or (strict and others):
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
    _show_gaps(gaps, form)
    if progress.unread:
        raise typer.Exit(1)


def _show_gaps(gaps: Sequence[Gap], form: Listing) -> None:
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
