"""The formats that a store can be exported to, and the files of each.

In:  articles with codings, the name of a format, a folder. Out: data files and a codebook beside them; the GDELT
export of "Chad closed its border" is gdelt-events.tsv, gdelt-mentions.tsv and gdelt-codebook.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from demarche.records import Article, Coding
from demarche.store.exports import acled, gdelt, icews, plover, polecat, stata, tidy
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import (
    Column,
    codebook,
    write_csv,
    write_csv_tables,
    write_headed,
    write_headless,
    write_parquet,
    write_parquet_tables,
)
from demarche.store.exports.lines import Rows, Write, stretches
from demarche.store.exports.tables import event_tables, quotation_tables
from demarche.store.reading import StoreReader

Source = Callable[[], Iterable[tuple[Article, Coding]]]
Step = Callable[[int, int], None]
WriteTables = Callable[[Iterable[pa.Table], Sequence[Column], BinaryIO], None]

_HAPPENED = (
    "Only events that the article tells as having happened (actual, historical) are rows: the format has no place for "
    "plans, conditions and denials."
)
_FORMULA = (
    "Text that a spreadsheet would run as a formula (=, +, -, @, tab or line end at its start) has an apostrophe "
    "before it; numbers have not. To have the text as it was, take the apostrophe off where such a sign follows it."
)
_TABS = (
    "UTF-8, tab-separated, without quoting: tabs and line ends within a cell are blanks, double quotes are single ones."
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """One data file of a format.

    tables, write_tables: how it is made of a store's own tables, several times as fast, where they hold all of it.
    lines: where the file is nothing but lines, how some of them are written, without a header.
    """

    name: str
    rows: Callable[[Iterable[tuple[Article, Coding]], Codes], Rows]
    columns: Sequence[Column]
    write: Write
    tables: Callable[[StoreReader, Step], Iterator[pa.Table]] | None = None
    write_tables: WriteTables = write_csv_tables
    lines: Write | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, its files, what its codebook says beyond the columns."""

    title: str
    files: tuple[DataFile, ...]
    notes: tuple[str, ...]


def export(
    source: Source, name: str, folder: Path, *, store: StoreReader | None = None, step: Step = lambda *_: None
) -> list[Path]:
    """Write a format's files and its codebook into a folder; `source` is asked for the codings once a file.

    store: where the codings lie. Files of lines are made by several processes of a large one; of this program's schema
           its tables are read where that gives the same file. `step` is told how many articles and events were read.
    """
    chosen, codes = FORMATS[name], Codes.load()
    folder.mkdir(parents=True, exist_ok=True)
    if store and all(file.lines for file in chosen.files):
        return [*_of_lines(store, name, folder, step), _write_book(name, folder)]
    written = []
    for file in chosen.files:
        with _whole(folder / file.name) as stream:
            if file.tables and store and store.is_newest():
                file.write_tables(file.tables(store, step), file.columns, stream)
            else:
                file.write(file.rows(source(), codes), file.columns, stream)
        written.append(folder / file.name)
    return [*written, _write_book(name, folder)]


def _of_lines(store: StoreReader, name: str, folder: Path, step: Step) -> list[Path]:
    """All files of a format in one reading."""
    files = FORMATS[name].files
    paths = [folder / file.name for file in files]
    with ExitStack() as stack:
        streams = [stack.enter_context(_whole(path)) for path in paths]
        for file, stream in zip(files, streams, strict=True):
            file.write((), file.columns, stream)
        for stretch in stretches(store, partial(_files_of, name)):
            for stream, lines in zip(streams, stretch.lines, strict=True):
                stream.write(lines)
            step(len(files) * stretch.articles, len(files) * stretch.events)
    return paths


def _files_of(name: str) -> Sequence[DataFile]:
    return FORMATS[name].files


def _write_book(name: str, folder: Path) -> Path:
    """The codebook of a format."""
    chosen, book = FORMATS[name], folder / f"{name}-codebook.md"
    with _whole(book) as stream:
        stream.write("\n".join(_book(file, chosen) for file in chosen.files).encode())
    return book


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when all is written, and leaves nothing behind when writing fails."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _book(file: DataFile, chosen: Format) -> str:
    return codebook(f"{chosen.title}: {file.name}", chosen.notes, file.columns)


def _write_jsonl(rows: Iterable[Mapping[str, Any]], _: Sequence[Column], file: BinaryIO) -> None:
    encoded = json.JSONEncoder(ensure_ascii=False).encode
    for row in rows:
        file.write(encoded(row).encode() + b"\n")


def _tidy_files(suffix: str, write: Write, write_tables: WriteTables) -> tuple[DataFile, ...]:
    return (
        DataFile(
            f"events.{suffix}",
            lambda coded, _: tidy.event_rows(coded),
            tidy.EVENT_COLUMNS,
            write,
            event_tables,
            write_tables,
        ),
        DataFile(
            f"quotations.{suffix}",
            lambda coded, _: tidy.quotation_rows(coded),
            tidy.QUOTATION_COLUMNS,
            write,
            quotation_tables,
            write_tables,
        ),
    )


FORMATS: Mapping[str, Format] = {
    "csv": Format("Tidy tables", _tidy_files("csv", write_csv, write_csv_tables), (_FORMULA,)),
    "parquet": Format("Tidy tables", _tidy_files("parquet", write_parquet, write_parquet_tables), ()),
    "stata": Format(
        "Tidy tables for Stata 14 and later",
        (
            DataFile(
                "events.dta",
                lambda coded, _: stata.stata_rows(tidy.event_rows(coded)),
                stata.stata_columns(tidy.EVENT_COLUMNS),
                stata.write_stata,
                event_tables,
                stata.write_stata_tables,
            ),
            DataFile(
                "quotations.dta",
                lambda coded, _: stata.stata_rows(tidy.quotation_rows(coded)),
                stata.stata_columns(tidy.QUOTATION_COLUMNS),
                stata.write_stata,
                quotation_tables,
                stata.write_stata_tables,
            ),
        ),
        (
            "Variables are labelled; whole numbers beyond Stata's longs are doubles; unknown text is empty.",
            "`quad_class` is `quad` of the other tables: Stata reserves that word.",
        ),
    ),
    "plover": Format(
        "PLOVER JSON Lines",
        (DataFile("plover.jsonl", plover.plover_events, plover.COLUMNS, _write_jsonl, lines=_write_jsonl),),
        ("Field names as in the PLOVER manual; what is not known is left out.",),
    ),
    "polecat": Format(
        "POLECAT",
        (DataFile("polecat.txt", polecat.polecat_rows, polecat.COLUMNS, write_headed, lines=write_headless),),
        (
            _HAPPENED,
            _TABS,
            "`None` stands for nothing; several values in a cell are separated by `; `.",
            _FORMULA,
        ),
    ),
    "icews": Format(
        "ICEWS",
        (DataFile("icews.tab", icews.icews_rows, icews.COLUMNS, write_headed, lines=write_headless),),
        (_HAPPENED, _TABS, "One row for each pair of actor and recipient.", _FORMULA),
    ),
    "acled": Format(
        "ACLED",
        (DataFile("acled.csv", acled.acled_rows, acled.COLUMNS, write_csv),),
        (_HAPPENED, "For stores coded with `--rules acled`. Actors are named as the text names them.", _FORMULA),
    ),
    "gdelt": Format(
        "GDELT 2.0",
        (
            DataFile("gdelt-events.tsv", gdelt.gdelt_events, gdelt.EVENT_COLUMNS, write_headless, lines=write_headless),
            DataFile(
                "gdelt-mentions.tsv",
                lambda c, _: gdelt.gdelt_mentions(c),
                gdelt.MENTION_COLUMNS,
                write_headless,
                lines=write_headless,
            ),
        ),
        (_HAPPENED, _TABS, "No header; one row for each pair of actor and recipient.", _FORMULA),
    ),
}
