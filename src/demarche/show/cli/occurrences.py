"""Occurrences as a table: `demarche show STORE --occurrences`.

In:  rows of told.sql. Out: "2025-05-11 · Chad → Sudan · SANCTION/discontinue · 3 articles, 3 outlets, 2 origins", with
the figures of dead and injured side by side where accounts differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]


def show_occurrences(rows: Sequence[Row], screen: Console) -> None:
    """Print occurrences, each once, with how many tell it."""
    table = Table(box=None, pad_edge=False, header_style="bold", row_styles=("", "on grey7"))
    for title, ratio in (("date", 2), ("actor", 3), ("did", 3), ("recipient", 3), ("happened?", 2), ("told by", 3)):
        table.add_column(title, ratio=ratio)
    table.add_column("in the words of the first", ratio=6)
    for row in rows:
        table.add_row(*_cells(row))
    screen.print(table)


def _cells(row: Row) -> tuple[Text, ...]:
    tolls = f" ({told})" if (told := _listed(row["tolls"])) else ""
    return (
        Text(_days(row)),
        Text(_listed(row["actors"]) or "?", style="actor"),
        Text(f"{row['type']}/{row['mode']}" if row["mode"] else row["type"]),
        Text(_listed(row["recipients"])),
        Text(row["actuality"], style="" if row["actuality"] == "actual" else "quiet"),
        Text(told_by(row)),
        Text(" ".join((row["clause"] or "").split()) + tolls),
    )


def _listed(words: Sequence[str | None] | None) -> str:
    """In a row; a forged store may hold none, or nothing in the place of one."""
    return ", ".join(word for word in words or () if word)


def told_by(row: Row) -> str:
    """ "3 articles, 3 outlets, 2 origins": how many tell it, and how many of them independently."""
    parts = [(row[unit], unit) for unit in ("articles", "outlets", "origins")]
    return ", ".join(f"{n} {unit if n != 1 else unit[:-1]}" for n, unit in parts)


def _days(row: Row) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None:
        return "?"
    if row["date_precision"] == "unresolved":
        return f"({start})"
    return str(start) if start == end else f"{start}…{end}"
