"""`demarche compare`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.show.cli.conftest import Run

LINES = [
    {"id": "a", "published": "2025-05-11", "text": "Chad closed its border with Sudan."},
    {"id": "b", "published": "2025-05-12", "text": "Peru closed its border with Chile."},
]


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    wire = tmp_path / "wire.jsonl"
    wire.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    path = tmp_path / "news.duckdb"
    assert run("code", wire, "--store", path, "-o", tmp_path / "codings.jsonl")[0] == 0
    return path


@pytest.mark.parametrize("form", ["polecat", "icews", "gdelt"])
def test_a_store_agrees_with_its_own_export(run: Run, store: Path, tmp_path: Path, form: str) -> None:
    """Each row has its counterpart, with both rows in the line."""
    code, written, _ = run("export", store, "--format", form, "-o", tmp_path / "out")
    code, output, errors = run("compare", store, written.splitlines()[0], "--format", "jsonl")
    rows = [json.loads(line) for line in output.splitlines()]
    assert (code, errors) == (0, "")
    assert [(r["agreement"], r["days"], r["here"]["id"] == r["there"]["id"]) for r in rows] == [
        ("same type", 0, True)
    ] * 2


def test_the_table_counts_by_type(run: Run, store: Path, tmp_path: Path) -> None:
    """For people: a line a type, and all."""
    _, written, _ = run("export", store, "--format", "polecat", "-o", tmp_path / "out")
    lines = Path(written.splitlines()[0]).read_text().splitlines()
    (tmp_path / "theirs.txt").write_text("\n".join(lines[:2]) + "\n")
    code, output, _ = run("compare", store, tmp_path / "theirs.txt")
    assert code == 0
    assert "SANCTION" in output
    assert [w for w in output.splitlines()[-2].split() if w.isdigit()] == ["1", "0", "0", "0", "1", "0"]


def test_days_outside_the_store_are_left_out(run: Run, store: Path, tmp_path: Path) -> None:
    """A year of theirs beside a day of ours is not a year of misses; --since and --until choose."""
    _, written, _ = run("export", store, "--format", "icews", "-o", tmp_path / "out")
    header, first, _second = Path(written.splitlines()[0]).read_text().splitlines()
    later = first.replace("2025-05-11", "2025-05-13")
    (tmp_path / "theirs.tab").write_text("\n".join([header, first, later, first.replace("2025", "2024")]) + "\n")
    _, output, _ = run("compare", store, tmp_path / "theirs.tab", "-f", "csv")
    assert [line.split(",")[0] for line in output.splitlines()] == ["agreement", "same type", "only here"]
    _, output, _ = run("compare", store, tmp_path / "theirs.tab", "-f", "csv", "--since", "2025-05-12")
    assert [line.split(",")[0] for line in output.splitlines()] == ["agreement", "only there"]


def test_strange_files_are_one_line(run: Run, store: Path, tmp_path: Path) -> None:
    """No traceback, exit code 1, and what would be read."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    code, output, errors = run("compare", store, tmp_path / "x.csv")
    assert (code, output, len(errors.splitlines())) == (1, "", 1)
    assert "neither POLECAT, ICEWS nor GDELT" in errors
