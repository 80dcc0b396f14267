"""`demarche code` and `demarche parse`.

In:  `demarche code wire/ --store wire.duckdb`. Out: one coding per article in input order; what the store has
already, as it is and from the same program, rules and model, is not coded again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.records import Article, Coding, to_json
from demarche.show.cli.options import Form, Inputs, Out, Processes, Published, Rules, Source, form_of
from demarche.show.cli.output import opened
from demarche.show.cli.progress import Progress
from demarche.sources import Defaults, count_articles, read_articles
from demarche.store import Store, open_store
from demarche.store.exports import EVENT_COLUMNS, event_rows, write_csv, write_parquet

if TYPE_CHECKING:
    from demarche.coder import Coder

Coded = tuple[Article, Coding]


def code(
    inputs: Inputs,
    output: Out = None,
    form: Annotated[
        Form | None,
        typer.Option("--format", "-f", help="jsonl: everything; csv, parquet: one row for each event."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep everything in this store; go on where it ends.")
    ] = None,
    processes: Processes = 1,
    rules: Rules = None,
    published: Published = None,
    source: Source = "",
) -> None:
    """Code articles: who did what to whom, when, where, on whose word.

    [dim]$[/dim] demarche code report.txt --published 2025-10-09
    [dim]$[/dim] demarche code wire/*.jsonl.gz -o events.parquet -p 4
    [dim]$[/dim] demarche code archive.warc.gz https://example.org/feed.xml --store news.duckdb
    [dim]$[/dim] cat wire.jsonl | demarche code - > codings.jsonl
    """
    coder = load_coder(rules)
    kept = open_store(store) if store else None
    defaults = Defaults(published=published, source=source)
    validators = store.with_name(store.name + ".feeds.json") if store else None
    with Progress("coded", total=count_articles(inputs)) as progress:
        found = progress.articles_of(read_articles(inputs, defaults=defaults, validators=validators))
        coded = coded_articles(coder, found, progress, store=kept, processes=processes)
        if kept is not None and output is None and form is None and typer.get_text_stream("stdout").isatty():
            for _ in coded:  # on a terminal the store is the output; in a pipe the codings are, too
                pass
        else:
            _write(coded, form_of(form, output), output)
    if kept is not None:
        typer.echo(_account(progress, kept), err=True)
    if progress.unread:
        raise typer.Exit(1)


def _write(coded: Iterable[Coded], form: Form, output: Path | None) -> None:
    with opened(output) as file:
        if form is Form.CSV:
            write_csv(event_rows(coded), EVENT_COLUMNS, file)
        elif form is Form.PARQUET:
            write_parquet(event_rows(coded), EVENT_COLUMNS, file)
        else:
            for _, coding in coded:
                file.write(to_json(coding) + b"\n")
                file.flush()


def _account(progress: Progress, store: Store) -> str:
    known = f"; {progress.known:,} of them were there already" if progress.known else ""
    return f"{store.path}: {progress.articles:,} articles, {progress.events:,} events{known}"


def load_coder(rules: Path | None = None) -> Coder:
    """The coder, loaded late: help and mistakes in the command line need no language model."""
    from demarche.coder import load

    return load(rules)


def version_line() -> str:
    """Program, rules and model as codings name them."""
    coder = load_coder()
    return f"demarche {coder.version.version} (rules {coder.version.rules}, model {coder.version.model})"


def coded_articles(
    coder: Coder, articles: Iterable[Article], progress: Progress, *, store: Store | None = None, processes: int = 1
) -> Iterator[Coded]:
    """Articles with their codings in input order; with a store, coded only where it lacks them, and kept."""
    if store is None:
        passing = _Passing(articles)
        for coding in coder.pipe(passing, processes=processes):
            progress.done(events=len(coding.events))
            yield passing.next(), coding
        return
    try:
        for article, coding, is_known in _through_store(coder, articles, store, processes):
            progress.done(events=len(coding.events), known=is_known)
            yield article, coding
    finally:  # what is coded is kept, also when the reader of our output goes away
        store.close()


def _through_store(
    coder: Coder, articles: Iterable[Article], store: Store, processes: int
) -> Iterator[tuple[Article, Coding, bool]]:
    run = store.begin_run(coder.version, options={"rules": str(coder.rules or "")})
    passing = _Passing(articles, store=store, coder=coder)
    for coding, parse in coder.pipe_parsed(passing, processes=processes):
        yield from passing.known()
        article = passing.next()
        store.add(coding, article, run, parse=parse)
        yield article, coding, False
    yield from passing.known()


@dataclass(slots=True)
class _Passing:
    """Hands articles to the coder and remembers their order; those that the store knows go past it."""

    articles: Iterable[Article]
    store: Store | None = None
    coder: Coder | None = None
    _waiting: deque[tuple[Article, bool]] = field(default_factory=deque)

    def __iter__(self) -> Iterator[Article]:
        for article in self.articles:
            is_known = self.store is not None and self.coder is not None and self.store.has(article, self.coder.version)
            self._waiting.append((article, is_known))
            if not is_known:
                yield article

    def next(self) -> Article:
        return self._waiting.popleft()[0]

    def known(self) -> Iterator[tuple[Article, Coding, bool]]:
        """Articles that need no coding and stand before the next that does, with their codings from the store."""
        while self._waiting and self._waiting[0][1]:
            article, _ = self._waiting.popleft()
            if self.store is not None:
                yield article, self.store.coding_of(article), True


def parse(
    inputs: Inputs,
    output: Out = None,
    form: Annotated[str, typer.Option("--format", "-f", help="conllu is the only form.")] = "conllu",
) -> None:
    """Parse articles into Universal Dependencies, as CoNLL-U.

    [dim]$[/dim] demarche parse report.txt
    [dim]$[/dim] demarche parse wire.jsonl -o wire.conllu
    """
    from demarche.language.conllu import write_conllu

    if form != "conllu":
        raise typer.BadParameter(f"--format {form}: parses are written as conllu")
    coder = load_coder()
    with Progress("parsed", total=count_articles(inputs)) as progress, opened(output) as file:
        passing = _Passing(progress.articles_of(read_articles(inputs)))
        for doc in coder.parse(passing):
            for line in write_conllu(doc, article_id=passing.next().id):
                file.write(line.encode() + b"\n")
            progress.done()
    if progress.unread:
        raise typer.Exit(1)
