"""`demarche counts` and `demarche analyse`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from demarche.coder import Coder
from demarche.records import Article
from demarche.store import open_store
from tests.show.cli.conftest import Run


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """Two closed borders."""
    wire = tmp_path / "wire.jsonl"
    texts = ["Chad closed its border with Sudan.", "Mali closed its border with Niger."]
    lines = [{"id": f"w{n}", "published": "2025-05-12", "source": "=Paper", "text": t} for n, t in enumerate(texts)]
    wire.write_text("".join(json.dumps(line) + "\n" for line in lines))
    path = tmp_path / "s.duckdb"
    assert run("code", wire, "--store", path, "-o", tmp_path / "c.jsonl")[0] == 0
    return path


def test_counts_as_csv_and_parquet(run: Run, store: Path, tmp_path: Path) -> None:
    """CSV on standard output, Parquet where the name says so; the same rows."""
    code, output, _ = run("counts", store, "--by", "country-month")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(output)))
    assert run("counts", store, "--by", "country-month", "-o", tmp_path / "c.parquet")[0] == 0
    table = pq.read_table(tmp_path / "c.parquet").to_pylist()
    assert [r["country"] for r in rows] == [r["country"] for r in table] == ["MLI", "TCD"]
    assert [int(r["occurrences"]) for r in rows] == [r["occurrences"] for r in table]


def test_analyse_shows_sentences(run: Run, store: Path) -> None:
    """A table for people, lines and the question itself for programs; an empty answer says so."""
    code, output, _ = run("analyse", store, "outlet_accounts")
    assert code == 0
    assert "No occurrence is told by two outlets" in output
    assert output.rstrip().endswith("0 found")
    assert json.loads(run("analyse", store, "commitments", "-f", "jsonl")[1] or "{}") == {}
    assert run("analyse", store, "disputes", "--sql")[1].startswith("-- Disputes")


def test_analyses_are_told_in_names(run: Run, tmp_path: Path, coder: Coder) -> None:
    """Who charges in one voice stands in one line, by name; no key of a story, an actor or a field is shown."""
    text = "Chad and Mali condemned Sudan for the raid. Sudan denied the charge. Chad promised Niger aid."
    article = Article(text=text, published="2025-05-12", source="Wire")
    with open_store(tmp_path / "s.duckdb") as store:
        store.add(coder.code(article), article, store.begin_run(coder.version))
    disputes = run("analyse", tmp_path / "s.duckdb", "disputes")[1]
    assert disputes.startswith("Mali, Chad against Sudan: 1 charge, 1 answer, since 2025-05-12")
    assert disputes.count("Chad and Mali condemned Sudan for the raid.") == 1
    commitments = run("analyse", tmp_path / "s.duckdb", "commitments")[1]
    assert "Chad → Niger: nothing later is reported" in commitments
    assert "generic:" not in disputes + commitments
    assert "TCD" not in disputes + commitments


def test_counts_as_a_table(run: Run, store: Path) -> None:
    """Columns for people, without the ids of what is counted."""
    output = run("counts", store, "-f", "table")[1]
    assert "mean score" in output
    assert "occurrence ids" not in output
    assert "2 rows" in output


def test_unknown_questions_are_refused_in_one_line(run: Run, store: Path) -> None:
    """Not zero, one line."""
    code, _, errors = run("analyse", store, "prophecies")
    assert code == 2
    assert "prophecies" in errors
