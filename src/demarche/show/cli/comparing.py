"""`demarche compare`: a store beside the files of other coders.

In:  a store and a file of POLECAT, ICEWS or GDELT. Out: how many events both have, by type; or every row with its
counterpart: {"agreement":"same type","days":1,"here":{…"SANCTION"…},"there":{…}}.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from demarche.errors import UnreadableEvents
from demarche.records import iso_date
from demarche.show.cli.options import Listing, Out, StoreFile
from demarche.show.cli.output import opened
from demarche.show.cli.progress import Progress
from demarche.show.cli.screen import console
from demarche.sources import Unread
from demarche.store import Store, open_store
from demarche.store.comparing import AGREEMENTS, Compared, compare_events, counts_by_type
from demarche.store.exports.columns import TEXT, WHOLE, Column, joined, write_csv
from demarche.store.imports import CodedEvent, ImportTables, Unusable, coder_of, own_events, read_events

_SIDES = ("here", "there")
_EVENT = ("id", "date", "type", "cameo", "mode", "publisher", "article", "where", "line")
_PARTY = ("names", "countries", "sectors")
_COLUMNS = (
    Column("agreement", TEXT, "same type, same quad, repeated here or there, only here or there"),
    Column("days", WHOLE, "how much later theirs is"),
    *(
        Column(f"{side}_{name}", TEXT, "ours" if side == "here" else "theirs")
        for side in _SIDES
        for name in (*_EVENT, *(f"{role}_{part}" for role in ("actor", "recipient") for part in _PARTY))
    ),
)


def compare(
    store: StoreFile,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Files of one other coder: POLECAT, ICEWS or GDELT; also zipped."),
    ],
    days: Annotated[int, typer.Option(min=0, max=31, help="How far apart two reports of one event may be.")] = 1,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Events of this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Events of this day or earlier.")] = None,
    form: Annotated[
        Listing, typer.Option("--format", "-f", help="table: counts by type; jsonl, csv: every row.")
    ] = Listing.TABLE,
    output: Out = None,
) -> None:
    """Compare a store with other coders' events: what both have, what only one has, row by row.

    Rows are pairs when a country on each side, the type (else the quad class) and the day agree. Without --since and
    --until, the days from the store's first event to its last are compared.

    [dim]$[/dim] demarche compare news.duckdb ngecEventsDV-2023.txt.zip
    [dim]$[/dim] demarche compare news.duckdb 20230102.export.CSV.zip 20230103.export.CSV.zip --days 2
    [dim]$[/dim] demarche compare news.duckdb events.2015.tab --format csv -o compared.csv
    """
    opened_store, tables = open_store(store, read_only=True), ImportTables.load()
    coders = {coder_of(file) for file in files}
    if len(coders) > 1:
        raise UnreadableEvents(
            f"these files are of several coders ({', '.join(sorted(coders))}); compare one at a time"
        )
    first, last = iso_date(since) or "", iso_date(until) or ""
    with Progress("read", what="event") as progress:
        ours = [e for e in _ours(opened_store, coders.pop(), tables, progress) if _within(e, first, last)]
        first, last = _span(ours, first, last)
        low, high = _shifted(first, -days), _shifted(last, days)
        theirs = [e for e in _theirs(files, tables, progress) if _within(e, low, high)]
    compared = _reported(compare_events(ours, theirs, days=days), first, last)
    if form is Listing.TABLE:
        console().print(_table(compared))
        return
    with opened(output) as file:
        if form is Listing.CSV:
            write_csv((_flat(row) for row in compared), _COLUMNS, file)
        else:
            file.writelines(msgspec.json.encode(row) + b"\n" for row in compared)


def _ours(store: Store, coder: str, tables: ImportTables, progress: Progress) -> Iterator[CodedEvent]:
    for event in own_events(store.coded(), coder, tables):
        progress.done()
        yield event


def _theirs(files: list[Path], tables: ImportTables, progress: Progress) -> Iterator[CodedEvent]:
    """Events of all files; rows that are none are told, a bounded number of them one by one."""
    for file in files:
        for row in read_events(file, tables):
            if isinstance(row, Unusable):
                progress.problem(Unread(row.where, row.reason, row.line))
            else:
                progress.done()
                yield row


def _within(event: CodedEvent, first: str, last: str) -> bool:
    """Whether the event lies in a span of days; "" for an open end."""
    return first <= event.date and (not last or event.date <= last)


def _span(ours: list[CodedEvent], first: str, last: str) -> tuple[str, str]:
    """First and last day to compare: as asked for, else those of our own events."""
    if not ours:
        return first, last
    return first or min(e.date for e in ours), last or max(e.date for e in ours)


def _shifted(day: str, days: int) -> str:
    """The day some days on; an open end stays open."""
    ordinal = dt.date.fromisoformat(day).toordinal() + days if day else 0
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal())).isoformat() if day else ""


def _reported(compared: Iterable[Compared], first: str, last: str) -> Iterator[Compared]:
    """All but their events just outside the span, which were read as counterparts only."""
    return (c for c in compared if c.here or (c.there and _within(c.there, first, last)))


def _table(compared: Iterable[Compared]) -> Table:
    table = Table("Type", *(name.capitalize() for name in AGREEMENTS))
    counts = counts_by_type(compared)
    for type, count in counts.items():
        table.add_row(type or "(no type)", *(f"{count[name]:,}" for name in AGREEMENTS))
    totals = (sum(count[name] for count in counts.values()) for name in AGREEMENTS)
    table.add_section()
    table.add_row("all", *(f"{total:,}" for total in totals))
    return table


def _flat(row: Compared) -> dict[str, Any]:
    """The line as one row of cells."""
    cells: dict[str, Any] = {"agreement": row.agreement, "days": row.days}
    for side in _SIDES:
        event: CodedEvent | None = getattr(row, side)
        for name in _EVENT:
            cells[f"{side}_{name}"] = getattr(event, name) if event else None
        for role in ("actor", "recipient"):
            for part in _PARTY:
                cells[f"{side}_{role}_{part}"] = joined(getattr(getattr(event, role), part)) if event else None
    return cells
