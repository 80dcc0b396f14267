"""What may befall a store: death, full and forbidden disks, damage, rivals, clocks. Nothing committed is lost."""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from demarche.errors import BrokenStore
from demarche.records import Article, CoderVersion, Coding
from demarche.store import open_store
from demarche.store import store as store_module
from demarche.store.rows import CODED_TABLES
from tests.effort import chance_of, times

Maker = Callable[..., tuple[Article, Coding]]

WRITER = """if True:
    import os, sys
    from tests.store.conftest import CODER, make_article, make_coding
    from demarche.errors import DemarcheError
    from demarche.store import open_store
    path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if "as_nobody" in sys.argv and os.geteuid() == 0:
        import duckdb, pyarrow
        os.setegid(65534)
        os.seteuid(65534)
    try:
        store = open_store(path, batch=4)
        run = store.begin_run(CODER)
        for i in range(first, last):
            article = make_article(f"a{i}")
            store.add(make_coding(article), article, run)
            print(i, flush=True)
        store.close()
    except DemarcheError as error:
        sys.exit(str(error))
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def writer(path: Path, first: int, last: int, *more: str, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(last), *more]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def ids(path: Path) -> list[str]:
    return [coding.article.id for coding in open_store(path).codings()]


def sound(path: Path, articles: int) -> None:
    """Every article has its coding and its rows, once."""
    store = open_store(path)
    counts = {
        t: store.sql(f"SELECT count(*) AS n FROM {t}").to_pylist()[0]["n"] for t in ("codings", "events", "voices")
    }
    assert counts == dict.fromkeys(counts, articles)
    orphans = "SELECT 1 FROM {} WHERE article_key NOT IN (SELECT article_key FROM codings)"
    assert all(store.sql(orphans.format(t)).num_rows == 0 for t in CODED_TABLES)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """A writer killed anywhere leaves whole batches in order; runs that go on from there end with everything, once."""
    path, chance = tmp_path / "s.duckdb", chance_of("store")
    kept: list[str] = []
    for _ in range(times(4)):
        process = writer(path, 0, 2_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = ids(path)
        assert found == [f"a{i}" for i in range(len(found))]
        assert len(found) >= len(kept)
        sound(path, len(found))
        kept = found
    process = writer(path, 0, len(kept) + 10)
    assert process.communicate()[1] == ""
    sound(path, len(kept) + 10)


def test_a_full_disk(tmp_path: Path) -> None:
    """Where nothing more can be written, the message says what to do; what was committed is there, and the next run
    goes on."""
    path = tmp_path / "s.duckdb"
    writer(path, 0, 8).communicate(timeout=100)

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))

    process = writer(path, 0, 400, preexec_fn=limited)
    _, errors = process.communicate(timeout=100)
    assert process.returncode == 1
    assert "is the disk full? All that was committed is kept; make room and run again" in errors
    assert len(errors.strip().splitlines()) == 1
    found = ids(path)
    assert len(found) >= 8
    assert found == [f"a{i}" for i in range(len(found))]
    writer(path, 0, len(found) + 10).communicate(timeout=100)
    sound(path, len(found) + 10)


def test_a_folder_that_may_not_be_written() -> None:
    """A store in a forbidden folder is one line that tells where to write; one that is only readable is read."""
    closed = Path(tempfile.mkdtemp())  # pytest's own folders may be entered by their owner alone
    writer(closed / "s.duckdb", 0, 4).communicate(timeout=100)
    closed.chmod(0o555)
    (closed / "s.duckdb").chmod(0o444)
    for name in ("s.duckdb", "new.duckdb"):
        process = writer(closed / name, 4, 8, "as_nobody")
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "may not be written here; name a store in a folder of yours" in errors
        assert len(errors.strip().splitlines()) == 1
    assert len(list(open_store(closed / "s.duckdb", read_only=True).codings())) == 4
    closed.chmod(0o755)
    shutil.rmtree(closed)


@pytest.mark.parametrize("seed", range(times(8)))
def test_damage_is_told(tmp_path: Path, coded: Maker, coder_version: CoderVersion, seed: int) -> None:
    """A store cut off or overwritten in places is read whole or refused in one line: never half, never a traceback."""
    path, chance = tmp_path / "s.duckdb", random.Random(seed)
    with open_store(path) as store:
        run = store.begin_run(coder_version)
        for i in range(30):
            article, coding = coded(f"a{i}")
            store.add(coding, article, run, parse=chance.randbytes(20_000))
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    if seed % 2:
        data[at : at + 5_000] = chance.randbytes(len(data[at : at + 5_000]))
    else:
        del data[at:]
    path.write_bytes(data)
    try:
        store = open_store(path)
        found = [c.article.id for c in store.codings()]
        parses = len(list(store.parses(model="m1")))
    except BrokenStore as error:
        told = str(error)
    else:
        assert (found, parses) == ([f"a{i}" for i in range(30)], 30)
        return
    assert told.startswith(f"{path}: is damaged; restore a copy, or code the articles again")
    assert "\n" not in told


def test_a_log_cut_off_loses_at_most_itself(tmp_path: Path) -> None:
    """A store whose write-ahead log broke off opens with the commits before the break, or says that it is damaged."""
    path = tmp_path / "s.duckdb"
    process = writer(path, 0, 400)
    assert process.stdout is not None
    while process.stdout.readline() != "60\n":
        pass
    process.kill()
    process.communicate()
    log = path.with_name(path.name + ".wal")
    if log.exists():
        log.write_bytes(log.read_bytes()[:-7])
    found = ids(path)
    assert len(found) >= 52
    assert found == [f"a{i}" for i in range(len(found))]


def test_two_writers(tmp_path: Path) -> None:
    """Two programs that write the same and other articles at the same time write each once."""
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    writers = [writer(path, 0, 60), writer(path, 20, 80)]
    assert [(w.communicate(timeout=100)[1], w.returncode) for w in writers] == [("", 0), ("", 0)]
    assert sorted(ids(path)) == sorted(f"a{i}" for i in range(80))
    sound(path, 80)


def test_a_store_that_stays_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who holds the file for good is told after a while, with what to do."""
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    hold = f"import duckdb, time; c = duckdb.connect({str(path)!r}); print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, env=ENVIRONMENT)
    assert holder.stdout is not None
    holder.stdout.readline()
    monkeypatch.setattr("demarche.store.connection.PATIENCE", 0.3)
    with pytest.raises(BrokenStore, match=r"another program holds the store; waited 0 s\. Wait for it or end it"):
        open_store(path)
    holder.kill()
    holder.wait()
    open_store(path).close()


def test_a_clock_set_back(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs keep their order when the clock goes back a year between them: the last run is the last."""

    class Yesteryear(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return dt.datetime(2001, 1, 1, tzinfo=tz)

    store = open_store(tmp_path / "s.duckdb")
    first = store.begin_run(coder_version)
    monkeypatch.setattr(store_module.dt, "datetime", Yesteryear)
    second = store.begin_run(CoderVersion(version="1.0", rules="r2", model="m1"))
    article, coding = coded()
    store.add(coding, article, second)
    store.close()
    assert [run.id for run in store.runs()] == [first, second]
    assert store.summary()["articles"] == 1


def test_a_query_that_is_wrong_is_no_damage(tmp_path: Path) -> None:
    """A mistake in a query is DuckDB's error, and the store is not called broken."""
    store = open_store(tmp_path / "s.duckdb")
    with pytest.raises(duckdb.Error, match="nonesuch"):
        store.sql("SELECT nonesuch")
