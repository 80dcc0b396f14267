"""Keeping what linking found: stories, origins, occurrences; all of it anew, or nothing.

In:  rows one after the other, of "Chad closed its border" the story, the origin and the occurrence. Out: the tables
story_articles, occurrence_events and occurrences. Rows wait in a file beside the store, so that memory stays bounded,
and are put into it in one transaction: readers see the old links or the new ones.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from demarche.store.connection import connected, transaction
from demarche.store.migration import SQL
from demarche.version import __version__

LINK_TABLES = ("story_articles", "occurrence_events")  # emptied of an article that changes, until it is linked again
_STORY = pa.schema([(name, pa.string()) for name in ("article_key", "story", "origin")])
_EVENT = pa.schema([(name, pa.string()) for name in ("occurrence_id", "article_key", "event_id")])
_ROWS = 20_000


class Links:
    """Gathers links; `keep` writes them. `with Links(store.path) as links: links.story(…); links.keep(…)`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent)
        self._stories = _Pile(Path(self._folder.name) / "stories.parquet", _STORY)
        self._events = _Pile(Path(self._folder.name) / "events.parquet", _EVENT)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stories.close()
        self._events.close()
        self._folder.cleanup()

    def story(self, article_key: str, story: str, origin: str) -> None:
        self._stories.add((article_key, story, origin))

    def event(self, occurrence: str, article_key: str, event: str) -> None:
        self._events.add((occurrence, article_key, event))

    def keep(self, *, contents: str, options: str) -> None:
        """Put the rows in the place of the former ones. `contents`, `options`: what was linked, and how."""
        piles = {"story_articles": self._stories.close(), "occurrence_events": self._events.close()}
        steps = [(SQL / "queries" / f"{name}.sql").read_text("utf-8") for name in ("number_links", "fill_occurrences")]
        with connected(self._path, read_only=False) as connection, transaction(connection):
            connection.execute("DELETE FROM occurrences")
            for table, file in piles.items():
                connection.execute(f"DELETE FROM {table}")
                connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM read_parquet(?)", [str(file)])
            for sql in steps:
                connection.execute(sql)
            connection.execute("DELETE FROM linked")
            connection.execute(
                "INSERT INTO linked VALUES (?, ?, ?, now()::TIMESTAMP)", [contents, __version__, options]
            )


class _Pile:
    """Rows on their way into a Parquet file, some thousands in memory at a time."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path, self._schema = path, schema
        self._writer = pq.ParquetWriter(path, schema)
        self._rows: list[tuple[str, ...]] = []

    def add(self, row: tuple[str, ...]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self._flush()

    def close(self) -> Path:
        if self._writer.is_open:
            self._flush()
            self._writer.close()
        return self._path

    def _flush(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._schema)
        self._writer.write_table(pa.table([pa.array(c, pa.string()) for c in columns], schema=self._schema))
        self._rows = []
