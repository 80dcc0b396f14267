"""The file that is lent: held open between pages, given up to a writer that waits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demarche.analyse.lending import Lending
from demarche.store import open_store
from demarche.store.connection import is_wanted

# A writer of another process, which says how long it waited.
_WRITER = """
import sys, time
from pathlib import Path
from demarche.store.connection import connected
began = time.monotonic()
with connected(Path(sys.argv[1]), read_only=False) as connection:
    connection.execute("CREATE TABLE written AS SELECT 1 AS one")
print(time.monotonic() - began)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    open_store(tmp_path / "news.duckdb")
    return tmp_path / "news.duckdb"


def lent(store: Path, *, hold: float) -> Lending:
    return Lending(store, store.parent / "spilling", patience=5, hold=hold)


def written_within(store: Path) -> float:
    """Seconds that another process waited to write."""
    run = subprocess.run([sys.executable, "-c", _WRITER, str(store)], capture_output=True, text=True, check=True)
    return float(run.stdout)


def test_a_writer_gets_a_file_that_is_held_idle(store: Path) -> None:
    """Held for a minute after a question, the file is let go as soon as a writer waits; its rows are seen then."""
    lending = lent(store, hold=60)
    with lending.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert written_within(store) < 3
    assert not is_wanted(store)
    assert list(store.parent.glob("*.wanted")) == []
    with lending.cursor() as cursor:
        assert cursor.execute("SELECT one FROM written").fetchall() == [(1,)]
    lending.close()


def test_a_writer_gets_its_turn_among_readers(store: Path) -> None:
    """While one question follows another without a gap, the writer is let in between two of them."""
    lending = lent(store, hold=60)
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(store)], stdout=subprocess.PIPE, text=True) as writer:
        until = time.monotonic() + 10
        while writer.poll() is None and time.monotonic() < until:
            with lending.cursor() as cursor:
                cursor.execute("SELECT sum(range) FROM range(100000)").fetchall()
        assert writer.wait(1) == 0
    lending.close()


def test_the_file_is_let_go_after_a_while(store: Path) -> None:
    """Nobody asks for longer than it is held: any program may write it, also one that says nothing."""
    lending = lent(store, hold=0.2)
    with lending.cursor() as cursor:
        cursor.execute("SELECT 1")
    time.sleep(0.5)
    sys_writer = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute('CREATE TABLE theirs (one INTEGER)')"
    assert subprocess.run([sys.executable, "-c", sys_writer, str(store)], check=False).returncode == 0


def test_a_wish_of_a_writer_that_was_killed_is_forgotten(store: Path) -> None:
    """What it left beside the file counts for two seconds."""
    wish = store.with_name("news.duckdb.wanted")
    wish.touch()
    assert is_wanted(store)
    long_ago = time.time() - 3
    os.utime(wish, (long_ago, long_ago))
    assert not is_wanted(store)


def test_another_file_in_its_place_is_read(store: Path, tmp_path: Path) -> None:
    """A store that was replaced while it was held is opened anew."""
    lending = lent(store, hold=60)
    with lending.cursor() as cursor:
        cursor.execute("SELECT 1")
    other = tmp_path / "other.duckdb"
    open_store(other)
    written_within(other)
    other.replace(store)
    with lending.cursor() as cursor:
        assert cursor.execute("SELECT one FROM written").fetchall() == [(1,)]
    lending.close()
