"""Shards: some hundred articles in one Parquet file that is named for its content.

In:  bundles of input files. Out: articles/3f9c….parquet. The same articles give the same name, so that a shard that is
written twice, by a task that was tried again, is one file; it appears whole or not at all.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from demarche.errors import UnreadableSource
from demarche.records import Article, content_hash
from demarche.sources import Defaults, Unread, read_articles
from demarche.sources.paths import Place, places

SHARD = 256  # articles: half a minute of one core, so that a lost machine costs little and Ray has little to keep
_BUNDLE_FILES, _BUNDLE_BYTES = 512, 64 * 2**20
_STALE = 3600.0  # seconds after which a file that is not finished belongs to nobody
_FIELDS = Article.__struct_fields__
SCHEMA = pa.schema([pa.field(name, pa.string()) for name in _FIELDS])


def bundles(inputs: Iterable[str]) -> Iterator[list[str] | Unread]:
    """Files that are read together, in order: a large one alone, small ones by the hundred; Unread for what is none.

    Raises UnreadableSource for standard input and addresses: only files can be read from any machine.
    """
    bundle: list[str] = []
    size = 0
    for place in places(inputs):
        if isinstance(place, Unread):
            yield place
            continue
        path = _path_of(place)
        here = path.stat().st_size
        if bundle and (size + here > _BUNDLE_BYTES or len(bundle) == _BUNDLE_FILES):
            yield bundle
            bundle, size = [], 0
        bundle.append(str(path.absolute()))
        size += here
    if bundle:
        yield bundle


def _path_of(place: Place) -> Path:
    if place.path is None:
        raise UnreadableSource(f"{place.name}: the ray engine reads files; save it to one first")
    return place.path


def write_shards(
    paths: Sequence[str], folder: Path, *, size: int = SHARD, defaults: Defaults | None = None
) -> Iterator[tuple[str, int] | Unread]:
    """Read a bundle into shards below the folder; yields the name of each with its number of articles, and problems."""
    waiting: list[Article] = []
    for item in read_articles(paths, defaults=defaults):
        if isinstance(item, Unread):
            yield item
            continue
        waiting.append(item)
        if len(waiting) == size:
            yield _write_shard(waiting, folder), len(waiting)
            waiting = []
    if waiting:
        yield _write_shard(waiting, folder), len(waiting)


def _write_shard(articles: Sequence[Article], folder: Path) -> str:
    rows = [{name: getattr(article, name) for name in _FIELDS} for article in articles]
    name = content_hash(*(str(value) for row in rows for value in row.values()))
    path = folder / f"{name}.parquet"
    if not path.exists():
        write_whole(rows, SCHEMA, path)
    return name


def read_shard(path: Path) -> Iterator[Article]:
    for batch in pq.ParquetFile(path).iter_batches():
        for row in batch.to_pylist():
            yield Article(**{name: row[name] for name in _FIELDS})


def write_whole(rows: Iterable[Mapping[str, Any]], schema: pa.Schema, path: Path) -> None:
    """A Parquet file that appears under its name when it is complete; of two writers at once, either wins."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    source = iter(rows)
    try:
        with pq.ParquetWriter(part, schema, compression="zstd") as writer:
            while batch := list(islice(source, SHARD)):
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def clear_stale(folder: Path) -> None:
    """Remove what machines that died left unfinished, once it is old enough to be nobody's work."""
    for part in folder.glob(".*.part"):
        if time.time() - part.stat().st_mtime > _STALE:
            part.unlink(missing_ok=True)
