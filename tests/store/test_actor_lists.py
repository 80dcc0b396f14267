"""As what actors are met and where they take part: counted on writing and by the migration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from msgspec.structs import replace

from demarche.analyse.reading import Reader
from demarche.records import Article, CoderVersion, Coding
from demarche.show.web import answers
from demarche.store import open_store
from demarche.store.connection import connected
from demarche.store.migration import migrate
from tests.show.web.conftest import made
from tests.store.conftest import CODER

FORMS = """SELECT actor_no, name_no, kind, sector, office, inferred, rule, articles FROM actor_forms ORDER BY ALL"""
COUNTED = """SELECT actor_no, name_no, kind, sector, office, inferred, rule, count(*) FROM actors WHERE actor_no > 0
             GROUP BY ALL ORDER BY ALL"""
LISTED = """SELECT DISTINCT actor_no, acting, event_no FROM (SELECT actor_no, acting, unnest(event_nos) AS event_no
            FROM actor_events) SEMI JOIN events USING (event_no) ORDER BY ALL"""
JOINED = """SELECT DISTINCT actor_no, role = 'actor', event_no FROM event_actors WHERE actor_no > 0 AND role <> 'denier'
            ORDER BY ALL"""


def store_of(path: Path, *pairs: tuple[Article, Coding], version: str = "1", batch: int = 256) -> Path:
    with open_store(path, batch=batch) as store:
        run = store.begin_run(CoderVersion(version=version, rules=CODER.rules, model=CODER.model))
        for article, coding in pairs:
            store.add(replace(coding, coder=replace(CODER, version=version)), article, run)
    return path


def renamed(pair: tuple[Article, Coding], name: str) -> tuple[Article, Coding]:
    article, coding = pair
    return article, replace(coding, actors=(replace(coding.actors[0], name=name, office="emir"), *coding.actors[1:]))


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with connected(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def agrees(path: Path) -> bool:
    return asked(path, FORMS) == asked(path, COUNTED) and asked(path, LISTED) == asked(path, JOINED)


def test_counts_hold_when_articles_come_change_and_are_coded_anew(tmp_path: Path) -> None:
    """What is counted beside the tables is what counting the tables gives, after every kind of writing."""
    path = store_of(tmp_path / "s.duckdb", made("a1"), made("a2"), renamed(made("a3"), "Tchad"), batch=2)
    assert agrees(path)
    assert len(asked(path, FORMS)) == 4  # Chad, Tchad, Sudan, the president
    store_of(path, renamed(made("a1"), "Tchad"), version="2")  # coded anew: another name and office
    assert agrees(path)
    changed, coding = made("a2")
    store_of(path, (replace(changed, text=changed.text.replace("border", "harbor")), coding))  # another version
    assert agrees(path)
    store_of(path, *(renamed(made(id), "Tchad") for id in ("a1", "a2", "a3")), version="3")
    assert agrees(path)
    assert [row[-1] for row in asked(path, FORMS)].count(0) == 0  # a form that nobody has any more is gone


def test_who_somebody_is(tmp_path: Path) -> None:
    """The commonest name stands for an actor, all its names are told, and in how many articles it is met."""
    pairs = made("a1"), made("a2"), renamed(made("a3"), "Tchad")
    path = store_of(tmp_path / "s.duckdb", *pairs, batch=1)
    with Reader(path).open() as reading:
        who = answers.actor(reading, pairs[0][1].actors[0].key)
    assert who
    assert (who["name"], who["names"], who["articles"]) == ("Chad", ["Chad", "Tchad"], 3)
    assert who["offices"] == ["emir"]


def test_an_actor_without_a_name_has_a_page_too(tmp_path: Path) -> None:
    article, coding = made("a1")
    crowd = replace(coding.actors[0], name="officials", key="generic:a1:officials")
    path = store_of(tmp_path / "s.duckdb", (article, replace(coding, actors=(crowd, *coding.actors[1:]))))
    with Reader(path).open() as reading:
        who = answers.actor(reading, crowd.key)
    assert who
    assert (who["name"], who["articles"]) == ("officials", 1)


def test_a_store_of_the_schema_before_is_brought_up(tmp_path: Path) -> None:
    """The migration counts what writing would have counted."""
    fresh = store_of(tmp_path / "new.duckdb", made("a1"), renamed(made("a2"), "Tchad"), made("a3"), batch=1)
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as connection:
        migrate(connection, newest=6)
        connection.execute(f"ATTACH '{fresh}' AS new (READ_ONLY)")
        names = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'").fetchall()
        for (name,) in names:
            if name != "schema_version":
                had = [row[0] for row in connection.execute(f"DESCRIBE main.{name}").fetchall()]
                connection.execute(f"INSERT INTO {name} BY NAME SELECT {', '.join(had)} FROM new.{name}")
    open_store(old)
    assert agrees(old)
    assert asked(old, FORMS) == asked(fresh, FORMS)
