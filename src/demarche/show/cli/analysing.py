"""`demarche counts` and `demarche analyse`: what a store says when it is asked as a whole.

In:  a store and a question. Out: counts for R, pandas and polars, as CSV or Parquet; or analyses, "Serbia against
Türkiye" with charges, answers and supporters, each with its sentence and where it stands.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import typer
from rich.console import Console
from rich.text import Text

from demarche.analyse.asking import ANALYSES, ask, sql_of
from demarche.show.cli.counting import counted
from demarche.show.cli.options import Out, StoreFile
from demarche.show.cli.output import opened
from demarche.show.cli.screen import console
from demarche.store import open_store
from demarche.store.exports import harmless

Analysis = StrEnum("Analysis", {name.upper(): name for name in ANALYSES})  # type: ignore[misc]
_MOST_SHOWN, _MOST_SENTENCES = 50, 6


class By(StrEnum):
    """What is counted together."""

    COUNTRY_MONTH = "country-month"
    DYAD_MONTH = "dyad-month"


class TableForm(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


About = Annotated[str, typer.Option(help="Only rows in which this stands: a name, a country code, a word.")]
Form = Annotated[TableForm | None, typer.Option("--format", "-f", help="Else as the file's name says.")]


def counts(
    store: StoreFile,
    by: Annotated[By, typer.Option(help="What is counted together.")] = By.DYAD_MONTH,
    about: About = "",
    form: Form = None,
    output: Out = None,
) -> None:
    """Count occurrences by month, type, quad class and sector, of countries or of pairs of countries, with mean scores.

    [dim]$[/dim] demarche counts news.duckdb --by dyad-month -o dyads.parquet
    [dim]$[/dim] demarche counts news.duckdb --by country-month --about TCD -f csv
    """
    answer = ask(open_store(store, read_only=True), by.value.replace("-", "_"), about=about)
    _write(answer, form or _form_of(output, TableForm.CSV), output)


def analyse(
    store: StoreFile,
    question: Annotated[Analysis, typer.Argument(help="What is asked.")],
    about: About = "",
    form: Form = None,
    output: Out = None,
    sql: Annotated[bool, typer.Option("--sql", help="Print the question itself, to be asked by any program.")] = False,
) -> None:
    """Ask a store: disputes, silence, inconsistency, commitments, bursts, turns, outlet_voices, outlet_accounts,
    invoked.

    [dim]$[/dim] demarche analyse news.duckdb disputes --about Kosovo
    [dim]$[/dim] demarche analyse news.duckdb silence -f jsonl
    [dim]$[/dim] demarche analyse news.duckdb bursts -o bursts.csv
    """
    if sql:
        typer.echo(sql_of(question.value))
        return
    answer = ask(open_store(store, read_only=True), question.value, about=about)
    _write(answer, form or _form_of(output, TableForm.TABLE), output)


def _form_of(output: Path | None, default: TableForm) -> TableForm:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return TableForm(suffix) if suffix in ("csv", "jsonl", "parquet") else default


def _write(answer: pa.Table, form: TableForm, output: Path | None) -> None:
    if form is TableForm.TABLE:
        _show(answer, console())
        return
    with opened(output) as file:
        if form is TableForm.PARQUET:
            pq.write_table(answer, file)
        elif form is TableForm.JSONL:
            for row in answer.to_pylist():
                file.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")
        else:
            _write_csv(answer, file)


def _write_csv(answer: pa.Table, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.column_names)
    for batch in answer.to_batches(max_chunksize=1000):
        writer.writerows([_cell(value) for value in row.values()] for row in batch.to_pylist())
    text.flush()
    text.detach()


def _cell(value: object) -> object:
    """A list of words is joined by semicolons, one of evidence is written as JSON."""
    if isinstance(value, list):
        plain = all(isinstance(item, str) for item in value)
        return harmless(";".join(value)) if plain else json.dumps(value, ensure_ascii=False, default=str)
    return harmless(value)


def _show(answer: pa.Table, screen: Console) -> None:
    """Each row as a paragraph: what is found, then the sentences it stands on."""
    for row in answer.slice(0, _MOST_SHOWN).to_pylist():
        evidence = {name: value for name, value in row.items() if _is_evidence(value)}
        plain = {n: v for n, v in row.items() if n not in evidence and v not in (None, []) and not _is_key(n)}
        screen.print(Text(" · ".join(f"{n.replace('_', ' ')}: {_plain(v)}" for n, v in plain.items()), style="bold"))
        for name, found in evidence.items():
            _show_evidence(name, found, screen)
        screen.print()
    rows = answer.num_rows
    found = counted(rows, "row")
    shown = found if rows <= _MOST_SHOWN else f"{_MOST_SHOWN} of {found}; -f jsonl or -o FILE has all"
    screen.print(Text(shown, style="quiet"))


def _show_evidence(name: str, found: list[Mapping[str, Any]], screen: Console) -> None:
    screen.print(Text(f"  {name.replace('_', ' ')}"))
    for item in found[:_MOST_SENTENCES]:
        words = " / ".join(
            " ".join(str(item[n]).split()) for n in ("charge", "deed", "sentence", "said") if item.get(n)
        )
        rest = [
            _plain(item[n]) for n in ("kind", "type", "name", "outlet", "outlets", "said_by", "rule") if item.get(n)
        ]
        screen.print(Text.assemble("    ", words, (f" · {' · '.join(rest)}", "quiet")))
    if len(found) > _MOST_SENTENCES:
        screen.print(Text(f"    and {len(found) - _MOST_SENTENCES} more", style="quiet"))


def _is_evidence(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _is_key(name: str) -> bool:
    return name.endswith(("_key", "_id", "_ids"))


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.2f}" if isinstance(value, float) else " ".join(str(value).split())
