"""`demarche diff`: the events that another run, or other rules, read otherwise, each in its sentence.

In:  a store, and a run or a folder of rules. Out: "+ SANCTION Chad → Sudan (actual)" with the sentence and the clause
in it marked, and how many were gained, lost and changed, by type and by what changed; or rows for other programs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from demarche.errors import BrokenStore
from demarche.records import Article, Coding
from demarche.show.cli.coding import load_coder
from demarche.show.cli.options import Listing, Out, StoreFile
from demarche.show.cli.output import opened
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.store import Store, open_store
from demarche.store.differences import KINDS, Difference, differences
from demarche.store.exports.columns import TEXT, WHOLE, Column, write_csv

_PAGE = 256  # articles compared at a time
_STYLES = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}
_COLUMNS = (
    Column("article", TEXT, "id of the article"),
    Column("title", TEXT, "headline"),
    Column("published", TEXT, "day of publication"),
    Column("kind", TEXT, "gained, lost or changed"),
    Column("type", TEXT, "PLOVER type; of what changed, as it is now"),
    Column("summary", TEXT, "type, mode, parties, actuality"),
    Column("rule", TEXT, "the rule that reads it; of what is lost, that read it"),
    Column("changes", TEXT, "of what changed: what was and what is"),
    Column("sentence", TEXT, "the sentence, with [ and ] about the clause"),
    Column("start", WHOLE, "offset of the clause in the article, in characters"),
    Column("end", WHOLE, "offset behind it"),
)
Found = tuple[Article, Difference]


def diff(
    store: StoreFile,
    against: Annotated[
        str, typer.Option(metavar="RUN|DIR", help="A run of this store, or a folder of rules; else the run before.")
    ] = "",
    limit: Annotated[
        int | None, typer.Option(min=0, help="Show so many at most; all are counted. 0 for the counts alone.")
    ] = None,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How the differences are written.")] = Listing.TABLE,
    output: Out = None,
) -> None:
    """List events gained, lost and changed: from an earlier run to now, or from now to what other rules would read.

    Each stands in its sentence, [the clause] marked; then how many there are, by type and by what changed.

    [dim]$[/dim] demarche diff news.duckdb                             # since the run before
    [dim]$[/dim] demarche diff news.duckdb --against 3f9c2a            # since the run whose id begins so
    [dim]$[/dim] demarche diff news.duckdb --against my-rules/ --limit 20
    [dim]$[/dim] demarche diff news.duckdb --against my-rules/ --format csv -o changed.csv
    """
    if output is not None and form is Listing.TABLE:
        raise typer.BadParameter("a file is written with --format csv or --format jsonl", param_hint="--output")
    kept, counts = open_store(store, read_only=True), _Counts()
    with Progress("compared", total=kept.summary()["articles"]) as progress:
        found = counts.of(_found(kept, against, progress))
        if form is Listing.TABLE:
            _show(found, limit, console())
        else:
            _write(found, limit, form, output)
    if form is Listing.TABLE:
        screen = console()
        if sum(counts.kinds.values()):
            screen.print(_by_type(counts))
        screen.print(Text(counts.told(), style="quiet"))
    else:
        typer.echo(f"{store}: {counts.told()}", err=True)


@dataclass(slots=True)
class _Counts:
    """How many differences went by: by kind, by type and kind, and how often each field changed."""

    kinds: Counter[str] = field(default_factory=Counter)
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)

    def of(self, found: Iterator[Found]) -> Iterator[Found]:
        """The same, counted."""
        for article, difference in found:
            self.kinds[difference.kind] += 1
            self.types[difference.type, difference.kind] += 1
            self.fields.update(name for name, *_ in difference.fields)
            yield article, difference

    def told(self) -> str:
        """In one line: "1 gained, 0 lost, 2 changed (type 2, actors 1)"."""
        changed = ", ".join(f"{name} {count:,}" for name, count in self.fields.most_common())
        line = ", ".join(f"{self.kinds[kind]:,} {kind}" for kind in KINDS)
        return f"{line} ({changed})" if changed else line


def _found(store: Store, against: str, progress: Progress) -> Iterator[Found]:
    """All differences, in the order of the store and of the text."""
    for article, before, after in _both(store, against, progress):
        for difference in differences(before, after):
            yield article, difference


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


def _show(found: Iterator[Found], limit: int | None, screen: Console) -> None:
    """The differences under the titles of their articles; those beyond the limit go by."""
    above = None
    for number, (article, difference) in enumerate(found):
        if limit is not None and number >= limit:
            continue
        if article.id != above:
            screen.print(Text(f"{article.title or article.id} ({article.id})", style="bold"))
            above = article.id
        _print(difference, article, screen)


def _print(difference: Difference, article: Article, screen: Console) -> None:
    sign, style = _STYLES[difference.kind]
    screen.print(Text.assemble("  ", (f"{sign} {difference.summary}", style), f" · rule {difference.rule}"))
    for name, before, after in difference.fields:
        screen.print(Text(f"      {name}: {before or 'nothing'} → {after or 'nothing'}"))
    before, clause, after = _in_context(difference, article)
    screen.print(Text.assemble("      ", (before, "quiet"), (clause, "bold"), (after, "quiet")))


def _in_context(difference: Difference, article: Article) -> tuple[str, str, str]:
    """The sentence on one line: what stands before the clause, the clause in brackets, what stands after it."""
    (start, end), (first, last) = difference.clause, difference.sentence
    parts = (article.text[min(first, start) : start], article.text[start:end], article.text[end : max(last, end)])
    before, clause, after = (" ".join(part.split()) for part in parts)
    space, behind = (" " if parts[0][-1:].isspace() else ""), (" " if parts[2][:1].isspace() else "")
    return before + space, f"[{clause}]", behind + after


def _by_type(counts: _Counts) -> Table:
    table = Table("Type", *(kind.capitalize() for kind in KINDS))
    for name in sorted({name for name, _ in counts.types}):
        table.add_row(name, *(f"{counts.types[name, kind]:,}" for kind in KINDS))
    return table


def _write(found: Iterator[Found], limit: int | None, form: Listing, output: Path | None) -> None:
    """A row for each difference up to the limit; all go by, so that all are counted."""
    shown = (row for n, row in enumerate(found) if limit is None or n < limit)
    with opened(output) as file:
        if form is Listing.CSV:
            write_csv((_row(article, difference) for article, difference in shown), _COLUMNS, file)
        else:
            file.writelines(msgspec.json.encode(_object(*one)) + b"\n" for one in shown)


def _row(article: Article, difference: Difference) -> dict[str, Any]:
    changes = "; ".join(
        f"{name}: {before or 'nothing'} → {after or 'nothing'}" for name, before, after in difference.fields
    )
    return {
        "article": article.id,
        "title": article.title,
        "published": article.published,
        "kind": difference.kind,
        "type": difference.type,
        "summary": difference.summary,
        "rule": difference.rule,
        "changes": changes,
        "sentence": "".join(_in_context(difference, article)),
        "start": difference.clause.start,
        "end": difference.clause.end,
    }


def _object(article: Article, difference: Difference) -> dict[str, Any]:
    """The row with what changed and the offsets as they are, and the sentence as it stands in the text."""
    first, last = difference.sentence
    row = _row(article, difference)
    return {name: row[name] for name in ("article", "title", "published", "kind", "type", "summary", "rule")} | {
        "changes": [{"field": name, "before": old, "after": new} for name, old, new in difference.fields],
        "sentence": difference.sentence,
        "clause": difference.clause,
        "words": article.text[first:last],
    }
