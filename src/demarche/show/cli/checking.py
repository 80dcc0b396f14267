"""`demarche check`: event rules and their own examples.

In:  a folder of rules, or none for those of the package. Out: a line for each example that is read otherwise than
its rule says, and exit code 1 if there is one; broken files stop with file, line and id.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from demarche.show.cli.coding import load_coder


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
