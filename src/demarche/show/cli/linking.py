"""`demarche stories`, `demarche link`: which articles are on the same matter, which events are one occurrence.

In:  a store, or files of articles. Out: a line for each, {"id":"r-17","story":"r-12"}; nothing is parsed. Or the store
with its occurrences: "Chad closed its border", in three papers, is one closing told three times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from demarche.analyse.asking import ANALYSES, COUNTS, keep_views, views_are_kept
from demarche.errors import BrokenStore
from demarche.link import LEAD, StoryOptions, by_publication, find_origins, find_stories
from demarche.linker import kept_stories, link_store, waiting
from demarche.records import Article
from demarche.show.cli.counting import counted
from demarche.show.cli.options import Inputs, Listing, Out, StoreFile
from demarche.show.cli.output import opened
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.sources import count_articles, read_articles
from demarche.store import Store, open_newest, open_store
from demarche.store.exports.columns import TEXT, Column, write_csv

Linked = tuple[Article, dict[str, str]]
_MAGIC = b"DUCK"  # at byte 8 of a DuckDB file
_MOST_SHOWN = 100
_SHARE = 100  # one new article in so many is enough to lay down analyses
_COLUMNS = (
    Column("id", TEXT, "The article."),
    Column("story", TEXT, "Id of the first article on the same matter."),
    Column("origin", TEXT, "Id of the first article with nearly the same text."),
)


def stories(
    inputs: Inputs,
    output: Out = None,
    form: Annotated[
        Listing, typer.Option("--format", "-f", help="jsonl, csv: a line per article; table: a line per story.")
    ] = Listing.JSONL,
    origins: Annotated[
        bool, typer.Option("--origins", help="Name also the article that each is a copy of: one wire, one origin.")
    ] = False,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="Least similarity of an article to its story.")
    ] = StoryOptions().threshold,
) -> None:
    """Group articles into stories: those on the same matter. Reads a store or files; nothing is parsed.

    Of a store that is linked these are its stories, as its pages show them; otherwise they are found afresh.

    [dim]$[/dim] demarche stories news.duckdb --format jsonl
    [dim]$[/dim] demarche stories wire/*.jsonl.gz --origins -o stories.csv -f csv
    [dim]$[/dim] demarche stories news.duckdb --format table
    """
    options = StoryOptions(threshold=threshold)
    store = _store_of(inputs)
    total = store.summary()["articles"] if store else count_articles(inputs)
    with Progress("linked", total=total) as progress:
        if store and _is_linked(store, options):
            linked = _kept(store, progress, origins)
        else:
            heads = (article for _, article in store.heads(lead=LEAD)) if store else None
            read = heads or by_publication(progress.articles_of(read_articles(inputs)))
            linked = _linked(progress.counted(read), options, origins)
        _write(linked, form, output, _COLUMNS[: 2 + origins])
    if progress.unread:
        raise typer.Exit(1)


def link(
    store: StoreFile,
    anew: Annotated[
        bool, typer.Option("--anew", help="Take all links away and link everything; stories may get other names.")
    ] = False,
) -> None:
    """Link a store: articles into stories, copies to their origins, events of many articles into occurrences.

    Only what is new is linked; what was linked stays as it is, with its names. Done at the end of demarche code --store
    and of demarche recode, too; analyses are laid down besides, so that pages show them at once.

    [dim]$[/dim] demarche link news.duckdb
    [dim]$[/dim] demarche show news.duckdb --occurrences
    """
    if not store.exists():
        raise BrokenStore(f"{store}: no such store")
    linked = link_with_progress(open_store(store), anew=anew)
    typer.echo(f"{store}: {linked or 'was linked already'}", err=True)


def link_after(store: Store, *, changed: int, wanted: bool | None) -> None:
    """Link at the end of a run that coded `changed` articles, unless that is not wanted; also where an earlier run was
    broken off before it had linked.

    Analyses read the whole store: where fewer than one article in a hundred is new they are left to be asked anew, or
    laid down by demarche link.
    """
    if not (changed or _broken_off(store) if wanted is None else wanted):
        return
    much = changed * _SHARE >= store.summary()["articles"]
    if linked := link_with_progress(store, analyses=wanted or much):
        typer.echo(f"{store.path}: {linked}", err=True)


def _broken_off(store: Store) -> bool:
    """Whether articles wait to be linked though nothing was coded now."""
    left = waiting(store)
    return left.articles > 0 and not left.anew


def link_with_progress(store: Store, *, anew: bool = False, analyses: bool = True) -> str:
    """Link what is new, and lay down analyses; what came of it in a few words, "" where there was nothing to link."""
    left = waiting(store)
    if left.anew:
        told = f"linked by another version or otherwise; all {counted(left.articles, 'article')} linked anew"
        typer.echo(f"{store.path}: {told}", err=True)
    with Progress("linked", total=store.summary()["articles"] if anew else left.articles) as progress:
        is_new = link_store(store, anew=anew, step=lambda events: progress.done(events=events))
    if analyses and (is_new or not views_are_kept(store)):
        with Progress("laid down", what="analysis", total=len(COUNTS) + len(ANALYSES)) as laid:
            keep_views(store, step=laid.done)
    if not is_new:
        return ""
    counts = store.query("link_summary").to_pylist()[0]
    return (
        f"{counted(progress.articles, 'article')} linked; the store has {counted(counts['articles'], 'article')} in "
        f"{counted(counts['stories'], 'story')}, {counted(counts['events'], 'event')} in "
        f"{counted(counts['occurrences'], 'occurrence')}, {counts['shared']:,} of them told by several articles"
    )


def _store_of(inputs: list[str]) -> Store | None:
    """The store, when the only input is one; it is known by its first bytes, whatever its name."""
    path = Path(inputs[0])
    if len(inputs) > 1 or not path.is_file():
        return None
    with path.open("rb") as file:
        return open_newest(path) if file.read(12)[8:] == _MAGIC else None


def _is_linked(store: Store, options: StoryOptions) -> bool:
    """Whether every article has its story, by these options; one line where only some have."""
    left = waiting(store, stories=options)
    if left.articles and not left.anew and left.articles < store.summary()["articles"]:
        told = f"{counted(left.articles, 'article')} not linked yet (demarche link); stories are found afresh"
        typer.echo(f"{store.path}: {told}", err=True)
    return left.articles == 0


def _kept(store: Store, progress: Progress, origins: bool) -> Iterator[Linked]:
    """Articles with the story and, where wanted, the origin that they have in the store."""
    for article, story, origin in progress.counted(kept_stories(store, lead=LEAD)):
        yield article, {"id": article.id, "story": story} | ({"origin": origin} if origins else {})


def _linked(articles: Iterable[Article], options: StoryOptions, origins: bool) -> Iterator[Linked]:
    """Articles with story and, where wanted, origin; all three run in step, so nothing piles up between them."""
    shown, read, compared = tee(articles, 3)
    copied = find_origins(compared) if origins else ((article.id, "") for article in compared)
    for article, (id, story), (_, origin) in zip(shown, find_stories(read, options=options), copied, strict=True):
        yield article, {"id": id, "story": story} | ({"origin": origin} if origins else {})


def _write(linked: Iterable[Linked], form: Listing, output: Path | None, columns: Sequence[Column]) -> None:
    if form is Listing.TABLE:
        console().print(_table(linked))
        return
    with opened(output) as file:
        if form is Listing.CSV:
            write_csv((row for _, row in linked), columns, file)
        else:
            file.writelines(msgspec.json.encode(row) + b"\n" for _, row in linked)


def _table(linked: Iterable[Linked]) -> Table:
    """The largest stories, each with the title of its first article."""
    first: dict[str, Article] = {}
    sizes: dict[str, int] = {}
    for article, row in linked:
        story = row["story"]
        first.setdefault(story, article)
        sizes[story] = sizes.get(story, 0) + 1
    table = Table("Articles", "Since", "Story", "First title")
    for story in sorted(sizes, key=lambda s: (-sizes[s], first[s].published or "", s))[:_MOST_SHOWN]:
        head = first[story]
        table.add_row(str(sizes[story]), head.published or "", story, head.title or head.text[:80])
    return table
