"""`demarche link`, linking at the end of `demarche code`, and `demarche show --occurrences`."""

from __future__ import annotations

import json
from pathlib import Path

from demarche.analyse.asking import views_are_kept
from demarche.store import open_store
from tests.show.cli.conftest import Run

TEXTS = [
    "Chad closed its border with Sudan. Gunmen had crossed at Adré in the night, the ministry said.",
    "Chad closed its border with Sudan. Trucks with onions and flour were turned back near Adré on Sunday.",
    "Mali closed its border with Niger. Nobody said why, and no trader was heard.",
]


def _file(folder: Path, texts: list[str] = TEXTS, first: int = 0) -> Path:
    path = folder / f"wire{first}.jsonl"
    lines = [
        {"id": f"w{n}", "published": "2025-05-12", "source": f"Paper {n}", "text": text}
        for n, text in enumerate(texts, first)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_code_links_at_the_end(run: Run, tmp_path: Path) -> None:
    """What coding just filled is linked; `demarche link` then has nothing to do."""
    store = tmp_path / "s.duckdb"
    code, _, errors = run("code", _file(tmp_path), "--store", store, "-o", tmp_path / "c.jsonl")
    assert code == 0
    assert "3 events in 2 occurrences, 1 of them told by several articles" in errors
    assert "was linked already" in run("link", store)[2]


def test_code_leaves_analyses_where_little_is_new(run: Run, tmp_path: Path) -> None:
    """One new article in a store of two hundred is linked; analyses wait until `demarche link` lays them down."""
    store, out = tmp_path / "s.duckdb", tmp_path / "c.jsonl"
    many = [f"Nothing happened in village {n}." for n in range(200)]
    assert "occurrences" in run("code", _file(tmp_path, many), "--store", store, "-o", out)[2]
    assert views_are_kept(open_store(store))
    one = _file(tmp_path, TEXTS[:1], first=500)
    assert "1 article linked; the store has 201 articles in" in run("code", one, "--store", store, "-o", out)[2]
    assert not views_are_kept(open_store(store))
    assert "was linked already" in run("link", store)[2]
    assert views_are_kept(open_store(store))
    assert "occurrences" not in run("code", _file(tmp_path, TEXTS, 600), "--no-link", "--store", store, "-o", out)[2]
    assert "3 articles linked" in run("link", store)[2]
    assert "204 articles linked" in run("link", store, "--anew")[2]


def test_code_links_what_an_earlier_run_left(run: Run, tmp_path: Path) -> None:
    """A run that was broken off before it had linked links when it is run again, though nothing is coded."""
    store, wire, out = tmp_path / "s.duckdb", _file(tmp_path), tmp_path / "c.jsonl"
    run("code", wire, "--no-link", "--store", store, "-o", out)
    assert "3 articles linked" in run("code", wire, "--store", store, "-o", out)[2]
    assert "linked" not in run("code", wire, "--store", store, "-o", out)[2]


def test_show_occurrences(run: Run, tmp_path: Path) -> None:
    """Each once, with how many tell it, as a table and as lines."""
    store = tmp_path / "s.duckdb"
    run("code", _file(tmp_path), "--store", store, "-o", tmp_path / "c.jsonl")
    _, table, _ = run("show", store, "--occurrences")
    assert "2 articles, 2 outlets, 2 origins" in " ".join(table.split())
    _, lines, _ = run("show", store, "--occurrences", "--about", "Niger", "-f", "jsonl")
    (row,) = [json.loads(line) for line in lines.splitlines()]
    assert (row["actors"], row["recipients"], row["articles"]) == (["Mali"], ["Niger"], 1)


def test_link_without_a_store(run: Run, tmp_path: Path) -> None:
    """One line, not zero, and no file is made."""
    code, _, errors = run("link", tmp_path / "none.duckdb")
    assert code == 1
    assert "no such store" in errors
    assert not (tmp_path / "none.duckdb").exists()
