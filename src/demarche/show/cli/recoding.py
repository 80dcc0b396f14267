"""`demarche recode` and `demarche diff`: what a change of rules does to a store.

In:  a store with its parses. Out: the same store coded by today's rules, without parsing; or the events gained, lost
and changed, each in its clause, e.g. "+ SANCTION Chad → Sudan (actual)".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from demarche.errors import BrokenStore
from demarche.records import Article, Coding
from demarche.show.cli.coding import load_coder
from demarche.show.cli.linking import link_after
from demarche.show.cli.options import Link, Rules, StoreFile
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.store import Store, open_store
from demarche.store.differences import Difference, differences

if TYPE_CHECKING:
    from demarche.coder import Coder

_BATCH = 1000  # codings replaced in one transaction: deleting the old rows is dear, once for many is not
_STYLES = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}


def recode(store: StoreFile, rules: Rules = None, link: Link = None) -> None:
    """Code a store anew with today's rules, from the parses it keeps.

    [dim]$[/dim] demarche recode news.duckdb
    [dim]$[/dim] demarche recode news.duckdb --rules my-rules/
    """
    if not store.exists():
        raise BrokenStore(f"{store}: no such store")
    coder = load_coder(rules)
    with open_store(store, batch=_BATCH) as kept, Progress("recoded", total=kept.summary()["articles"]) as progress:
        run = kept.begin_run(coder.version, options={"rules": str(coder.rules or "")})
        for article, parse in kept.parses(model=coder.version.model):
            if kept.has(article, coder.version):
                progress.done(known=True)
                continue
            coding, new_parse = _recoded(coder, article, parse)
            kept.add(coding, article, run, parse=new_parse)
            progress.done(events=len(coding.events))
        changed = progress.articles - progress.known
    typer.echo(f"{store}: {changed:,} articles recoded, {progress.known:,} were coded by these rules already", err=True)
    link_after(kept, changed=changed, wanted=link)


def _recoded(coder: Coder, article: Article, parse: bytes) -> tuple[Coding, bytes | None]:
    """The coding from the kept parse; where there is none of today's model, from a new one, which is returned, too."""
    from demarche.language.parses import unpack

    if parse:
        return coder.code_parsed(article, unpack(parse, coder.nlp.vocab)), None
    return next(coder.pipe_parsed([article]))


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
        for article, before, after in _both(kept, against):
            found = differences(before, after)
            if found:
                screen.print(Text(f"{article.title or article.id} ({article.id})", style="bold"))
            for difference in found:
                counts[difference.kind] += 1
                _print(difference, article, screen)
            progress.done()
    screen.print(Text(", ".join(f"{count} {kind}" for kind, count in counts.items()), style="quiet"))


def _both(store: Store, against: str) -> Iterator[tuple[Article, Coding, Coding]]:
    """Articles with the coding before and the coding after."""
    if against and Path(against).is_dir():
        coder = load_coder(Path(against))
        parses = store.parses(model=coder.version.model)
        for (article, before), (_, parse) in zip(store.coded(), parses, strict=True):
            yield article, before, _recoded(coder, article, parse)[0]
        return
    run = _run_named(store, against)
    newest = {coding.article.id: coding for coding in store.codings()}
    for article, before in store.coded(run=run):
        if article.id in newest and newest[article.id].article == before.article:
            yield article, before, newest[article.id]


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
