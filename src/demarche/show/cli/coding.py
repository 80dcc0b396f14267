"""`demarche code` and `demarche parse`.

In:  `demarche code wire/ --store wire.duckdb`. Out: one coding per article in input order; what the store has
already, as it is and from the same program, rules and model, is not coded again.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.records import to_json
from demarche.show.cli.distributing import RayJob, code_distributed, output_folder
from demarche.show.cli.linking import link_after
from demarche.show.cli.options import Engine, Form, Inputs, Link, Out, Processes, Published, Rules, Source, form_of
from demarche.show.cli.output import opened
from demarche.show.cli.passing import Coded, Passing, coded_articles
from demarche.show.cli.progress import Progress
from demarche.sources import Defaults, count_articles, read_articles
from demarche.store import Store, open_store
from demarche.store.exports import EVENT_COLUMNS, event_rows, write_csv, write_parquet

if TYPE_CHECKING:
    from demarche.coder import Coder


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
    processes: Processes = None,
    rules: Rules = None,
    published: Published = None,
    source: Source = "",
    link: Link = None,
    engine: Annotated[Engine, typer.Option(help="local: this machine; ray: a cluster, with -o DIR.")] = Engine.LOCAL,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster: auto, ray://head:10001, host:6379.")
    ] = None,
) -> None:
    """Code articles: who did what to whom, when, where, on whose word.

    [dim]$[/dim] demarche code report.txt --published 2025-10-09
    [dim]$[/dim] demarche code wire/*.jsonl.gz -o events.parquet -p 4
    [dim]$[/dim] demarche code archive.warc.gz https://example.org/feed.xml --store news.duckdb
    [dim]$[/dim] cat wire.jsonl | demarche code - > codings.jsonl
    [dim]$[/dim] demarche code /mnt/cc-news/*.warc.gz --engine ray --address auto -o /mnt/coded
    """
    defaults = Defaults(published=published, source=source)
    if engine is Engine.RAY:
        job = RayJob(inputs, output_folder(output, form), store, address, processes, defaults, link)
        code_distributed(job, load_coder(rules))
        return
    if address is not None:
        raise typer.BadParameter("--address is for --engine ray")
    coder = load_coder(rules)
    kept = open_store(store) if store else None
    validators = store.with_name(store.name + ".feeds.json") if store else None
    with Progress("coded", total=count_articles(inputs)) as progress:
        found = progress.articles_of(read_articles(inputs, defaults=defaults, validators=validators))
        # On a terminal the store is the output; in a pipe the codings are, too.
        wanted = kept is None or output is not None or form is not None or not typer.get_text_stream("stdout").isatty()
        coded = coded_articles(coder, found, progress, store=kept, processes=processes or 1, wanted=wanted)
        if wanted:
            _write(coded, form_of(form, output), output)
        else:
            for _ in coded:
                pass
    if kept is not None:
        typer.echo(_account(progress, kept), err=True)
        link_after(kept, changed=progress.articles - progress.known, wanted=link)
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
    coded = f"{progress.articles - progress.known:,} articles coded, {progress.events:,} events"
    return f"{store.path}: {coded}" + (f"; {progress.known:,} were there already" if progress.known else "")


def load_coder(rules: Path | None = None) -> Coder:
    """The coder, loaded late: help and mistakes in the command line need no language model."""
    from demarche.coder import load_for_good

    return load_for_good(rules)


def version_line() -> str:
    """Program, rules and model as codings name them."""
    coder = load_coder()
    return f"demarche {coder.version.version} (rules {coder.version.rules}, model {coder.version.model})"


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
        passing = Passing(progress.articles_of(read_articles(inputs)))
        for doc in coder.parse(passing):
            for line in write_conllu(doc, article_id=passing.next().id):
                file.write(line.encode() + b"\n")
            progress.done()
    if progress.unread:
        raise typer.Exit(1)
