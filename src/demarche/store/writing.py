"""Writing a batch of codings in one transaction.

In:  articles with their codings, e.g. yesterday's "Chad closed its border" and a corrected version of it.
Out: rows. What is there already is left alone; a new version takes the old one's place in the tables of coded things,
while the old text and coding stay in `articles` and `codings`.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from demarche.records import Article, Coding, to_json
from demarche.store.connection import run_script, transaction
from demarche.store.indexing import count_forms, index_batch
from demarche.store.migration import SQL
from demarche.store.numbering import number_rows
from demarche.store.rows import CODED_TABLES, Row, Rows, identity_of, rows_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One coded article on its way into the store."""

    key: str
    article: Article
    coding: Coding
    run: str
    parse: bytes | None = None


@dataclass(slots=True)
class _Known:
    """The newest version of an article before and while the batch is written."""

    version: int
    key: str


def write_batch(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> int:
    """Write what is not there yet; returns how many codings were written."""
    with transaction(connection):
        batch = _Batch(connection, entries)
        for entry in entries:
            batch.take(entry)
        batch.write()
    return batch.written


class _Batch:
    """Rows to write and keys to retire, gathered entry by entry: a batch may hold two versions of one article.

    It holds no article version twice; the store sees to that.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
        self._connection = connection
        keys, identities = [e.key for e in entries], [identity_of(e.article) for e in entries]
        self._articles = {key for (key,) in self._at("SELECT article_key FROM articles", keys)}
        self._current = {
            key: run
            for key, run, current in self._at("SELECT article_key, run_id, current FROM codings", keys)
            if current
        }
        self._newest = self._newest_versions(identities)
        self._position = self._last_position()
        self._retired: set[str] = set()
        self._recoded: set[str] = set()
        self._rows: Rows = defaultdict(list)
        self.written = 0

    def take(self, entry: Entry) -> None:
        if self._current.get(entry.key) == entry.run:
            return
        self.written += 1
        if entry.key in self._articles:
            self._recoded.add(entry.key)
        else:
            self._add_article(entry)
        self._rows["codings"].append(_coding_row(entry))
        model = entry.coding.coder.model
        if entry.parse:
            self._rows["parses"].append({"article_key": entry.key, "model": model, "parse": entry.parse})
        if self._newest[identity_of(entry.article)].key == entry.key:
            for table, rows in rows_of(entry.coding, entry.article, key=entry.key, run=entry.run).items():
                self._rows[table].extend(rows)

    def _add_article(self, entry: Entry) -> None:
        identity = identity_of(entry.article)
        before = self._newest.get(identity)
        if before:
            self._retired.add(before.key)
            self._take_back(before.key)
        version = before.version + 1 if before else 1
        self._newest[identity] = _Known(version, entry.key)
        self._articles.add(entry.key)
        self._position += 1
        self._rows["articles"].append(_article_row(entry, identity, version, self._position))

    def _take_back(self, key: str) -> None:
        """Undo what this batch has of a version that a later one in it replaces; `write` sees to earlier batches."""
        for row in self._rows["articles"]:
            if row["article_key"] == key:
                row["current"] = False
                for table in CODED_TABLES:
                    self._rows[table] = [r for r in self._rows[table] if r["article_key"] != key]

    def write(self) -> None:
        replaced = sorted(self._retired | self._recoded)
        if replaced:
            self._clear(replaced)
        if self.written:
            self._connection.execute("DELETE FROM kept_analyses")
            number_rows(self._connection, self._rows, self._told())
        for table, rows in self._rows.items():
            if rows:
                insert(self._connection, table, rows)
        if replaced:
            run_script(self._connection, _sql("regain_links"))
        if self.written:
            index_batch(self._connection, self._rows)

    def _clear(self, replaced: list[str]) -> None:
        """Empty the tables of coded things of these articles; names that nobody has any more go, too.

        Links of their events go, and come back for events that are the same when coded anew. A text that is replaced
        leaves its story.
        """
        run_script(self._connection, _sql("hold_links"), keys=replaced)
        met = "SELECT DISTINCT actor_no FROM actors WHERE article_key IN (SELECT unnest(?))"
        numbers = [number for (number,) in self._connection.execute(met, [replaced]).fetchall()]
        count_forms(self._connection, replaced, times=-1)
        for table in (*CODED_TABLES, "occurrence_events"):
            self._connection.execute(f"DELETE FROM {table} WHERE article_key IN (SELECT unnest(?))", [replaced])
        self._connection.execute(_sql("forget_names"), {"actors": numbers})
        retired = sorted(self._retired)
        self._connection.execute("DELETE FROM story_articles WHERE article_key IN (SELECT unnest(?))", [retired])
        self._retire("articles", retired)
        self._retire("codings", sorted(self._recoded))

    def _told(self) -> dict[str, Row]:
        """What rows repeat of their articles, by article_key: of this batch's and of those coded anew."""
        told = {row["article_key"]: row for row in self._rows["articles"]}
        select = "SELECT article_key, position, published, source FROM articles"
        for key, position, published, source in self._at(select, sorted(self._recoded - told.keys())):
            told[key] = {"position": position, "published": published, "source": source}
        return told

    def _retire(self, table: str, keys: list[str]) -> None:
        if keys:
            sql = f"UPDATE {table} SET current = false WHERE article_key IN (SELECT unnest(?))"
            self._connection.execute(sql, [keys])

    def _newest_versions(self, identities: list[str]) -> dict[str, _Known]:
        sql = "SELECT identity, version, article_key FROM articles WHERE current AND identity IN (SELECT unnest(?))"
        found = self._connection.execute(sql, [identities]).fetchall()
        return {identity: _Known(version, key) for identity, version, key in found}

    def _last_position(self) -> int:
        return int(self._connection.execute("SELECT coalesce(max(position), 0) FROM articles").fetchall()[0][0])

    def _at(self, select: str, keys: list[str]) -> list[tuple[Any, ...]]:
        found = self._connection.execute(f"{select} WHERE article_key IN (SELECT unnest(?))", [keys]).fetchall()
        return list(found)


def carry_over(connection: duckdb.DuckDBPyConnection, keys: Sequence[str], run: str) -> None:
    """Make the newest codings of some articles those of a run that would code them alike: all of them, or none.

    No coding is copied; the run's rows in `codings` name the run in which they stand.
    """
    with transaction(connection):
        connection.register("carried", pa.table({"article_key": pa.array(keys, pa.string())}))
        for name in ("carry_codings", "retire_codings"):
            connection.execute(_sql(name), {"run": run})
        for table in CODED_TABLES:
            sql = f"UPDATE {table} SET run_id = ? WHERE article_key IN (SELECT article_key FROM carried)"
            connection.execute(sql, [run])
        connection.unregister("carried")


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Insert rows by column name, by way of Arrow: fifty times faster than one statement a row."""
    empty: pa.Table = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table()
    data = pa.Table.from_pylist(rows, schema=empty.schema)
    connection.register("new_rows", data)
    verb = "INSERT OR REPLACE" if table in ("codings", "parses") else "INSERT"
    connection.execute(f"{verb} INTO {table} BY NAME SELECT * FROM new_rows")
    connection.unregister("new_rows")


def _article_row(entry: Entry, identity: str, version: int, position: int) -> Row:
    a = entry.article
    same = {f: getattr(a, f) for f in ("title", "source", "url", "language", "text")}
    known = {"article_key": entry.key, "article_id": a.id, "identity": identity, "run_id": entry.run}
    return {**known, **same, "version": version, "current": True, "position": position, "published": a.published_on}


def _coding_row(entry: Entry) -> Row:
    packed = zlib.compress(to_json(entry.coding), 6)
    return {"article_key": entry.key, "run_id": entry.run, "current": True, "coding": packed}


def _sql(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")
