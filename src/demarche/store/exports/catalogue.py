"""The formats that a store can be exported to, and the files of each.

In:  articles with codings, the name of a format, a folder. Out: data files and a codebook beside them; the GDELT
export of "Chad closed its border" is gdelt-events.tsv, gdelt-mentions.tsv and gdelt-codebook.md.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from demarche.records import Article, Coding
from demarche.store.exports import gdelt, icews, plover, polecat, tidy
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import TEXT, Column, codebook, harmless, write_csv, write_parquet

Source = Callable[[], Iterable[tuple[Article, Coding]]]
Rows = Iterator[dict[str, Any]]

_HAPPENED = (
    "Only events that the article tells as having happened (actual, historical) are rows: the format has no place for "
    "plans, conditions and denials."
)
_FORMULA = "Text that a spreadsheet would run as a formula (=, +, -, @ at its start) has an apostrophe before it."


@dataclass(frozen=True, slots=True)
class _File:
    """One data file of a format."""

    name: str
    rows: Callable[[Iterable[tuple[Article, Coding]], Codes], Rows]
    columns: Sequence[Column]
    write: Callable[[Iterable[Mapping[str, Any]], Sequence[Column], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, its files, what its codebook says beyond the columns."""

    title: str
    files: tuple[_File, ...]
    notes: tuple[str, ...]


def export(source: Source, name: str, folder: Path) -> list[Path]:
    """Write a format's files and its codebook into a folder; `source` is asked for the codings once a file."""
    chosen, codes = FORMATS[name], Codes.load()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in chosen.files:
        path = folder / file.name
        part = path.with_name(path.name + ".part")
        with part.open("wb") as stream:
            file.write(file.rows(source(), codes), file.columns, stream)
        part.replace(path)
        written.append(path)
    book = folder / f"{name}-codebook.md"
    book.write_text("\n".join(_book(file, chosen) for file in chosen.files), encoding="utf-8")
    return [*written, book]


def _book(file: _File, chosen: Format) -> str:
    return codebook(f"{chosen.title}: {file.name}", chosen.notes, file.columns)


def _write_jsonl(rows: Iterable[Mapping[str, Any]], _: Sequence[Column], file: BinaryIO) -> None:
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def _write_tabs(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO, *, header: bool) -> None:
    """Tab-separated without quoting, as the field's readers expect: tabs and line ends within cells become blanks."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    if header:
        writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_flat(row[column.name]) for column in columns])
    text.flush()
    text.detach()


def _flat(value: object) -> object:
    return harmless(" ".join(value.split())) if isinstance(value, str) else value


def _write_headed(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    _write_tabs(rows, columns, file, header=True)


def _write_headless(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], file: BinaryIO) -> None:
    _write_tabs(rows, columns, file, header=False)


_PLOVER_COLUMNS = tuple(
    Column(name, TEXT, meaning)
    for name, meaning in (
        ("id", "article id and event id"),
        ("has_event", "true"),
        ("date, enddate", "first and last day; the day of publication where the words refuse resolution"),
        (
            "actor, recipient",
            "entities: code (KOS for Kosovo), sector, other_sectors, entity_text, identifier_*, office",
        ),
        ("event", "PLOVER 2021 type"),
        ("event_loc", "place: extracted_place, resolved_place, geonameid, lat, lon, province, country, resolution 1–5"),
        ("event_text", "the words of each telling"),
        ("quad_code, event_scale", "quad class and PLOVER score"),
        ("mode", "PLOVER mode, and the auxiliary mode: historical, future, hypothetical, negation"),
        ("context", "PLOVER contexts"),
        ("link", "id that stays the same when the article is coded again"),
        ("text, text_info", "the sentence, its number from 1, its offsets in the article"),
        ("cite_info", "the article"),
        ("coder, comment", "program; on whose word"),
        ("size", "dead, injured, arrested, size: the least number reported"),
        ("cameo, hedged", "beyond the manual: CAMEO code; whether the report marks doubt"),
    )
)


def _tidy_files(
    suffix: str, write: Callable[[Iterable[Mapping[str, Any]], Sequence[Column], BinaryIO], None]
) -> tuple[_File, ...]:
    return (
        _File(f"events.{suffix}", lambda coded, _: tidy.event_rows(coded), tidy.EVENT_COLUMNS, write),
        _File(f"quotations.{suffix}", lambda coded, _: tidy.quotation_rows(coded), tidy.QUOTATION_COLUMNS, write),
    )


FORMATS: Mapping[str, Format] = {
    "csv": Format("Tidy tables", _tidy_files("csv", write_csv), (_FORMULA,)),
    "parquet": Format("Tidy tables", _tidy_files("parquet", write_parquet), ()),
    "plover": Format(
        "PLOVER JSON Lines",
        (_File("plover.jsonl", plover.plover_events, _PLOVER_COLUMNS, _write_jsonl),),
        ("Field names as in the PLOVER manual; what is not known is left out.",),
    ),
    "polecat": Format(
        "POLECAT",
        (_File("polecat.txt", polecat.polecat_rows, polecat.COLUMNS, _write_headed),),
        (
            _HAPPENED,
            "UTF-8, tab-separated, `None` for nothing; several values in a cell are separated by `; `.",
            _FORMULA,
        ),
    ),
    "icews": Format(
        "ICEWS",
        (_File("icews.tab", icews.icews_rows, icews.COLUMNS, _write_headed),),
        (_HAPPENED, "UTF-8, tab-separated; one row for each pair of actor and recipient.", _FORMULA),
    ),
    "gdelt": Format(
        "GDELT 2.0",
        (
            _File("gdelt-events.tsv", gdelt.gdelt_events, gdelt.EVENT_COLUMNS, _write_headless),
            _File("gdelt-mentions.tsv", lambda c, _: gdelt.gdelt_mentions(c), gdelt.MENTION_COLUMNS, _write_headless),
        ),
        (_HAPPENED, "UTF-8, tab-separated, no header; one row for each pair of actor and recipient.", _FORMULA),
    ),
}
