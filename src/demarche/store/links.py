"""Links in the store, and what linking remembers from one time to the next.

In:  of the article on "Chad closed its border" its story, its origin and the occurrences of its events, a page of
articles at a time. Out: the tables story_articles, occurrence_events and occurrences; and, of what is still open, what
a later article is compared with, as far as it has something in common with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from demarche.errors import BrokenStore
from demarche.store.connection import connected, run_script, transaction
from demarche.store.migration import SQL
from demarche.store.store import Store
from demarche.version import __version__

# Tables whose rows give way to new ones that have the same in so many of the first columns; other rows are added.
_KEYED = {"story_articles": 1, "unsettled": 1, "open_stories": 1, "story_terms": 1, "seen_terms": 1}
_KEYED |= {"open_occurrences": 1, "occurrence_ties": 2}

Rows = Mapping[str, list[tuple[Any, ...]]]  # by table, in the order of its columns


class Links:
    """Reads and writes the links of one store. Each page of articles is written whole or not at all.

    counters: how far linking has come, as its caller wrote it; "" where it was not done with these options.
    """

    def __init__(self, store: Store, options: str) -> None:
        store.flush()
        self._path = store.path
        self._options = options
        self._stack = ExitStack()
        self._reading: duckdb.DuckDBPyConnection | None = None
        rows = self._fetch("SELECT counters FROM linked WHERE options = $options", options=options)
        self.counters = str(rows[0][0]) if rows else ""

    def pending(self) -> tuple[int, int]:
        """How many articles are to be linked, and how many occurrences are to be made anew from their events."""
        ((articles, occurrences),) = self._fetch(_sql("unlinked"))
        return articles, occurrences

    def recall(self, name: str, given: Mapping[str, pa.Table], **values: Any) -> list[tuple[Any, ...]]:
        """The rows of one of the store's queries (store/queries/NAME.sql) that reads tables which are given."""
        if self._reading is None:  # opened once for a page: opening takes longer than most queries
            self._reading = self._stack.enter_context(connected(self._path, read_only=True))
        for table, rows in given.items():
            self._reading.register(table, rows)
        return list(self._reading.execute(_sql(name), values or None).fetchall())

    @contextmanager
    def _writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that writes, in one transaction; what was opened for reading is closed before."""
        self.close()
        with connected(self._path, read_only=False) as connection, transaction(connection):
            yield connection

    def close(self) -> None:
        """Let the file go until it is needed again."""
        self._reading = None
        self._stack.close()

    def begin(self, counters: str) -> None:
        """Take all links away; what follows is linked anew, with these options."""
        with self._writing() as connection:
            connection.execute(_sql("forget_links"))
            self._note(connection, counters)

    def keep(self, rows: Rows, counters: str) -> None:
        """Write the rows of a page. BrokenStore where another program has linked the store meanwhile."""
        with self._writing() as connection:
            if connection.execute("SELECT counters FROM linked").fetchall() != [(self.counters,)]:
                raise BrokenStore(f"{self._path}: another program links this store; let it end, then link again")
            for table, found in rows.items():
                _replace(connection, table, found)
            self._note(connection, counters)

    def forget(self, numbers: list[int]) -> None:
        """Close open occurrences of which no event is left."""
        with self._writing() as connection:
            for table in ("open_occurrences", "occurrence_ties"):
                connection.execute(f"DELETE FROM {table} WHERE number IN (SELECT unnest(?))", [numbers])

    def settle(self, **limits: int) -> None:
        """Make the rows of `occurrences` that were touched, and close what can be joined no more (close_links.sql)."""
        with self._writing() as connection:
            run_script(connection, _sql("settle_occurrences"))
            run_script(connection, _sql("close_links"), **limits)

    def halve_terms(self, most: int) -> bool:
        """Forget terms that were seen once, where there are more than so many; whether that was done."""
        ((count,),) = self._fetch("SELECT count(*) FROM seen_terms")
        if count <= most:
            return False
        with self._writing() as connection:
            connection.execute(_sql("halve_terms"))
        return True

    def _note(self, connection: duckdb.DuckDBPyConnection, counters: str) -> None:
        connection.execute("DELETE FROM linked")
        noted = [__version__, self._options, counters]
        connection.execute("INSERT INTO linked VALUES (?, ?, ?, now()::TIMESTAMP)", noted)
        self.counters = counters

    def _fetch(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        with connected(self._path, read_only=True) as connection:
            return list(connection.execute(sql, values or None).fetchall())


def table_of(schema: Mapping[str, pa.DataType], rows: list[tuple[Any, ...]]) -> pa.Table:
    """Rows as an Arrow table with these columns."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        {name: pa.array(values, kind) for (name, kind), values in zip(schema.items(), columns, strict=True)}
    )


def _replace(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Put rows in the place of those with the same key."""
    if not rows:
        return
    schema: pa.Schema = connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema
    connection.register("new_rows", table_of(dict(zip(schema.names, schema.types, strict=True)), rows))
    if width := _KEYED.get(table, 0):
        key = ", ".join(schema.names[:width])
        connection.execute(f"DELETE FROM {table} WHERE ({key}) IN (SELECT ({key}) FROM new_rows)")
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM new_rows")
    connection.unregister("new_rows")


def _sql(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")
