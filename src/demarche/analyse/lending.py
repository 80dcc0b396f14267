"""One opened file, lent as cursors to as many questions as come at once; nobody waits for another's long question.

In:  `with lending.cursor() as cursor:`, by several threads. Out: a cursor on the store, whose temporary tables are its
own: one thread's "Kosovo" does not meet the other's "Chad". The file is opened for the first and closed after the
last, for a writer gets in only while nobody reads; after some seconds without such a gap newcomers wait for one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb

from demarche.store.connection import connected

_AT_A_STRETCH, _LONGEST = 5.0, 20.0  # seconds of reading without a gap: where all questions are short, and at most
_LONG = 1.0  # seconds from which a question is long: newcomers are not made to wait for its end
_BREATH = 0.35  # seconds of a gap, in which a waiting writer gets the file
_SETTINGS = (
    "SET memory_limit = '2GB'",
    "SET max_temp_directory_size = '8GB'",
)


class Lending:
    """Lends cursors. spilling: a folder for what does not fit into memory; patience: seconds to wait for a writer."""

    def __init__(self, path: Path, spilling: Path, *, patience: float) -> None:
        self._path, self._spilling, self._patience = path, spilling, patience
        self._changed = threading.Condition()
        self._held = ExitStack()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._since: list[float] = []  # when each cursor that is out was lent
        self._stretch = self._until = 0.0  # when reading began without a gap, and when it last ended

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor; BrokenStore when a writer does not let go in time."""
        began, cursor = self._take()
        try:
            yield cursor
        finally:
            cursor.close()
            self._give_back(began)

    def _take(self) -> tuple[float, duckdb.DuckDBPyConnection]:
        with self._changed:
            while self._since and self._is_gap_due():
                self._changed.wait(timeout=_BREATH)
            if not self._since:
                self._open()
            began = time.monotonic()
            assert self._connection is not None
            cursor = self._connection.cursor()
            self._since.append(began)
            return began, cursor

    def _is_gap_due(self) -> bool:
        now = time.monotonic()
        lasting = now - self._stretch
        return lasting > _LONGEST or (lasting > _AT_A_STRETCH and now - min(self._since) < _LONG)

    def _open(self) -> None:
        now = time.monotonic()
        if now - self._until <= _BREATH and now - self._stretch > _AT_A_STRETCH:
            time.sleep(_BREATH)
            self._stretch = time.monotonic()
        elif now - self._until > _BREATH:
            self._stretch = now
        folder = str(self._spilling).replace("'", "''")
        settings = (f"SET temp_directory = '{folder}'", *_SETTINGS)
        opening = connected(self._path, read_only=True, patience=self._patience, settings=settings)
        self._connection = self._held.enter_context(opening)
        self._connection.execute("SET lock_configuration = true")

    def _give_back(self, began: float) -> None:
        with self._changed:
            self._since.remove(began)
            if not self._since:
                self._connection = None
                self._held.close()
                self._until = time.monotonic()
            self._changed.notify_all()
