"""`demarche counts` and `demarche analyse`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

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
    assert (code, output.split()) == (0, ["0", "rows"])
    assert json.loads(run("analyse", store, "commitments", "-f", "jsonl")[1] or "{}") == {}
    assert run("analyse", store, "disputes", "--sql")[1].startswith("-- Disputes")


def test_unknown_questions_are_refused_in_one_line(run: Run, store: Path) -> None:
    """Not zero, one line."""
    code, _, errors = run("analyse", store, "prophecies")
    assert code == 2
    assert "prophecies" in errors
