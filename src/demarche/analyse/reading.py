"""Questions to a store that others may be writing: opened for a moment, bounded in time, remembered while it stands.

In:  `with reader.open() as reading: reading.ask("events", type="ACCUSE", limit=50, offset=0)`. Out: an Arrow table, one
row for "Chad accused Sudan of arming rebels". A question that takes too long is broken off: SlowQuestion.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from demarche.analyse.asking import define_views, kept_rows_of, rows_of
from demarche.analyse.composing import Values, compose, used
from demarche.analyse.lending import Lending, Stamp
from demarche.errors import BrokenStore, SlowQuestion
from demarche.records import Article, Coding
from demarche.store import open_newest

_Key = tuple[str, tuple[tuple[str, object], ...]]

MOST_FOUND = 2000  # rows of an analysis
_KEYS = dict.fromkeys(("actor", "partner", "doer", "recipient", "pair_doer", "pair_recipient", "said_by"), "actor")
_KEYS["event"] = "event"  # what is asked for by a key → what it is the key of
_REMEMBERED, _LARGEST = 256, 1_000_000  # answers that are kept, and the bytes of the largest


class Reader:
    """A store to ask, by several threads at once: each question has a cursor of its own on one opened file.

    seconds: the longest that one question may take. patience: seconds to wait for a writer to let go. hold: seconds
    for which the file stays open after a question; our own writers are let in at once.
    A store of an older schema is brought up first.
    """

    def __init__(self, path: Path, *, seconds: float = 10.0, patience: float = 10.0, hold: float = 0.0) -> None:
        self.path, self.seconds = path, seconds
        self._store = open_newest(path)
        self.spilling = TemporaryDirectory(prefix="demarche-")  # for what does not fit into memory
        self.lent = Lending(path, Path(self.spilling.name), patience=patience, hold=hold)
        self._answers: OrderedDict[_Key, pa.Table] = OrderedDict()
        self._stamp: Stamp = ()
        self._lock = threading.Lock()

    @contextmanager
    def open(self) -> Iterator[Reading]:
        """A moment's reading; whoever writes the store waits until it is over."""
        with ExitStack() as held:
            yield Reading(self, held)

    def remembered(self, key: _Key) -> pa.Table | None:
        """The answer to this question, if it was given before and the store has stood still since."""
        with self._lock:
            stamp = self.lent.stamp()
            if stamp != self._stamp:
                self._answers.clear()
                self._stamp = stamp
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def remember(self, key: _Key, answer: pa.Table, stamp: Stamp) -> None:
        """Keep an answer that was given while the store stood so."""
        with self._lock:
            if answer.nbytes <= _LARGEST and stamp == self._stamp:
                self._answers[key] = answer
                if len(self._answers) > _REMEMBERED:
                    self._answers.popitem(last=False)

    def coded_at(self, keys: Sequence[str]) -> list[tuple[Article, Coding]]:
        return list(self._store.coded_at(keys))


class Reading:
    """What `Reader.open` lends: the file is opened at the first question that is not remembered."""

    def __init__(self, reader: Reader, held: ExitStack) -> None:
        self._reader, self._held = reader, held
        self._cursor: duckdb.DuckDBPyConnection | None = None
        self._kept: tuple[str, dict[str, object]] | None = None

    def ask(self, name: str, /, **values: object) -> pa.Table:
        """The answer to analyse/NAME.sql."""
        return self._answer((name, tuple(sorted(values.items()))), lambda: self._asked(name, values))

    def ask_view(self, view: str, *, about: str = "") -> pa.Table:
        """The rows of one of the analyses, MOST_FOUND at most; `about`: words that stand in them."""
        key = ("view", (("view", view), ("about", about)))
        return self._answer(key, lambda: self._viewed(view, about))

    def coded_at(self, keys: Sequence[str]) -> list[tuple[Article, Coding]]:
        """Articles with their codings, by their keys and in their order."""
        return self._reader.coded_at(keys)

    def all_found(self, found: Sequence[object], asked: Sequence[object]) -> None:
        """BrokenStore where rows of one table are not in another that must have them, as in a forged store."""
        if len(found) != len(asked):
            told = "its tables do not fit one another; restore a copy, or code the articles again"
            raise BrokenStore(f"{self._reader.path}: {told}")

    def _answer(self, key: _Key, find: Callable[[], pa.Table]) -> pa.Table:
        answer = self._reader.remembered(key)
        if answer is None:
            self._opened()
            stamp = self._reader.lent.stamp()
            answer = find()
            self._reader.remember(key, answer, stamp)
        return answer

    def _asked(self, name: str, values: Values) -> pa.Table:
        values = self._numbered(values)
        if values.get("once") or values.get("pairs_once"):
            values = {**values, "again_kept": self._is_again_kept()}
        if values.get("kept"):
            self._keep(values)
        return self._timed(compose(name, values), values)

    def _is_again_kept(self) -> bool:
        """Whether `kept_told_again` is there and of the links as they are."""
        laid: bool = self.ask("again_tables")["laid"][0].as_py()
        return laid and bool(self.ask("again_stands")["stands"][0].as_py())

    def _numbered(self, values: Values) -> Values:
        """The values with the numbers of actors and events asked for by their keys; 0 of unknown and unasked ones.

        A number that stands in the question as such is looked for in a fraction of the rows.
        """
        keys = {name: str(values.get(name) or "") for name in _KEYS}
        found = {n: self.ask(f"{_KEYS[n]}_number", key=k)["number"].to_pylist() if k else [] for n, k in keys.items()}
        return {**values, **{f"{name}_no": numbers[0] if numbers else 0 for name, numbers in found.items()}}

    def _keep(self, values: Values) -> None:
        """Has the events that take laborious finding in a table of this reading's own."""
        sql = compose("keep_events", values)
        found = used(sql, values)
        if (sql, found) != self._kept:
            self._timed(sql, values)
            self._kept = (sql, found)

    def _viewed(self, view: str, about: str) -> pa.Table:
        """From the table that `demarche link` made, if nothing was added since; else from the view."""
        kept = view in self.ask("kept_names")["name"].to_pylist()
        if not kept:
            define_views(self._opened(), "TEMP VIEW")
        sql = kept_rows_of(view) if kept else rows_of(view)
        return self._timed(sql + f" LIMIT {MOST_FOUND}", {"about": about})

    def _timed(self, sql: str, values: Values) -> pa.Table:
        cursor = self._opened()
        ending = threading.Timer(self._reader.seconds, cursor.interrupt)
        ending.start()
        try:
            answer = cursor.sql(sql, params=used(sql, values) or None)
            return answer.to_arrow_table() if answer is not None else pa.table({})
        except (duckdb.InterruptException, duckdb.OutOfMemoryException):
            raise SlowQuestion(
                f"the question took more than {self._reader.seconds:.0f} seconds or too much memory; ask for less"
            ) from None
        finally:
            ending.cancel()

    def _opened(self) -> duckdb.DuckDBPyConnection:
        if self._cursor is None:
            self._cursor = self._held.enter_context(self._reader.lent.cursor())
        return self._cursor
