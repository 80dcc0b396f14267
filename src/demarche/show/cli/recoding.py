"""`demarche recode` and `demarche diff`: what a change of rules does to a store.

In:  a store with its parses. Out: the same store coded by today's rules, without parsing; or the events gained, lost
and changed, each in its clause, e.g. "+ SANCTION Chad → Sudan (actual)".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from demarche.errors import BrokenStore
from demarche.records import Article, Coding
from demarche.show.cli.coding import load_coder
from demarche.show.cli.counting import counted
from demarche.show.cli.linking import link_after
from demarche.show.cli.options import Link, Processes, Rules, StoreFile
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.store import Store, open_store
from demarche.store.differences import Difference, differences

if TYPE_CHECKING:
    from demarche.recoder import Recoder

_PAGE = 256  # articles compared at a time
_BATCH = 1000  # codings replaced in one transaction: deleting the old rows is dear, once for many is not
_STYLES = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}


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


def diff(
    store: StoreFile,
    against: Annotated[
        str, typer.Option(metavar="RUN|DIR", help="A run of this store, or a folder of rules; else the run before.")
    ] = "",
) -> None:
    """List events gained, lost and changed: from an earlier run to now, or from now to what other rules would read.

    [dim]$[/dim] demarche diff news.duckdb
    [dim]$[/dim] demarche diff news.duckdb --against 3f9c2a
    [dim]$[/dim] demarche diff news.duckdb --against my-rules/
    """
    kept, screen = open_store(store, read_only=True), console()
    counts = dict.fromkeys(_STYLES, 0)
    with Progress("compared", total=kept.summary()["articles"]) as progress:
        for article, before, after in _both(kept, against, progress):
            found = differences(before, after)
            if found:
                screen.print(Text(f"{article.title or article.id} ({article.id})", style="bold"))
            for difference in found:
                counts[difference.kind] += 1
                _print(difference, article, screen)
    screen.print(Text(", ".join(f"{count} {kind}" for kind, count in counts.items()), style="quiet"))


def _both(store: Store, against: str, progress: Progress) -> Iterator[tuple[Article, Coding, Coding]]:
    """Articles with the coding before and the coding after, of those whose coding may be another."""
    if against and Path(against).is_dir():
        yield from _against_rules(store, Path(against), progress)
        return
    coded = store.coded(run=_run_named(store, against))
    while page := list(islice(coded, _PAGE)):
        newest = store.coded_at([store.key(article) for article, _ in page])
        for (article, before), (_, after) in zip(page, newest, strict=True):
            progress.done()
            yield article, before, after


def _against_rules(store: Store, rules: Path, progress: Progress) -> Iterator[tuple[Article, Coding, Coding]]:
    """Articles as they are coded and as other rules would code them, of those that these rules can touch."""
    from demarche.recoder import Recoder

    coder = load_coder(rules)
    recoder = Recoder(coder, store)
    for kept in store.parses(model=coder.version.model):
        progress.done()
        after = recoder.look(kept)
        if after is not None:
            ((article, before),) = store.coded_at([kept.key])
            yield article, before, after


def _run_named(store: Store, name: str) -> str:
    """The run whose id begins so; without a name the one before the last."""
    runs = [run.id for run in store.runs()]
    found = [id for id in runs if id.startswith(name)] if name else runs[-2:-1]
    if len(found) != 1:
        known = ", ".join(runs) or "none"
        raise BrokenStore(f"{store.path}: no one run {name or 'before the last'!r} (runs: {known})")
    return found[0]


def _print(difference: Difference, article: Article, screen: Console) -> None:
    sign, style = _STYLES[difference.kind]
    screen.print(Text.assemble("  ", (f"{sign} {difference.summary}", style), f" · rule {difference.rule}"))
    for field, before, after in difference.fields:
        screen.print(Text(f"      {field}: {before or 'nothing'} → {after or 'nothing'}"))
    start, end = difference.clause
    screen.print(Text("      " + " ".join(article.text[start:end].split()), style="quiet"))
