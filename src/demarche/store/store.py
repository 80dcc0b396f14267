"""The store: one DuckDB file that anyone can query, with everything that was coded and what it was coded from.

In:  codings with their articles. Out: the same codings again, and tables: who did what to whom in `dyads`, the words of
"Chad closed its border with Sudan" in `event_mentions`, the rule beside them. Coding an article twice adds nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from demarche.records import Article, Basis, CoderVersion, Coding, content_hash
from demarche.store.connection import connected, transaction
from demarche.store.reading import StoreReader
from demarche.store.rows import Row, key_of
from demarche.store.writing import Entry, carry_over, insert, write_batch


class Store(StoreReader):
    """An open store. Additions are committed by the batch; `close`, or leaving `with`, commits the rest.

    A commit rewrites the last row group of each table, half a second in a large store: one in five seconds is enough,
    and loses five seconds' work at most.
    """

    def __init__(self, path: Path, *, read_only: bool = False, batch: int = 256, seconds: float = 5.0) -> None:
        super().__init__(path)
        self.read_only = read_only
        self._batch, self._seconds = batch, seconds
        self._pending: list[Entry] = []
        self._parses: list[Row] = []
        self._pending_since = time.monotonic()
        self._coded: dict[str, CoderVersion] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.flush()

    def begin_run(
        self, coder: CoderVersion, *, options: Mapping[str, Any] | None = None, basis: Basis | None = None
    ) -> str:
        """The id of the run that this program, these rules, this model and these options make; noted when new.

        basis: what its codings rest on, noted for runs that recode where rules have changed since.
        """
        written = json.dumps(dict(options or {}), sort_keys=True, ensure_ascii=False)
        run = content_hash(coder.version, coder.rules, coder.model, written)
        row = {"run_id": run, "program": coder.version, "rules": coder.rules, "model": coder.model}
        with connected(self.path, read_only=False) as connection, transaction(connection):
            known = connection.execute("SELECT 1 FROM runs WHERE run_id = ?", [run]).fetchall()
            if not known:
                insert(connection, "runs", [{**row, "options": written, "started": _start_of_run(connection)}])
            if basis is not None:
                noted = [basis.rules, json.dumps(basis.parts, sort_keys=True), run]
                connection.execute("UPDATE runs SET event_rules = ?, rest = ? WHERE run_id = ?", noted)
        return run

    def add(self, coding: Coding, article: Article, run: str, *, parse: bytes | None = None) -> bool:
        """Take a coding in; False when this article, as it is, was coded so before."""
        article = _storable(article)
        key = key_of(article)
        if self._known().get(key) == coding.coder:
            return False
        if any(entry.key == key for entry in self._pending):
            self.flush()
        self._known()[key] = coding.coder
        self._pending.append(Entry(key, article, coding, run, parse))
        self._flush_in_time()
        return True

    def keep_parse(self, key: str, model: str, parse: bytes) -> None:
        """Keep this parse of an article in the place of the one that is there; the coding stays."""
        self._parses.append({"article_key": key, "model": model, "parse": parse})
        self._flush_in_time()

    def _flush_in_time(self) -> None:
        kept_back = max(len(self._pending), len(self._parses))
        if kept_back >= self._batch or time.monotonic() - self._pending_since > self._seconds:
            self.flush()

    def carry_over(self, keys: Sequence[str], run: str) -> None:
        """Let a run take over the newest codings of articles, by their keys, as it would code them alike."""
        self.flush()
        with connected(self.path, read_only=False) as connection:
            carry_over(connection, keys, run)
        self._coded = None

    def has(self, article: Article, coder: CoderVersion | None = None) -> bool:
        """Whether this very version of the article is there, its newest coding by `coder`; by any, when None."""
        found = self._known().get(self.key(article))
        return found is not None and coder in (None, found)

    def key(self, article: Article) -> str:
        """The article_key of this very version of an article."""
        return key_of(_storable(article))

    def flush(self) -> None:
        """Commit what is kept back."""
        if self._pending or self._parses:
            with connected(self.path, read_only=False) as connection:
                if self._parses:
                    insert(connection, "parses", self._parses)
                write_batch(connection, self._pending)
            self._pending, self._parses = [], []
        self._pending_since = time.monotonic()

    def _known(self) -> dict[str, CoderVersion]:
        """article_key → whose coding is the newest: in memory, 100 MB for a million articles, as every article asks."""
        if self._coded is None:
            self._coded = {}
            coders = self._coders()
            for key, run in self._fetch("SELECT article_key, run_id FROM codings WHERE current"):
                self._coded[key] = self._there(coders, run)
        return self._coded


def _storable(article: Article) -> Article:
    """The article with lone surrogates replaced one for one: no database takes them, and offsets must hold."""
    fields = {f: getattr(article, f) for f in article.__struct_fields__}
    clean = {f: v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for f, v in fields.items()}
    return article if clean == fields else Article(**clean)


def _start_of_run(connection: duckdb.DuckDBPyConnection) -> dt.datetime:
    """Now; after every run before it, also where the clock was set back: runs are told apart by their order."""
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    last: dt.datetime | None = connection.execute("SELECT max(started) FROM runs").fetchall()[0][0]
    return now if last is None or now > last else last + dt.timedelta(microseconds=1)
