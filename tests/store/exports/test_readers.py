"""Exports opened again with the readers that people use: nothing is lost, shifted or run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas
import polars
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.errors import MissingExtra
from demarche.records import Article, Coding
from demarche.store.exports import EVENT_COLUMNS, export, harmless, write_csv
from demarche.store.exports.columns import TEXT, Column, as_written, write_headed
from demarche.store.exports.icews import COLUMNS as ICEWS_COLUMNS
from demarche.store.exports.polecat import COLUMNS as POLECAT_COLUMNS

Maker = Callable[..., tuple[Article, Coding]]

HOSTILE = 'Ten "men", =1+1;\r\n\t\'a\u2028b\x0b "'


def hostile(coded: Maker) -> list[tuple[Article, Coding]]:
    """Two codings whose names and titles would break a careless table, one of them without a date."""
    article, coding = coded()
    actors = tuple(msgspec.structs.replace(a, name=f'"{a.name} {HOSTILE}') for a in coding.actors)
    return [
        (
            msgspec.structs.replace(article, title=HOSTILE, source=f'"{HOSTILE}'),
            msgspec.structs.replace(coding, actors=actors),
        ),
        coded("a2"),
    ]


def of_tabs(path: Path) -> dict[str, Any]:
    """The number of rows and columns that each reader with its ordinary settings sees in a tab-separated file."""
    frames = {
        "pandas": pandas.read_csv(path, sep="\t", dtype=str).shape,
        "pandas, unquoted": pandas.read_csv(path, sep="\t", dtype=str, quoting=csv.QUOTE_NONE).shape,
        "polars": polars.read_csv(path, separator="\t", infer_schema=False).shape,
        "duckdb": duckdb.read_csv(str(path), sep="\t", header=True, all_varchar=True).shape,
    }
    table = pa_csv.read_csv(path, parse_options=pa_csv.ParseOptions(delimiter="\t"))
    return {**frames, "pyarrow": table.shape}


@pytest.mark.parametrize(("name", "file", "columns"), [("polecat", "polecat.txt", 40), ("icews", "icews.tab", 20)])
def test_readers_agree_on_tab_separated_files(tmp_path: Path, coded: Maker, name: str, file: str, columns: int) -> None:
    """Quotes, tabs and line ends in names shift no row in any reader, whether it unquotes or not."""
    export(lambda: hostile(coded), name, tmp_path)
    assert set(of_tabs(tmp_path / file).values()) == {(2, columns)}
    header = (tmp_path / file).read_text().splitlines()[0].split("\t")
    assert header == [c.name for c in (POLECAT_COLUMNS if name == "polecat" else ICEWS_COLUMNS)]


def test_readers_agree_on_gdelt(tmp_path: Path, coded: Maker) -> None:
    """Without a header, events have 61 columns and mentions 16; ids are whole numbers that doubles hold."""
    events, mentions, _ = export(lambda: hostile(coded), "gdelt", tmp_path)
    for path, columns in ((events, 61), (mentions, 16)):
        frame = pandas.read_csv(path, sep="\t", header=None)
        assert frame.shape == (2, columns)
        assert polars.read_csv(path, separator="\t", has_header=False).shape == (2, columns)
        assert duckdb.read_csv(str(path), sep="\t", header=False).shape == (2, columns)
        assert (frame[0].astype(float).astype("int64") == frame[0]).all()


def test_readers_agree_on_csv(tmp_path: Path, coded: Maker) -> None:
    """Headlines with quotes and line ends come back as they were; numbers and days are read as such."""
    events, *_ = export(lambda: hostile(coded), "csv", tmp_path)
    frame = pandas.read_csv(events, parse_dates=["date_start"])
    assert frame.shape == (2, len(EVENT_COLUMNS))
    assert frame["title"].tolist() == [HOSTILE.replace("\r\n", "\n"), "Chad closes border"]
    assert (frame["score"].tolist(), frame["date_start"].dt.year.tolist()) == ([-6.0, -6.0], [2025, 2025])
    assert polars.read_csv(events)["title"].to_list()[0] == HOSTILE.replace("\r\n", "\n")
    assert duckdb.read_csv(str(events), header=True).shape == frame.shape
    options = pa_csv.ParseOptions(newlines_in_values=True)
    assert pa_csv.read_csv(events, parse_options=options)["score"].to_pylist() == [-6.0, -6.0]


def test_readers_agree_on_parquet(tmp_path: Path, coded: Maker) -> None:
    """Parquet keeps text to the character and days as days."""
    events, *_ = export(lambda: hostile(coded), "parquet", tmp_path)
    for titles in (
        pq.read_table(events)["title"].to_pylist(),
        polars.read_parquet(events)["title"].to_list(),
        pandas.read_parquet(events)["title"].tolist(),
        [t for (t,) in duckdb.sql(f"SELECT title FROM '{events}'").fetchall()],
    ):
        assert titles[0] == HOSTILE
    assert polars.read_parquet(events)["date_start"].to_list() == [dt.date(2025, 5, 11)] * 2


def test_stata_files_are_labelled_and_typed(tmp_path: Path, coded: Maker) -> None:
    """Variables carry labels of at most 80 characters, quad classes their names, days are days, long text is whole."""
    article, coding = coded()
    long = msgspec.structs.replace(article, title="x" * 5000, source="Ağrı Postası")
    events, _quotations, book = export(lambda: [(long, coding)], "stata", tmp_path)
    with pandas.io.stata.StataReader(events) as reader:
        frame, labels = reader.read(), reader.variable_labels()
    assert frame["quad_class"].tolist() == ["material conflict"]
    assert frame["date_start"].tolist() == [pandas.Timestamp("2025-05-11")]
    assert (frame["title"][0], frame["source"][0], frame["hedged"][0]) == ("x" * 5000, "Ağrı Postası", "no")
    assert (frame["dead_min"][0], frame["dead_max"].isna()[0], frame["geonameid"][0]) == (12, True, 2434508)
    assert all(0 < len(label) <= 80 for label in labels.values())
    assert all(len(name) <= 32 for name in labels)
    assert "| quad_class |" in book.read_text()


def test_stata_takes_days_of_any_century_and_no_rows(tmp_path: Path, coded: Maker) -> None:
    """A battle of 1389 keeps its day; an empty store gives an empty file with its variables."""
    article, coding = coded()
    date = msgspec.structs.replace(coding.events[0].date, start="1389-06-28", end="1389-06-28")
    old = msgspec.structs.replace(coding, events=(msgspec.structs.replace(coding.events[0], date=date),))
    events, *_ = export(lambda: [(article, old)], "stata", tmp_path)
    assert str(pandas.read_stata(events)["date_start"][0])[:10] == "1389-06-28"
    empty, *_ = export(lambda: [], "stata", tmp_path / "empty")
    assert pandas.read_stata(empty).shape == (0, len(EVENT_COLUMNS))


def test_without_pandas_stata_says_what_to_install(
    tmp_path: Path, coded: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the extra, and no half file is left."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'demarche\[stata\]'"):
        export(lambda: [coded()], "stata", tmp_path)
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_no_cell_runs_and_every_cell_comes_back(text: str) -> None:
    """Whatever a cell holds, no spreadsheet runs it, and the rule of the codebook gives the text back."""
    cell = harmless(text)
    assert isinstance(cell, str)
    assert cell == text or cell[1:] == text
    assert not cell.startswith(("=", "@", "\t", "\r", "\n", "＝"))
    assert as_written(cell) == text or text.startswith("'")
    buffer = io.BytesIO()
    write_csv([{"a": text, "b": -3.5}], (Column("a", TEXT, ""), Column("b", TEXT, "")), buffer)
    ((back, number),) = list(csv.reader(io.StringIO(buffer.getvalue().decode(), newline="")))[1:]
    assert (back, number) == (re.sub("\r\n?", "\n", str(cell).replace("\0", "")), "-3.5")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=2, max_size=2))
def test_tab_separated_rows_stay_rows(cells: list[str]) -> None:
    """Any two cells are one line with one tab, for readers that unquote and for those that do not."""
    buffer = io.BytesIO()
    row = {"a": cells[0], "b": cells[1]}
    write_headed([row], (Column("a", TEXT, ""), Column("b", TEXT, "")), buffer)
    text = buffer.getvalue().decode()
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=quoting))
        assert [len(r) for r in rows] == [2, 2]


@pytest.mark.parametrize("number", ["-3.5", "+12", "-1,000", "3e-5", "-40%"])
def test_numbers_in_words_stay_numbers(number: str) -> None:
    """A number with a sign is no formula."""
    assert harmless(number) == number
