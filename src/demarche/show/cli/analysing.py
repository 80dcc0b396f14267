"""`demarche counts` and `demarche analyse`: what a store says when it is asked as a whole.

In:  a store and a question. Out: counts for R, pandas and polars, as CSV or Parquet; or analyses, "Serbia against
Türkiye" with charges, answers and supporters, each with its sentence and where it stands.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.analyse.asking import ANALYSES, ask, sql_of
from demarche.show.cli.analysis_lines import GATHERED, Row, evidence, headline, sentence, source
from demarche.show.cli.counting import counted
from demarche.show.cli.options import Out, StoreFile
from demarche.show.cli.output import opened
from demarche.show.cli.screen import console
from demarche.show.telling.analysis_words import TOLD
from demarche.store import open_store
from demarche.store.exports import harmless

Analysis = StrEnum("Analysis", {name.upper(): name for name in ANALYSES})  # type: ignore[misc]
_MOST_SHOWN, _MOST_SENTENCES, _MOST_COUNTS = 50, 6, 200
_NUMBERS = (pa.int32(), pa.int64(), pa.float64())


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
    written = form or _form_of(output, TableForm.CSV)
    if written is TableForm.TABLE:
        _show_counts(answer, console())
    else:
        _write(answer, written, output)


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
    written = form or _form_of(output, TableForm.TABLE)
    if written is TableForm.TABLE:
        _show(question.value, answer, console())
    else:
        _write(answer, written, output)


def _form_of(output: Path | None, default: TableForm) -> TableForm:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return TableForm(suffix) if suffix in ("csv", "jsonl", "parquet") else default


def _write(answer: pa.Table, form: TableForm, output: Path | None) -> None:
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


def _show_counts(answer: pa.Table, screen: Console) -> None:
    """The counts as a table; which occurrences they count stands in the other forms."""
    shown = answer.select([name for name in answer.column_names if not name.endswith("_ids")])
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in shown.column_names:
        table.add_column(
            name.replace("_", " "), justify="right" if shown.schema.field(name).type in _NUMBERS else "left"
        )
    for row in shown.slice(0, _MOST_COUNTS).to_pylist():
        table.add_row(*("" if v is None else f"{v:.1f}" if isinstance(v, float) else str(v) for v in row.values()))
    screen.print(table)
    rest = "; -f csv or -o FILE has all" if shown.num_rows > _MOST_COUNTS else ""
    screen.print(Text(f"{counted(shown.num_rows, 'row')}{rest}", style="quiet"))


def _show(question: str, answer: pa.Table, screen: Console) -> None:
    """Each row as a paragraph: what is found, then the sentences it stands on."""
    rows: Sequence[Row] = GATHERED.get(question, list)(answer.to_pylist())
    for row in rows[:_MOST_SHOWN]:
        screen.print(Text(headline(question, row), style="bold"))
        for words, found in evidence(row):
            _show_evidence(words, found, screen)
        screen.print()
    if not rows:
        screen.print(Text(TOLD[question][2]))
    shown = "found" if len(rows) <= _MOST_SHOWN else f"found, {_MOST_SHOWN} shown; -f jsonl or -o FILE has all"
    screen.print(Text(f"{len(rows):,} {shown}", style="quiet"))


def _show_evidence(words: str, found: list[Row], screen: Console) -> None:
    screen.print(Padding(Text(words, style="quiet"), (0, 0, 0, 2)))
    for item in found[:_MOST_SENTENCES]:
        line = Text.assemble(sentence(item), (f" · {source(item)}", "quiet"))
        screen.print(Padding(line, (0, 0, 0, 4)))
    if len(found) > _MOST_SENTENCES:
        screen.print(Padding(Text(f"and {len(found) - _MOST_SENTENCES} more", style="quiet"), (0, 0, 0, 4)))
