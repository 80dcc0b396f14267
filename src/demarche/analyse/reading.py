"""Questions to a store that others may be writing: opened for a moment, bounded in time, remembered while it stands.

In:  `with reader.open() as reading: reading.ask("events", type="ACCUSE", limit=50, offset=0)`. Out: an Arrow table, one
row for "Chad accused Sudan of arming rebels". A question that takes too long is broken off: SlowQuestion.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from demarche.analyse.asking import define_views, rows_of
from demarche.analyse.composing import Values, compose, used
from demarche.errors import SlowQuestion
from demarche.records import Article, Coding
from demarche.store import open_store
from demarche.store.connection import connected
from demarche.store.migration import step_sql, version_of

Stamp = tuple[tuple[int, int], ...]
_Key = tuple[str, tuple[tuple[str, object], ...]]

MOST_FOUND = 2000  # rows of an analysis
_REMEMBERED, _LARGEST = 256, 1_000_000  # answers that are kept, and the bytes of the largest
_AT_A_STRETCH, _BREATH = 5.0, 0.35  # seconds of reading without a gap, and the gap that lets a writer in
_LINKS = 2  # the schema that brought stories and occurrences: in older stores empty ones stand in while it is read
_CREATE = re.compile(r"^CREATE (TABLE|VIEW)", re.MULTILINE)
_SETTINGS = (
    "SET memory_limit = '2GB'",
    "SET max_temp_directory_size = '8GB'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class Reader:
    """A store to ask. Questions of several threads are answered one after the other.

    seconds: the longest that one question may take. patience: seconds to wait for a writer to let go.
    """

    def __init__(self, path: Path, *, seconds: float = 10.0, patience: float = 10.0) -> None:
        self.path, self.seconds, self.patience = path, seconds, patience
        self._store = open_store(path, read_only=True)
        self._turn = _Turn()
        self.spilling = TemporaryDirectory(prefix="demarche-")  # for what does not fit into memory
        self._answers: OrderedDict[_Key, pa.Table] = OrderedDict()
        self._stamp: Stamp = ()

    @contextmanager
    def open(self) -> Iterator[Reading]:
        """A moment's reading; whoever writes the store waits until it is over."""
        with self._turn:
            stamp = self.stamp()
            if stamp != self._stamp:
                self._answers.clear()
                self._stamp = stamp
            reading = Reading(self)
            try:
                yield reading
            finally:
                reading.close()

    def stamp(self) -> Stamp:
        """Another one after every commit."""
        files = (self.path, self.path.with_name(self.path.name + ".wal"))
        return tuple((s.st_mtime_ns, s.st_size) for s in (f.stat() for f in files if f.exists()))

    def remembered(self, key: _Key) -> pa.Table | None:
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def remember(self, key: _Key, answer: pa.Table) -> None:
        if answer.nbytes <= _LARGEST:
            self._answers[key] = answer
            if len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)

    def coded_at(self, keys: Sequence[str]) -> list[tuple[Article, Coding]]:
        return list(self._store.coded_at(keys))


class Reading:
    """What `Reader.open` lends: the file is opened at the first question that is not remembered."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._opened: duckdb.DuckDBPyConnection | None = None
        self._kept: tuple[str, dict[str, object]] | None = None
        self._closing = connected(reader.path, read_only=True, patience=reader.patience)

    def ask(self, name: str, /, **values: object) -> pa.Table:
        """The answer to analyse/NAME.sql."""
        key = (name, tuple(sorted(values.items())))
        answer = self._reader.remembered(key)
        if answer is None:
            answer = self._asked(name, values)
            self._reader.remember(key, answer)
        return answer

    def ask_view(self, view: str, *, about: str = "") -> pa.Table:
        """The rows of one of the analyses, MOST_FOUND at most; `about`: words that stand in them."""
        key = ("view", (("view", view), ("about", about)))
        answer = self._reader.remembered(key)
        if answer is None:
            define_views(self._connection(), "TEMP VIEW")
            sql = rows_of(view) + f" LIMIT {MOST_FOUND}"
            answer = self._timed(self._connection(), sql, {"about": about})
            self._reader.remember(key, answer)
        return answer

    def coded_at(self, keys: Sequence[str]) -> list[tuple[Article, Coding]]:
        """Articles with their codings, by their keys and in their order."""
        return self._reader.coded_at(keys)

    def close(self) -> None:
        if self._opened is not None:
            self._closing.__exit__(None, None, None)
            self._opened = self._kept = None

    def _asked(self, name: str, values: Values) -> pa.Table:
        connection = self._connection()
        if values.get("kept"):
            self._keep(values)
        return self._timed(connection, compose(name, values), values)

    def _keep(self, values: Values) -> None:
        """Has the events that take laborious finding in a table of this reading's own."""
        sql = compose("keep_events", values)
        found = used(sql, values)
        if (sql, found) != self._kept:
            self._timed(self._connection(), sql, values)
            self._kept = (sql, found)

    def _timed(self, connection: duckdb.DuckDBPyConnection, sql: str, values: Values) -> pa.Table:
        ending = threading.Timer(self._reader.seconds, connection.interrupt)
        ending.start()
        try:
            answer = connection.sql(sql, params=used(sql, values) or None)
            return answer.to_arrow_table() if answer is not None else pa.table({})
        except (duckdb.InterruptException, duckdb.OutOfMemoryException):
            raise SlowQuestion(
                f"the question took more than {self._reader.seconds:.0f} seconds or too much memory; ask for less"
            ) from None
        finally:
            ending.cancel()

    def _connection(self) -> duckdb.DuckDBPyConnection:
        if self._opened is None:
            self._opened = self._closing.__enter__()
            folder = self._reader.spilling.name.replace("'", "''")
            self._opened.execute(f"SET temp_directory = '{folder}'")
            for setting in _SETTINGS:
                self._opened.execute(setting)
            if (version_of(self._opened) or 1) < _LINKS:
                self._opened.execute(_CREATE.sub(r"CREATE TEMP \1", step_sql(_LINKS)))
        return self._opened


class _Turn:
    """One at a time; after some seconds without a gap there is one, in which a waiting writer gets the file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since = self._until = 0.0

    def __enter__(self) -> None:
        self._lock.acquire()
        now = time.monotonic()
        if now - self._until > _BREATH:
            self._since = now
        elif now - self._since > _AT_A_STRETCH:
            time.sleep(_BREATH)
            self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self._until = time.monotonic()
        self._lock.release()
