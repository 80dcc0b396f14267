"""The store: nothing twice, nothing lost, every row with its run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from demarche.errors import BrokenStore
from demarche.records import Article, CoderVersion, Coding, to_json
from demarche.store import open_store
from demarche.store.migration import SQL, step_sql
from demarche.store.rows import CODED_TABLES

Maker = Callable[..., tuple[Article, Coding]]


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but when things were done."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = ("articles", "codings", "parses", *CODED_TABLES)
        return {t: connection.execute(f"SELECT * FROM {t} ORDER BY ALL").fetchall() for t in tables}


def test_codings_come_back_as_they_went_in(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """Codings and articles are read back byte for byte, in the order they were added."""
    pairs = [coded(f"a{i}") for i in (3, 1, 2)]
    with open_store(tmp_path / "s.duckdb") as store:
        run = store.begin_run(coder_version)
        assert all(store.add(coding, article, run) for article, coding in pairs)
    store = open_store(tmp_path / "s.duckdb", read_only=True)
    assert [to_json(c) for c in store.codings()] == [to_json(c) for _, c in pairs]
    assert list(store.articles()) == [a for a, _ in pairs]
    assert [to_json(c) for c in store.codings(run=run)] == [to_json(c) for _, c in pairs]


def test_every_coded_table_has_rows_that_name_the_run(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion
) -> None:
    """All that a coding says stands in the tables, each row with its run and, for spans, the words."""
    article, coding = coded()
    with open_store(tmp_path / "s.duckdb") as store:
        run = store.begin_run(coder_version, options={"rules": "own"})
        store.add(coding, article, run)
        for table in CODED_TABLES:
            rows = store.sql(f"SELECT run_id FROM {table}").to_pylist()
            assert rows, table
            assert {r["run_id"] for r in rows} == {run}, table
        (quote,) = store.sql("SELECT content, source FROM attributions").to_pylist()
        assert quote["content"] == "Chad closed its border with Sudan on Sunday … citing the 1967 treaty"
        (dyad,) = store.sql("SELECT actor, recipient, said_by, type FROM dyads").to_pylist()
        assert dyad == {"actor": "Chad", "recipient": "Sudan", "said_by": "Mahamat Deby", "type": "SANCTION"}
        assert store.summary()["events"] == 1


def test_what_is_over_planned_or_obliged_stands_in_the_tables(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion
) -> None:
    """Facts that have ended, what was called off and on whose word, and all who are obliged by a treaty."""
    article, coding = coded()
    ended = replace(coding.facts[0], until="2024", former=True, what="consul")
    off = replace(coding.scheduled[0], status="cancelled", holder="a3")
    treaty = coding.instruments[0]
    broken = replace(treaty.invocations[0], party="a1", parties=("a1", "a2"), actuality="future")
    changed = replace(coding, facts=(ended,), scheduled=(off,), instruments=(replace(treaty, invocations=(broken,)),))
    with open_store(tmp_path / "s.duckdb") as store:
        store.add(changed, article, store.begin_run(coder_version))
        assert store.sql("SELECT until, former, what FROM facts").to_pylist() == [
            {"until": "2024", "former": True, "what": "consul"}
        ]
        assert store.sql("SELECT status, holder FROM scheduled").to_pylist() == [
            {"status": "cancelled", "holder": "a3"}
        ]
        assert store.sql("SELECT parties, actuality FROM invocations").to_pylist() == [
            {"parties": ["a1", "a2"], "actuality": "future"}
        ]


def test_coding_again_changes_nothing(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """The same article, coded by the same coder, is refused, and the file's rows stay as they are."""
    article, coding = coded()
    path = tmp_path / "s.duckdb"
    with open_store(path) as store:
        assert store.add(coding, article, store.begin_run(coder_version))
        assert not store.add(coding, article, store.begin_run(coder_version))
    before = contents(path)
    with open_store(path) as store:
        assert store.has(article)
        assert store.has(article, coder_version)
        assert not store.add(coding, article, store.begin_run(coder_version))
    assert contents(path) == before


@pytest.mark.parametrize("batch", [1, 50])
def test_a_changed_article_becomes_a_new_version(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion, batch: int
) -> None:
    """Of two texts with one id the later is current; the earlier is kept with its coding, outside the coded tables."""
    path = tmp_path / "s.duckdb"
    store = open_store(path)
    store._batch = batch
    run = store.begin_run(coder_version)
    for text_end in ("", " Corrected."):
        article, coding = coded("a1")
        article, coding = coded("a1", text=article.text + text_end)
        store.add(coding, article, run)
    store.close()
    versions = store.sql("SELECT version, current FROM articles ORDER BY version").to_pylist()
    assert versions == [{"version": 1, "current": False}, {"version": 2, "current": True}]
    assert store.sql("SELECT count(*) AS n FROM codings").to_pylist() == [{"n": 2}]
    assert store.sql("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 1}]
    assert [a.text[-10:] for a in store.articles()] == ["Corrected."]


def test_an_address_tells_versions_where_there_is_no_id(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion
) -> None:
    """Articles without an id are versions of one another when their address is the same."""
    store = open_store(tmp_path / "s.duckdb")
    run = store.begin_run(coder_version)
    first, coding = coded("", url="http://x/1")
    second, coding2 = coded("", url="http://x/1", text=first.text + " More.")
    other, coding3 = coded("", url="http://x/2", text=first.text)
    for article, c in ((first, coding), (second, coding2), (other, coding3)):
        store.add(c, article, run)
    assert [a.text for a in store.articles()] == [second.text, other.text]


def test_new_rules_replace_the_coding_and_keep_the_old(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion
) -> None:
    """Another coder's coding takes the place of the first in the tables; both can be read by run."""
    store = open_store(tmp_path / "s.duckdb")
    newer = CoderVersion(version="1.0", rules="r2", model="m1")
    article, coding = coded()
    first = store.begin_run(coder_version)
    store.add(coding, article, first)
    store.flush()
    assert not store.has(article, newer)
    second = store.begin_run(newer)
    assert store.add(coded(coder=newer)[1], article, second)
    assert store.sql("SELECT DISTINCT run_id AS r FROM events").to_pylist() == [{"r": second}]
    assert [c.coder.rules for c in store.codings()] == ["r2"]
    assert [c.coder.rules for c in store.codings(run=first)] == ["r1"]
    assert [r.id for r in store.runs()] == sorted([first, second], key=[r.id for r in store.runs()].index)


def test_killed_on_the_way_nothing_committed_is_lost(tmp_path: Path) -> None:
    """A process killed while it adds leaves whole batches; the next one goes on from there."""
    path = tmp_path / "s.duckdb"
    program = textwrap.dedent(f"""
        import os, signal, sys
        from tests.store.conftest import CODER, make_article, make_coding
        from demarche.store import open_store
        store = open_store({str(path)!r})
        store._batch = 10
        run = store.begin_run(CODER)
        for i in range(57):
            article = make_article(f"a{{i}}")
            store.add(make_coding(article), article, run)
            if i == 34 and sys.argv[1] == "die":
                os.kill(os.getpid(), signal.SIGKILL)
        store.close()
    """)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    died = subprocess.run([sys.executable, "-c", program, "die"], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    assert len(list(open_store(path).codings())) == 30
    subprocess.run([sys.executable, "-c", program, "live"], env=environment, check=True)
    assert [c.article.id for c in open_store(path).codings()] == [f"a{i}" for i in range(57)]


def test_readers_and_a_writer_take_turns(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """Two readers in other processes read while one writes; none fails, all is written."""
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    reader = f"""if True:
        from demarche.store import open_store
        for _ in range(15):
            store = open_store({str(path)!r}, read_only=True)
            seen = [c.article.id for c in store.codings()]
            assert seen == ["a" + str(i) for i in range(len(seen))]
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    readers = [subprocess.Popen([sys.executable, "-c", reader], env=environment) for _ in range(2)]
    store = open_store(path)
    store._batch = 2
    run = store.begin_run(coder_version)
    for i in range(40):
        article, coding = coded(f"a{i}")
        store.add(coding, article, run)
    store.close()
    assert [r.wait(timeout=60) for r in readers] == [0, 0]
    assert store.summary()["articles"] == 40


def test_threads_may_read_one_store(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """Queries from several threads of one program (a web server's) do not meet."""
    store = open_store(tmp_path / "s.duckdb")
    article, coding = coded()
    store.add(coding, article, store.begin_run(coder_version))
    store.flush()
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(store.summary()["events"])) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 6


def test_what_is_no_store_is_refused_in_one_line(tmp_path: Path) -> None:
    """Another file, another program's database, a newer schema and a missing folder: one line each, nothing changed."""
    (tmp_path / "text.duckdb").write_text("no database at all" * 100)
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE prices (x INT)")
    open_store(tmp_path / "newer.duckdb").close()
    with duckdb.connect(str(tmp_path / "newer.duckdb")) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99, now()::TIMESTAMP)")
    for name in ("text.duckdb", "other.duckdb", "newer.duckdb", "no/such/folder.duckdb"):
        with pytest.raises(BrokenStore) as caught:
            open_store(tmp_path / name)
        assert "\n" not in str(caught.value)
        assert name in str(caught.value)
    with pytest.raises(BrokenStore, match="no such store"):
        open_store(tmp_path / "none.duckdb", read_only=True)
    assert not (tmp_path / "none.duckdb").exists()


def test_any_characters_are_stored(tmp_path: Path, coder_version: CoderVersion) -> None:
    """NUL and lone surrogates in an article given by a program do not break the store."""
    from demarche.records import head_of

    article = Article(text="a\x00b\ud800c 'quoted' \U0001f600", id="x")
    with open_store(tmp_path / "s.duckdb") as store:
        store.add(Coding(article=head_of(article), coder=coder_version), article, store.begin_run(coder_version))
        assert store.has(article)
        (text,) = [a.text for a in store.articles()]
    assert len(text) == len(article.text)


def test_going_back_to_old_rules_restores_their_coding(
    tmp_path: Path, coded: Maker, coder_version: CoderVersion
) -> None:
    """Coded by one coder, then another, then the first again: its coding is current again, nothing is doubled."""
    store = open_store(tmp_path / "s.duckdb")
    newer = CoderVersion(version="1.0", rules="r2", model="m1")
    for coder in (coder_version, newer, coder_version):
        article, coding = coded(coder=coder)
        assert store.add(coding, article, store.begin_run(coder))
    assert [c.coder.rules for c in store.codings()] == ["r1"]
    assert store.sql("SELECT count(*) AS n FROM codings").to_pylist() == [{"n": 2}]
    assert store.summary()["events"] == 1
    assert store.has(article, coder_version)
    assert not store.has(article, newer)


RULED = CoderVersion(version="1.0", rules="r2", model="m1")


def store_of(path: Path, coded: Maker, articles: int, coder: CoderVersion) -> list[str]:
    """A store of some articles; their keys."""
    with open_store(path) as store:
        run = store.begin_run(coder)
        pairs = [coded(f"a{i}", coder=coder) for i in range(articles)]
        assert all(store.add(coding, article, run) for article, coding in pairs)
        return [store.key(article) for article, _ in pairs]


def test_a_carried_coding_is_that_of_both_runs(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """It reads as the new run's, in every table; the old run keeps it; its bytes are stored once."""
    path = tmp_path / "s.duckdb"
    keys = store_of(path, coded, 3, coder_version)
    store = open_store(path)
    before = [to_json(c) for c in store.codings()]
    old, new = store.begin_run(coder_version), store.begin_run(RULED)
    store.carry_over(keys[:2], new)
    assert [c.coder.rules for c in store.codings()] == ["r2", "r2", "r1"]
    assert sorted(to_json(c) for c in store.codings(run=old)) == sorted(before)
    assert [c.article.id for c in store.codings(run=new)] == ["a0", "a1"]
    for table in CODED_TABLES:
        runs = store.sql(f"SELECT article_key, any_value(run_id) AS r FROM {table} GROUP BY ALL").to_pylist()
        assert {row["article_key"]: row["r"] for row in runs} == dict(zip(keys, [new, new, old], strict=True)), table
    stored = store.sql("SELECT count(*) AS n FROM codings WHERE octet_length(coding) > 0").to_pylist()
    assert stored == [{"n": 3}]


def test_carried_twice_and_back(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """Through two more runs and back to the first: every run reads the same coding, under its own name."""
    path = tmp_path / "s.duckdb"
    keys = store_of(path, coded, 2, coder_version)
    store = open_store(path)
    third = CoderVersion(version="1.0", rules="r3", model="m1")
    for coder in (RULED, third, coder_version):
        run = store.begin_run(coder)
        store.carry_over(keys, run)
        store.carry_over(keys, run)
        for known in store.runs():
            assert [c.coder for c in store.codings(run=known.id)] == [known.coder] * 2
        assert [c.coder for c in store.codings()] == [coder] * 2
    article, coding = coded("a0", coder=RULED)
    assert store.has(article, coder_version)
    assert store.add(coding, article, store.begin_run(RULED))
    assert [c.coder.rules for c in store.codings()] == ["r2", "r1"]


def test_killed_while_it_carries_over(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """A process killed in the midst of it has carried nothing over; the next one carries all."""
    path = tmp_path / "s.duckdb"
    keys = store_of(path, coded, 20, coder_version)
    run = open_store(path).begin_run(RULED)
    before = contents(path)
    program = textwrap.dedent(f"""
        import os, signal
        from demarche.store import open_store, writing
        def tables(known):
            yield from known[:5]
            os.kill(os.getpid(), signal.SIGKILL)
        writing.CODED_TABLES = tables(writing.CODED_TABLES)
        open_store({str(path)!r}).carry_over({keys!r}, {run!r})
    """)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    died = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    assert contents(path) == before
    open_store(path).carry_over(keys, run)
    assert {c.coder.rules for c in open_store(path).codings()} == {"r2"}


def test_an_older_store_keeps_its_codings(tmp_path: Path, coded: Maker, coder_version: CoderVersion) -> None:
    """A store of schema 2 is read as it is, and brought up when it is opened for writing."""
    new, path = tmp_path / "new.duckdb", tmp_path / "s.duckdb"
    store_of(new, coded, 2, coder_version)
    with duckdb.connect(str(path)) as connection:
        connection.execute((SQL / "schema.sql").read_text("utf-8") + step_sql(2))
        connection.execute("INSERT INTO schema_version VALUES (2, now()::TIMESTAMP)")
        connection.execute(f"ATTACH '{new}' AS new (READ_ONLY)")
        for table in ("runs", "articles", "codings", "events"):
            columns = ", ".join(row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall())
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")
    for read_only in (True, False):
        store = open_store(path, read_only=read_only)
        assert [c.article.id for c in store.codings()] == ["a0", "a1"]
        assert [c.article.id for c in store.codings(run=store.runs()[0].id)] == ["a0", "a1"]
        assert store.bases() == {}
