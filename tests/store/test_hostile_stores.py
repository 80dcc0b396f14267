"""Stores that a stranger made: nothing in them reaches beyond the file, and what is forged is refused in one line."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from demarche.errors import BrokenStore
from demarche.records import Article, CoderVersion, Coding, to_json
from demarche.show.cli import main
from demarche.store import open_store

Maker = Callable[..., tuple[Article, Coding]]
SECRET = "the password of the reader"


@pytest.fixture
def store(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> Path:
    """A store of one article."""
    path = tmp_path / "theirs.duckdb"
    with open_store(path) as store:
        article, coding = coded()
        store.add(coding, article, store.begin_run(coder_version))
    return path


def forged(path: Path, coding: bytes) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE codings SET coding = ?", [coding])


def test_a_view_cannot_read_the_users_files(tmp_path: Path, store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A view on a file of the reader's, in place of one of the store's, is refused by every command that reads."""
    file = tmp_path / "secret"
    file.write_text(SECRET)
    with duckdb.connect(str(store)) as connection:
        connection.execute("DROP VIEW dyads")
        connection.execute(f"CREATE VIEW dyads AS SELECT content AS actor FROM read_text('{file}')")
    with pytest.raises(BrokenStore, match=r"theirs\.duckdb: a view in it, or the query, asks for other files"):
        open_store(store, read_only=True).sql("SELECT * FROM dyads")
    for command in (["show"], ["quotes"], ["export", "--format", "csv", "-o", str(tmp_path / "out")]):
        main([command[0], str(store), *command[1:]])
    told = capfd.readouterr()
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*.csv"))
    assert SECRET not in told.out + told.err
    assert SECRET.encode() not in written


@pytest.mark.parametrize("kind", ["no packed data", "no JSON", "another record", "a bomb", "a 13th month"])
def test_a_forged_coding_is_one_line(
    store: Path, coded: Maker, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """The article is named and what to do; no traceback."""
    monkeypatch.setattr("demarche.store.unpacking._LARGEST", 10_000_000)
    coding = json.loads(to_json(coded()[1]))
    coding["events"][0]["date"]["start"] = "2025-13-45"
    forged(
        store,
        {
            "no packed data": b"\x00\xff",
            "no JSON": zlib.compress(b"[[["),
            "another record": zlib.compress(b'{"article": {"id": 7}}'),
            "a bomb": zlib.compress(b" " * 100_000_000),
            "a 13th month": zlib.compress(json.dumps(coding).encode()),
        }[kind],
    )
    assert main(["export", str(store), "--format", "csv", "-o", str(store.with_name("out"))]) == 1
    (line,) = capfd.readouterr().err.strip().splitlines()
    assert "theirs.duckdb: the coding of article a1 is damaged or forged" in line
    assert line.endswith("code the article again")


def test_spans_outside_the_text_mark_nothing(store: Path, coded: Maker) -> None:
    """A page of a store whose spans lie anywhere is written, with the text as it is."""
    text = to_json(coded()[1]).decode()
    spans = json.loads(text)
    for event in spans["events"]:
        for mention in event["mentions"]:
            mention["predicate"], mention["clause"] = [-5, 3], [10**9, 7]
    spans["uncoded"] = [{"sentence": [-9, 10**9], "reason": "opinion"}]
    forged(store, zlib.compress(json.dumps(spans).encode()))
    page = store.with_name("report.html")
    assert main(["report", str(store), "-o", str(page)]) == 0
    assert "closed its border" in page.read_text("utf-8")
