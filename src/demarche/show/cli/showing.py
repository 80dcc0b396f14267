"""`demarche show`, `demarche quotes`, `demarche why`: what a store holds, in tables to read.

In:  a store. Out: "2025-05-11 · Chad → Sudan · SANCTION/discontinue · said by Mahamat Deby", the quotations of a
speaker, the reason why a sentence gave nothing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from demarche.show.cli.counting import counted
from demarche.show.cli.occurrences import show_occurrences
from demarche.show.cli.options import Listing, StoreFile
from demarche.show.cli.screen import console
from demarche.show.telling.marking import REASONS
from demarche.store import Store, open_store
from demarche.store.exports import harmless

Row = Mapping[str, Any]

_LONGEST_CLAUSE = 110  # characters: two lines of the table; `-f jsonl` has all
_QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
Limit = Annotated[int, typer.Option(min=1, help="At most so many rows.")]
ListingOption = Annotated[Listing, typer.Option("--format", "-f", help="How the list is written.")]


def show(
    store: StoreFile,
    about: Annotated[
        str, typer.Option(help="Only events with this actor, recipient or speaker (name or country code).")
    ] = "",
    type: Annotated[str, typer.Option(help="Only events of this PLOVER type.")] = "",
    actuality: Annotated[
        str, typer.Option(help="Only actual, historical, future, hypothetical or negated events.")
    ] = "",
    article: Annotated[str, typer.Option(help="Only events of the article with this id.")] = "",
    occurrences: Annotated[
        bool,
        typer.Option("--occurrences", help="What several articles tell once, with who tells it; see demarche link."),
    ] = False,
    limit: Limit = 200,
    form: ListingOption = Listing.TABLE,
) -> None:
    """Show the events of a store as a table.

    [dim]$[/dim] demarche show news.duckdb
    [dim]$[/dim] demarche show news.duckdb --about Kosovo --actuality actual
    [dim]$[/dim] demarche show news.duckdb --type ACCUSE -f csv > accusations.csv
    """
    opened = open_store(store, read_only=True)
    values = {"about": about, "type": type.upper(), "actuality": actuality, "article": article, "limit": limit}
    rows = opened.query("told" if occurrences else "events", **values).to_pylist()
    if form is Listing.TABLE:
        screen = console()
        if occurrences:
            show_occurrences(rows, screen)
            return
        show_events(rows, screen)
        screen.print(Text(_account(opened, len(rows)), style="quiet"))
    else:
        write_listing(rows, form)


def show_events(rows: Sequence[Row], screen: Console) -> None:
    """Print events as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold", row_styles=("", "on grey7"))
    table.add_column("date", no_wrap=True)
    table.add_column("actor", ratio=3)
    table.add_column("did", no_wrap=True)
    table.add_column("recipient", ratio=3)
    table.add_column("happened?", no_wrap=True)
    table.add_column("on whose word", ratio=2)
    table.add_column("in the words", ratio=5)
    for row in rows:
        table.add_row(*_cells(row))
    screen.print(table)


def _account(store: Store, shown_rows: int) -> str:
    """How many events are shown, and what else the store holds."""
    totals = store.summary()
    events = counted(totals["events"], "event")
    shown = events if shown_rows == totals["events"] else f"{shown_rows:,} of {events}"
    nouns = ("article", "actor", "attribution", "instrument")
    rest = ", ".join(counted(totals[f"{noun}s"], noun) for noun in nouns)
    return f"{shown}; {rest}, {totals['uncoded']:,} uncoded"


def _cells(row: Row) -> tuple[Text, ...]:
    did = f"{row['type']}{'/' + row['mode'] if row['mode'] else ''}"
    happened = row["actuality"] + (" ?" if row["hedged"] else "")
    return (
        Text(_days(row)),
        Text(row["actors"] or "?", style="actor"),
        Text(did, style=_QUAD_STYLES.get(row["quad"], "")),
        Text(row["recipients"] or ""),
        Text(happened, style="" if row["actuality"] == "actual" else "quiet"),
        Text(row["said_by"] or ""),
        Text(_clipped(row["clause"] or "")),
    )


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_CLAUSE else line[: _LONGEST_CLAUSE - 1].rsplit(" ", 1)[0] + " …"


def _days(row: Row) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None:
        return "?"
    if row["date_precision"] == "unresolved":  # the day of publication, for want of a better
        return f"({start})"
    return str(start) if start == end else f"{start}…{end}"


def quotes(
    store: StoreFile,
    speaker: Annotated[str, typer.Option(help="Only of this speaker (part of the name, or a country code).")] = "",
    about: Annotated[str, typer.Option(help="Only with these words.")] = "",
    limit: Limit = 200,
    form: ListingOption = Listing.TABLE,
) -> None:
    """List who said what, to whom, where it is reported.

    [dim]$[/dim] demarche quotes news.duckdb --speaker Osmani
    [dim]$[/dim] demarche quotes news.duckdb --about "Resolution 1244" -f jsonl
    """
    rows = open_store(store, read_only=True).query("quotes", speaker=speaker, about=about, limit=limit).to_pylist()
    if form is not Listing.TABLE:
        write_listing(rows, form)
        return
    table = Table(box=None, pad_edge=False, header_style="bold", row_styles=("", "on grey7"))
    for title, ratio in (("published", 1), ("speaker", 2), ("to", 1), ("stance", 1), ("words", 6), ("article", 2)):
        table.add_column(title, ratio=ratio)
    for row in rows:
        words = Text(" ".join(row["content"].split()), style="said" if row["kind"] == "direct" else "")
        speaker_name = Text(row["speaker"] or row["source"] or "?", style="actor")
        cells = (str(row["published"] or "?"), speaker_name, row["addressee"] or "", row["stance"], words)
        table.add_row(*cells, row["title"] or row["article_id"])
    console().print(table)


def why(
    store: StoreFile,
    text: Annotated[str, typer.Argument(help="Words of the sentence, or ARTICLE:OFFSET.")],
    form: ListingOption = Listing.TABLE,
) -> None:
    """Say why a sentence gave no event, or which events it gave.

    [dim]$[/dim] demarche why news.duckdb "One should not take the outrage"
    [dim]$[/dim] demarche why news.duckdb balkans-drones:2150
    """
    opened = open_store(store, read_only=True)
    if not text.strip():
        raise typer.BadParameter("give words of a sentence, or ARTICLE:OFFSET")
    article, _, offset = text.rpartition(":")
    rows: list[dict[str, Any]] = []
    if article and offset.isdecimal() and len(offset) < 10:
        rows = opened.query("why", words="", article=article, at=int(offset)).to_pylist()
    if not rows:  # "at 10:30" is no offset
        rows = opened.query("why", words=text, article="", at=-1).to_pylist()
    if not rows:
        raise typer.BadParameter(f"no sentence of {store} has the words {text!r}")
    if form is not Listing.TABLE:
        write_listing(rows, form)
        return
    screen = console()
    for row in rows:
        screen.print(Text(" ".join(row["sentence"].split())))
        style = "event" if row["outcome"] == "coded" else "quiet"
        place = f"{row['article_id']}:{row['sentence_start']}"
        screen.print(Text.assemble("  ", (row["outcome"], style), f": {row['reason']} · {place}"))
        because = REASONS.get(row["reason"]) if row["outcome"] == "no event" else None
        screen.print(Text(f"  {because}\n" if because else "", style="quiet"))


def write_listing(rows: Sequence[Row], form: Listing) -> None:
    """Rows as JSON Lines or CSV on standard output."""
    stream = typer.get_text_stream("stdout")
    if form is Listing.JSONL:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        return
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows[0] if rows else [])
    for row in rows:
        writer.writerow([harmless(_cell(value)) for value in row.values()])
    stream.write(buffer.getvalue())


def _cell(value: object) -> object:
    return ";".join(map(str, value)) if isinstance(value, list) else value
