"""Reading a store: articles, codings and parses a page at a time, and any table or query as Arrow.

In:  the store's file. Out: the codings that were put in; `events`, where "Chad closed its border
with Sudan" is a row. The file is open for as long as one question lasts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import msgspec
import pyarrow as pa

from demarche.errors import BrokenStore
from demarche.records import Article, Basis, CoderVersion, Coding
from demarche.store.connection import connected
from demarche.store.migration import SCHEMA_VERSION, SQL, stand_in, told_if_older, version_of
from demarche.store.unpacking import unpack_coding

T = TypeVar("T")
_ALL = 2**62  # rows, for queries that ask how many
_STRETCH = 20_000  # articles that are to be linked: their keys, looked for at a time
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
    """An article with the run of its newest coding, that coding, and its parse, b"" where the model kept none.

    coding: packed, as `unpack_coding` takes it.
    """

    key: str
    article: Article
    run: str
    parse: bytes
    coding: bytes


@dataclass(frozen=True, slots=True)
class Unlinked:
    """The beginning of an article that is to be linked; story and origin where it has them already."""

    key: str
    head: Article
    story: str | None
    origin: str | None


class StoreReader:
    """What can be asked of a store."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def flush(self) -> None:
        """Commit what is kept back, so that it is read; who only reads keeps nothing back."""

    def codings(self, *, run: str | None = None) -> Iterator[Coding]:
        """The newest coding of each article, in order of addition; those of one run, when named."""
        return (coding for _, coding in self.coded(run=run))

    def coded_at(self, keys: Sequence[str]) -> Iterator[tuple[Article, Coding]]:
        """Articles with their newest codings, by their keys and in the order of these."""
        coders = self._coders()
        rows = {key: rest for key, *rest in self._fetch(_sql("coded_at"), {"keys": list(keys)})}
        for key in keys:
            packed, made_by, *fields = self._there(rows, key)
            yield _article(*fields), self._coding(packed, fields[0], self._there(coders, made_by))

    def articles(self) -> Iterator[Article]:
        """The newest version of each article, in order of addition."""
        return (article for article, _ in self.coded())

    def coded(self, *, run: str | None = None) -> Iterator[tuple[Article, Coding]]:
        """Articles with their codings, a page in memory at a time."""
        after, coders = 0, self._coders()
        while rows := self._coded_rows(after, _PAGE, run):
            after = rows[-1][0]
            yield from self._unpacked(rows, coders)

    def coded_page(self, *, after: int, page: int) -> Iterator[tuple[Article, Coding]]:
        """So many of the same behind a position; all rows in memory."""
        return self._unpacked(self._coded_rows(after, page), self._coders())

    def _coded_rows(self, after: int, page: int, run: str | None = None) -> list[tuple[Any, ...]]:
        """So many articles behind a position, with their newest codings, or those of a run."""
        if run is not None:
            return self._fetch(_sql("coded_page_of_run"), {"run": run, "after": after, "page": page})
        with self._reading() as connection:
            found = _rows(connection, _sql("coded_lines"), {"after": after, "page": page})
            if not found:
                return []
            positions, runs, lines = (list(column) for column in zip(*found, strict=True))
            named = {"positions": positions, "runs": runs, "lines": lines}
            ends = {"first": positions[0], "last": positions[-1], "top": min(lines), "bottom": max(lines)}
            return _rows(connection, _sql("coded_page"), named | ends)

    def _unpacked(
        self, rows: Iterable[tuple[Any, ...]], coders: Mapping[str, CoderVersion]
    ) -> Iterator[tuple[Article, Coding]]:
        for _, packed, made_by, *fields in rows:
            yield _article(*fields), self._coding(packed, fields[0], self._there(coders, made_by))

    def _there(self, rows: Mapping[str, T], key: str) -> T:
        """What other tables say that there is; in a forged store it may not be."""
        if key not in rows:
            raise BrokenStore(f"{self.path}: nothing is kept for {key[:80]!r} that its tables name; restore a copy")
        return rows[key]

    def _coding(self, packed: bytes, article: str, coder: CoderVersion) -> Coding:
        """The coding as the run that counts made it; one that was carried over still names the coder that wrote it."""
        try:
            return msgspec.structs.replace(unpack_coding(packed, article=article), coder=coder)
        except BrokenStore as error:
            raise BrokenStore(f"{self.path}: {error}") from None

    def parses(self, *, model: str) -> Iterator[KeptParse]:
        """Articles, newest versions, in order of addition, with the parses that a model made of them."""
        values: dict[str, Any] = {"after": 0, "page": _PAGE, "model": model}
        while rows := self._fetch(_sql("parses_page"), values):
            for position, key, run, packed, coding, *fields in rows:
                values["after"] = position
                yield KeptParse(key, _article(*fields), run, packed or b"", coding)

    def bases(self) -> dict[str, Basis]:
        """What the codings of each run rest on, of runs that noted it."""
        noted = self._fetch("SELECT run_id, event_rules, rest FROM runs WHERE rest IS NOT NULL")
        return {run: Basis(rules=rules, parts=_parts(rest)) for run, rules, rest in noted}

    def heads(self, *, lead: int) -> Iterator[tuple[str, Article]]:
        """(article_key, article) of newest versions by date of publication, texts cut to `lead` characters."""
        values: dict[str, Any] = {"day": dt.date.min, "key": "", "lead": lead, "page": _PAGE}
        while rows := self._fetch(_sql("heads_by_date"), values):
            for *fields, day, key in rows:
                values["day"], values["key"] = day, key
                yield key, _article(*fields)

    def unlinked(self, *, lead: int, page: int) -> Iterator[list[Unlinked]]:
        """Pages of the articles that have no story, or events of no occurrence, by date of publication."""
        values: dict[str, Any] = {"day": dt.date.min, "key": "", "most": _STRETCH}
        while stretch := self._fetch(_sql("unlinked_stretch"), values):
            values["key"], values["day"] = stretch[-1]
            keys = [key for key, _ in stretch]
            for first in range(0, len(keys), page):
                rows = self._fetch(_sql("unlinked_page"), {"keys": keys[first : first + page], "lead": lead})
                yield [Unlinked(key, _article(*head), story, origin) for key, story, origin, *head in rows]

    def is_newest(self) -> bool:
        """Whether the store has the schema of this program."""
        with connected(self.path, read_only=True) as connection:
            return version_of(connection) == SCHEMA_VERSION

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
        self.flush()
        with connected(self.path, read_only=True) as connection:
            known = {n for (n,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            if name not in known:
                raise BrokenStore(f"{self.path}: no table {name!r} (there are {', '.join(sorted(known))})")
            return connection.sql(f'SELECT * FROM "{name}"').to_arrow_table()

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
        with self._reading() as connection:
            return _rows(connection, sql, values)

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The file for as long as some questions last, between which nobody writes."""
        self.flush()
        with connected(self.path, read_only=True) as connection, told_if_older(connection, self.path):
            yield connection

    def _coders(self) -> dict[str, CoderVersion]:
        return {run.id: run.coder for run in self.runs()}


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, Any] | Sequence[Any] | None
) -> list[tuple[Any, ...]]:
    try:
        return list(connection.execute(sql, values or None).fetchall())
    except duckdb.BinderException:
        stand_in(connection)
        return list(connection.execute(sql, values or None).fetchall())


def _parts(rest: str) -> dict[str, str]:
    """The hashes that a run noted; {} for what an earlier version, or a stranger, wrote in their place."""
    try:
        return msgspec.json.decode(rest, type=dict[str, str])
    except msgspec.MsgspecError:
        return {}


def _sql(name: str) -> str:
    return (SQL / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def _article(
    id: str, title: str, published: dt.date | None, source: str, url: str, language: str, text: str
) -> Article:
    day = published.isoformat() if published else None
    return Article(id=id, title=title, published=day, source=source, url=url, language=language, text=text)
