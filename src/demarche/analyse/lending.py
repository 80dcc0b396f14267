"""One opened file, lent as cursors to as many questions as come at once; nobody waits for another's long question.

In:  `with lending.cursor() as cursor:`, by several threads. Out: a cursor on the store, whose temporary tables are its
own: one thread's "Kosovo" does not meet the other's "Chad". The file stays open for a while after the last question,
for opening it anew costs half of what a page takes; it is closed at once when a writer says that it waits.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb

from demarche.store.connection import connected, is_wanted

Stamp = tuple[tuple[int, int, int], ...]

_LONG = 1.0  # seconds from which a question is long: newcomers are not made to wait for its end
_LONGEST = 20.0  # seconds that a writer may wait for long questions before newcomers wait, too
_BREATH = 0.35  # seconds for which a writer that waits is let in first
_LOOK = 0.05  # seconds between looks for a writer while nobody reads
_SETTINGS = (
    "SET memory_limit = '2GB'",
    "SET max_temp_directory_size = '8GB'",
)


class Lending:
    """Lends cursors. spilling: a folder for what does not fit into memory; patience: seconds to wait for a writer.

    hold: seconds for which the file stays open after the last question; 0 closes it with that.
    """

    def __init__(self, path: Path, spilling: Path, *, patience: float, hold: float = 0.0) -> None:
        self._path, self._spilling, self._patience, self._hold = path, spilling, patience, hold
        self._changed = threading.Condition()
        self._held = ExitStack()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._stamp: Stamp = ()  # the file as it was opened
        self._since: list[float] = []  # when each cursor that is out was lent
        self._until = 0.0  # when the last one came back
        self._wanted: float | None = None  # since when a writer waits

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor; BrokenStore when a writer does not let go in time."""
        began, cursor = self._take()
        sound = False
        try:
            yield cursor
            sound = True
        finally:
            cursor.close()
            self._give_back(began, sound=sound)

    def stamp(self) -> Stamp:
        """Another one after every commit, and where another file took the place."""
        files = (self._path, self._path.with_name(self._path.name + ".wal"))
        return tuple((s.st_ino, s.st_mtime_ns, s.st_size) for s in (f.stat() for f in files if f.exists()))

    def close(self) -> None:
        """Let go of the file, unless somebody reads."""
        with self._changed:
            if not self._since:
                self._let_go()

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
        if not is_wanted(self._path):
            self._wanted = None
            return False
        self._wanted = self._wanted or now
        return now - self._wanted > _LONGEST or now - min(self._since) < _LONG

    def _open(self) -> None:
        if self._connection is not None and (self._stamp != self.stamp() or is_wanted(self._path)):
            self._let_go()
        if self._connection is not None:
            return
        self._let_writer_in()
        folder = str(self._spilling).replace("'", "''")
        settings = (f"SET temp_directory = '{folder}'", *_SETTINGS)
        opening = connected(self._path, read_only=True, patience=self._patience, settings=settings)
        self._connection = self._held.enter_context(opening)
        self._connection.execute("SET lock_configuration = true")
        self._stamp = self.stamp()

    def _let_writer_in(self) -> None:
        """A moment for a writer that waits; once it is in, opening waits for it."""
        until = time.monotonic() + _BREATH
        while is_wanted(self._path) and time.monotonic() < until:
            time.sleep(_LOOK)

    def _give_back(self, began: float, *, sound: bool) -> None:
        with self._changed:
            self._since.remove(began)
            if not self._since:
                self._until = time.monotonic()
                if sound and self._hold and not is_wanted(self._path):
                    threading.Thread(target=self._watch, name="held store", daemon=True).start()
                else:
                    self._let_go()
            self._changed.notify_all()

    def _watch(self) -> None:
        """Let go when a writer waits, or when nobody has asked for long; ends as soon as somebody reads."""
        while True:
            time.sleep(_LOOK)
            with self._changed:
                if self._since or self._connection is None:
                    return
                if time.monotonic() - self._until > self._hold or is_wanted(self._path):
                    self._let_go()
                    return

    def _let_go(self) -> None:
        self._connection = None
        self._held.close()
