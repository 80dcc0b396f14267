"""A small store cut out of a large one: some articles with all that was read in them.

In:  a store and the keys of articles, those on Kosovo. Out: another store, in a file of its own, that has these alone;
whatever counts or compares there, counts and compares them. What was linked comes along.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from demarche.store.connection import connected, transaction
from demarche.store.migration import SQL
from demarche.store.opening import open_store
from demarche.store.store import Store

_LEFT_OUT = ("parses",)  # large, and only for coding anew
_RUNS = ("runs",)  # what made the rows: few, and all kept


def write_excerpt(store: Store, keys: Sequence[str], path: Path) -> Store:
    """The excerpt, newly written to `path`, where no file may be yet."""
    store.flush()
    tables = _tables(store, keys)
    excerpt = open_store(path)
    settle = (SQL / "queries" / "settle_occurrences.sql").read_text(encoding="utf-8")
    with connected(path, read_only=False) as connection, transaction(connection):
        for name, rows in tables.items():
            connection.register("rows_of_the_store", rows)
            connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM rows_of_the_store')
            connection.unregister("rows_of_the_store")
        connection.execute("INSERT INTO unsettled SELECT DISTINCT occurrence_id FROM occurrence_events")
        connection.execute(settle)
    return excerpt


def is_linked(excerpt: Store) -> bool:
    """Whether every article of it has a story."""
    sql = "SELECT count(*) AS unlinked FROM articles ANTI JOIN story_articles USING (article_key) WHERE current"
    return bool(excerpt.sql(sql).to_pylist()[0]["unlinked"] == 0)


def _tables(store: Store, keys: Sequence[str]) -> dict[str, pa.Table]:
    """The rows of these articles in each table of the store."""
    with connected(store.path, read_only=True) as connection:
        names = [name for name in _with_articles(connection) if name not in _LEFT_OUT]
        rows = {
            name: connection.sql(
                f'SELECT * FROM "{name}" WHERE article_key IN (SELECT unnest($keys))', params={"keys": list(keys)}
            ).to_arrow_table()
            for name in names
        }
        return rows | {name: connection.sql(f'SELECT * FROM "{name}"').to_arrow_table() for name in _RUNS}


def _with_articles(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The store's own tables that tell of articles; not the answers laid down of the whole store (`kept_…`)."""
    sql = (
        "SELECT table_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid, table_name) "
        "WHERE column_name = 'article_key' AND NOT starts_with(table_name, 'kept_') ORDER BY table_name"
    )
    return [name for (name,) in connection.execute(sql).fetchall()]
