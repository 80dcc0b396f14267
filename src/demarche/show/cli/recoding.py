"""`demarche recode`: a store coded anew after a change of rules.

In:  a store with its parses. Out: the same store coded by today's rules, without parsing: "Chad closed its border" is a
SANCTION now, and what nothing has changed in is carried over.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from demarche.errors import BrokenStore
from demarche.show.cli.coding import load_coder
from demarche.show.cli.counting import counted
from demarche.show.cli.linking import link_after
from demarche.show.cli.options import Link, Processes, Rules, StoreFile
from demarche.show.cli.progress import Progress
from demarche.store import open_store

if TYPE_CHECKING:
    from demarche.recoder import Recoder

_BATCH = 1000  # codings replaced in one transaction: deleting the old rows is dear, once for many is not


def recode(store: StoreFile, processes: Processes = None, rules: Rules = None, link: Link = None) -> None:
    """Code a store anew with today's rules, from the parses it keeps: what a change of rules or tables can touch.

    After a change of event rules the articles that these can read; after one of actors, places or word classes all, by
    the stages that look at them; after one of the program or its language model all of it.

    [dim]$[/dim] demarche recode news.duckdb
    [dim]$[/dim] demarche recode news.duckdb --processes 4
    [dim]$[/dim] demarche recode news.duckdb --rules my-rules/
    """
    if not store.exists():
        raise BrokenStore(f"{store}: no such store")
    recoder, progress = _recode(store, rules, processes or 1)
    told = _account(progress, recoder)
    typer.echo(f"{store}: {told}", err=True)
    link_after(recoder.store, changed=progress.articles - progress.known, wanted=link)


def _recode(path: Path, rules: Path | None, processes: int) -> tuple[Recoder, Progress]:
    """Codes what today's rules may read otherwise, then carries the rest over; killed on the way, it goes on there."""
    from demarche.recoder import Recoder

    coder = load_coder(rules)
    with open_store(path, batch=_BATCH) as store, Progress("recoded", total=store.summary()["articles"]) as progress:
        run = store.begin_run(coder.version, options={"rules": str(coder.rules or "")}, basis=coder.basis)
        recoder = Recoder(coder, store)
        for coding in recoder.recode(run, processes=processes):
            progress.done(known=coding is None, events=len(coding.events) if coding else 0)
    return recoder, progress


def _account(progress: Progress, recoder: Recoder) -> str:
    """How many articles were coded anew and why, and what became of the others."""
    recoded, carried = progress.articles - progress.known, len(recoder.untouched)
    told = f"{counted(recoded, 'article')} recoded" + (f", as {'; '.join(recoder.reasons)}" if recoder.reasons else "")
    told += f"; {carried:,} carried over, in which nothing is read otherwise" if carried else ""
    known = progress.known - carried
    return told + (f"; {known:,} coded by these rules already" if known or not carried else "")
