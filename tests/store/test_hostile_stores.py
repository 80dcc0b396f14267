"""Stores that a stranger made: nothing in them reaches beyond the file, and what is forged is refused in one line."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from demarche.errors import BrokenStore
from demarche.records import Article, CoderVersion, Coding, to_json
from demarche.show.cli import main
from demarche.store import open_store
from demarche.store.connection import connected
from tests.show.web.conftest import fill

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
    monkeypatch.setattr("demarche.packing.MOST", 10_000_000)
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
    assert main(["export", str(store), "--format", "plover", "-o", str(store.with_name("out"))]) == 1
    (line,) = capfd.readouterr().err.strip().splitlines()
    assert "theirs.duckdb: the coding of article a1 is damaged or forged" in line
    assert line.endswith("code the article again")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE events SET published = '0001-01-01 (BC)'", "UPDATE events SET published = 'infinity'", "DELETE FROM runs"],
)
def test_what_no_store_of_ours_holds_is_one_line(
    store: Path, capfd: pytest.CaptureFixture[str], statement: str
) -> None:
    """Days before the calendar, codings of no run: said in a line, by the commands that meet them."""
    with duckdb.connect(str(store)) as connection:
        connection.execute(statement)
    codes = {main(["show", str(store)]), main(["report", str(store), "-o", str(store.with_suffix(".html"))])}
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith("demarche: ")]
    assert 1 in codes
    assert codes <= {0, 1}
    assert lines
    assert all(len(line) < 1_000 for line in lines)


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


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (
            "ALTER TABLE story_articles RENAME TO gone; CREATE VIEW story_articles AS FROM gone",
            "no table story_articles",
        ),
        ("DROP TABLE parses", "no table parses"),
        ("ALTER TABLE uncoded DROP reason", "uncoded has no column reason"),
        ("ALTER TABLE facts ALTER relation TYPE BLOB", "facts.relation is BLOB, not VARCHAR"),
        ("ALTER TABLE runs ALTER program DROP NOT NULL; UPDATE runs SET program = NULL", "runs.program may be empty"),
        ("DELETE FROM schema_version", "does not tell its schema"),
        ("UPDATE schema_version SET version = -version", "does not tell its schema"),
        ("INSERT INTO schema_version VALUES (999, now()::TIMESTAMP)", "schema 999, of a newer program"),
    ],
)
def test_a_store_of_another_form_is_refused(
    store: Path, capfd: pytest.CaptureFixture[str], statements: str, told: str
) -> None:
    """By every command, in a line that says what is not as it should be and what to do; nothing is written into it."""
    with duckdb.connect(str(store)) as connection:
        connection.execute(statements)
    before, out = store.read_bytes(), str(store.with_name("out"))
    for command in (["show"], ["link"], ["export", "-f", "csv", "-o", out]):
        assert main([command[0], str(store), *command[1:]]) == 1
        (line,) = capfd.readouterr().err.strip().splitlines()
        assert told in line
        assert line.startswith(f"demarche: {store}: ")
        assert "again" in line or "upgrade" in line
    assert store.read_bytes() == before


def test_what_users_add_beside_the_tables_is_theirs(store: Path) -> None:
    """Views, tables, columns and macros of the user's own do no harm."""
    with duckdb.connect(str(store)) as connection:
        connection.execute("CREATE VIEW mine AS SELECT * FROM events; CREATE TABLE notes (word VARCHAR)")
        connection.execute("CREATE MACRO twice(x) AS 2 * x; ALTER TABLE events ADD COLUMN judged BOOLEAN")
    assert open_store(store).summary()["articles"] == 1
    assert main(["link", str(store)]) == 0


def test_other_programs_databases_fetch_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """DuckDB would load an extension for a SQLite file, from the network where it is not there: the file is refused."""
    path = tmp_path / "theirs.duckdb"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE codings (a)")
        connection.commit()
    before = path.read_bytes()
    for command in ("show", "link", "serve"):
        assert main([command, str(path)]) == 1
        assert "is no store: not a DuckDB database" in capfd.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [":memory:", "md:news", "s3:news", "http:news"])
def test_a_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What DuckDB takes for a database in memory or far away is a file of that name."""
    monkeypatch.chdir(tmp_path)
    open_store(name).close()
    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize("read_only", [True, False])
def test_every_connection_is_shut_in(tmp_path: Path, store: Path, read_only: bool) -> None:
    """Also one that writes: no file is read or written beside the store, no database attached, no extension loaded."""
    file = tmp_path / "secret"
    file.write_text(SECRET)
    for statement in (
        f"SELECT * FROM read_text('{file}')",
        f"SELECT * FROM '{file}.csv'",
        f"ATTACH '{file}' AS other",
        f"COPY (SELECT 1) TO '{file}.parquet'",
        f"EXPORT DATABASE '{file}'",
        "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises((BrokenStore, duckdb.Error)), connected(store, read_only=read_only) as connection:
            connection.execute(statement)
    with connected(store, read_only=read_only) as connection:
        for setting in ("autoload_known_extensions", "autoinstall_known_extensions", "enable_external_access"):
            assert connection.execute("SELECT current_setting(?)", [setting]).fetchall() == [(False,)]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["secret", "theirs.duckdb"]


def test_lists_that_hold_nothing_are_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """NULL in the place of a name in a list of names costs that name."""
    path = fill(tmp_path / "theirs.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE occurrences SET actors = [NULL, 'Chad'], recipients = [NULL]")
    assert main(["show", str(path), "--occurrences"]) == 0
    assert "Chad" in capfd.readouterr().out
