"""The store: one DuckDB file that anyone can query, with everything that was coded and what it was coded from.

In:  codings with their articles. Out: the same codings again, and tables: who did what to whom in `dyads`, the words of
"Chad closed its border with Sudan" in `event_mentions`, the rule beside them. Coding an article twice adds nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import msgspec
import pyarrow as pa

from demarche.errors import BrokenStore
from demarche.records import Article, Basis, CoderVersion, Coding, content_hash
from demarche.store.connection import connected, transaction
from demarche.store.migration import (
    SCHEMA_VERSION,
    SQL,
    check_version,
    migrate,
    stand_in,
    told_if_older,
    version_of,
)
from demarche.store.rows import key_of
from demarche.store.shape import check_shape
from demarche.store.unpacking import unpack_coding
from demarche.store.writing import Entry, carry_over, insert, write_batch

_ALL = 2**62  # rows, for queries that ask how many
_PAGE = 1024  # articles read at a time; between pages a writer gets its turn


@dataclass(frozen=True, slots=True)
class StoredRun:
    """What made rows of the store."""

    id: str
    coder: CoderVersion
    options: str
    started: dt.datetime


@dataclass(frozen=True, slots=True)
class KeptParse:
    """An article with the run of its newest coding and its parse, b"" where none of the model asked for is kept."""

    key: str
    article: Article
    run: str
    parse: bytes


@dataclass(frozen=True, slots=True)
class Unlinked:
    """The beginning of an article that is to be linked; story and origin where it has them already."""

    key: str
    head: Article
    story: str | None
    origin: str | None


class Store:
    """An open store. Additions are committed by the batch; `close`, or leaving `with`, commits the rest.

    A commit rewrites the last row group of each table, half a second in a large store: one in five seconds is enough,
    and loses five seconds' work at most.
    """

    def __init__(self, path: Path, *, read_only: bool = False, batch: int = 256, seconds: float = 5.0) -> None:
        self.path, self.read_only = path, read_only
        self._batch, self._seconds = batch, seconds
        self._pending: list[Entry] = []
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

    # Writing

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
                noted = [basis.rules, basis.rest, run]
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
        if len(self._pending) >= self._batch or time.monotonic() - self._pending_since > self._seconds:
            self.flush()
        return True

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
        if self._pending:
            with connected(self.path, read_only=False) as connection:
                write_batch(connection, self._pending)
            self._pending = []
        self._pending_since = time.monotonic()

    def _known(self) -> dict[str, CoderVersion]:
        """article_key → whose coding is the newest: in memory, 100 MB for a million articles, as every article asks."""
        if self._coded is None:
            self._coded = {}
            coders = self._coders()
            for key, run in self._fetch("SELECT article_key, run_id FROM codings WHERE current"):
                self._coded[key] = coders[run]
        return self._coded

    def _coders(self) -> dict[str, CoderVersion]:
        return {run.id: run.coder for run in self.runs()}

    # Reading

    def codings(self, *, run: str | None = None) -> Iterator[Coding]:
        """The newest coding of each article, in order of addition; those of one run, when named."""
        return (coding for _, coding in self.coded(run=run))

    def coded_at(self, keys: Sequence[str]) -> Iterator[tuple[Article, Coding]]:
        """Articles with their newest codings, by their keys and in the order of these."""
        coders = self._coders()
        rows = {key: rest for key, *rest in self._fetch(_sql("coded_at"), {"keys": list(keys)})}
        for packed, made_by, *fields in (rows[key] for key in keys):
            yield _article(*fields), self._coding(packed, fields[0], coders[made_by])

    def articles(self) -> Iterator[Article]:
        """The newest version of each article, in order of addition."""
        return (article for article, _ in self.coded())

    def coded(self, *, run: str | None = None) -> Iterator[tuple[Article, Coding]]:
        """Articles with their codings, a page in memory at a time."""
        sql = _sql("coded_page" if run is None else "coded_page_of_run")
        values: dict[str, Any] = {"after": 0, "page": _PAGE} | ({"run": run} if run else {})
        coders = self._coders()
        while rows := self._fetch(sql, values):
            for position, packed, made_by, *fields in rows:
                values["after"] = position
                yield _article(*fields), self._coding(packed, fields[0], coders[made_by])

    def _coding(self, packed: bytes, article: str, coder: CoderVersion) -> Coding:
        """The coding as the run that counts made it; one that was carried over still names the coder that wrote it."""
        try:
            return msgspec.structs.replace(unpack_coding(packed, article=article), coder=coder)
        except BrokenStore as error:
            raise BrokenStore(f"{self.path}: {error}") from None

    def parses(self, *, model: str) -> Iterator[KeptParse]:
        """Articles, newest versions, in order of addition, with the parses that a model made of them."""
        values: dict[str, Any] = {"after": 0, "page": 4 * _PAGE, "model": model}
        while rows := self._fetch(_sql("parses_page"), values):
            for position, key, run, packed, *fields in rows:
                values["after"] = position
                yield KeptParse(key, _article(*fields), run, packed or b"")

    def bases(self) -> dict[str, Basis]:
        """What the codings of each run rest on, of runs that noted it."""
        noted = self._fetch("SELECT run_id, event_rules, rest FROM runs WHERE rest IS NOT NULL")
        return {run: Basis(rules=rules, rest=rest) for run, rules, rest in noted}

    def heads(self, *, lead: int) -> Iterator[tuple[str, Article]]:
        """(article_key, article) of newest versions by date of publication, texts cut to `lead` characters."""
        values: dict[str, Any] = {"day": dt.date.min, "key": "", "lead": lead, "page": _PAGE}
        while rows := self._fetch(_sql("heads_by_date"), values):
            for *fields, day, key in rows:
                values["day"], values["key"] = day, key
                yield key, _article(*fields)

    def unlinked(self, *, lead: int, page: int) -> Iterator[list[Unlinked]]:
        """Pages of the articles that have no story, or events of no occurrence, by date of publication."""
        values: dict[str, Any] = {"day": dt.date.min, "key": "", "lead": lead, "page": page}
        while rows := self._fetch(_sql("unlinked_page"), values):
            *_, values["day"], values["key"], _, _ = rows[-1]
            yield [Unlinked(key, _article(*head), story, origin) for *head, _, key, story, origin in rows]

    def runs(self) -> list[StoredRun]:
        sql = "SELECT run_id, program, rules, model, options, started FROM runs ORDER BY started, run_id"
        return [
            StoredRun(run, CoderVersion(version=program, rules=rules, model=model), options, started)
            for run, program, rules, model, options, started in self._fetch(sql)
        ]

    def events(self, *, about: str = "", type: str = "", actuality: str = "", article: str = "") -> pa.Table:
        """Events with their parties in words, as an Arrow table: `.to_pandas()`, or `polars.from_arrow(…)`.

        about: an actor's name or country; type, actuality, article: only these.
        """
        chosen = {"about": about, "type": type.upper(), "actuality": actuality, "article": article}
        return self.query("events", **chosen, limit=_ALL)

    def quotes(self, *, speaker: str = "", about: str = "") -> pa.Table:
        """Who said what to whom, as an Arrow table."""
        return self.query("quotes", speaker=speaker, about=about, limit=_ALL)

    def table(self, name: str) -> pa.Table:
        """A table of schema.sql whole, as an Arrow table: `store.table("actors")`."""
        known = {row["name"] for row in self.sql("SELECT table_name AS name FROM duckdb_tables()").to_pylist()}
        if name not in known:
            raise BrokenStore(f"{self.path}: no table {name!r} (there are {', '.join(sorted(known))})")
        return self.sql(f'SELECT * FROM "{name}"')

    def query(self, name: str, **values: Any) -> pa.Table:
        """The result of one of the store's own queries (store/queries/NAME.sql)."""
        return self.sql(_sql(name), **values)

    def sql(self, sql: str, **values: Any) -> pa.Table:
        """The result of any query, as an Arrow table; `$name` in it stands for a keyword argument."""
        self.flush()
        with connected(self.path, read_only=True) as connection, told_if_older(connection, self.path):
            return connection.sql(sql, params=values or None).to_arrow_table()

    def summary(self) -> dict[str, int]:
        """How many articles, actors, attributions, events … the store has."""
        return {str(k): int(v) for k, v in self.query("summary").to_pylist()[0].items()}

    def _fetch(self, sql: str, values: Mapping[str, Any] | Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        self.flush()
        with connected(self.path, read_only=True) as connection, told_if_older(connection, self.path):
            try:
                return list(connection.execute(sql, values or None).fetchall())
            except duckdb.BinderException:
                stand_in(connection)
                return list(connection.execute(sql, values or None).fetchall())


def open_store(path: str | os.PathLike[str], *, read_only: bool = False, batch: int = 256) -> Store:
    """Open a store, or make one where there is none; older schemas are migrated, newer ones refused (BrokenStore).

    batch: codings that are committed together.
    """
    file = Path(path)
    if read_only and not file.exists():
        raise BrokenStore(f"{file}: no such store")
    if not file.parent.is_dir():
        raise BrokenStore(f"{file}: there is no folder {file.parent}")
    fresh = not file.exists()
    try:
        if not fresh:
            with connected(file, read_only=True) as connection:
                version = version_of(connection)
                check_version(version)
                if version is not None:
                    check_shape(connection, version)
        if not read_only:
            with connected(file, read_only=False) as connection:
                migrate(connection)
    except BrokenStore as error:
        message = str(error)
        raise BrokenStore(message if message.startswith(str(file)) else f"{file}: {message}") from None
    return Store(file, read_only=read_only, batch=batch)


def open_newest(path: str | os.PathLike[str]) -> Store:
    """Open a store for reading that has this program's schema; one of an older schema is brought up first."""
    store = open_store(path, read_only=True)
    with connected(store.path, read_only=True) as connection:
        version = version_of(connection)
    if version != SCHEMA_VERSION:
        open_store(path)
    return store


def _sql(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def _article(
    id: str, title: str, published: dt.date | None, source: str, url: str, language: str, text: str
) -> Article:
    day = published.isoformat() if published else None
    return Article(id=id, title=title, published=day, source=source, url=url, language=language, text=text)


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
