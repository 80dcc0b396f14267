"""Results of a run: the coded shards, what they hold, and reading them back.

In:  a shard and a coder. Out: codings/3f9c….parquet (each article with its coding, as JSON, and its packed parse),
events/3f9c….parquet (a row for each event: SANCTION, Chad, Sudan …), and when all is done, manifest.json.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from demarche.distributed.shards import SCHEMA, clear_stale, read_shard, write_whole
from demarche.errors import BrokenStore
from demarche.records import Article, CoderVersion, Coding, Record, coding_from_json, content_hash, is_defect, to_json
from demarche.store.exports import EVENT_COLUMNS, event_rows
from demarche.store.exports.columns import schema_of

if TYPE_CHECKING:
    from demarche.coder import Coder

_MANIFEST = "manifest.json"
_CODINGS = pa.schema([*SCHEMA, pa.field("coding", pa.string()), pa.field("parse", pa.binary())])


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie: articles/ for all runs; a folder for each program with its rules and model, the run's."""

    out: Path
    coder: CoderVersion
    articles: Path
    run: Path
    codings: Path
    events: Path
    tries: Path

    @classmethod
    def of(cls, out: Path, coder: CoderVersion) -> Self:
        run = out / f"run-{content_hash(coder.version, coder.rules, coder.model)}"
        return cls(out, coder, out / "articles", run, run / "codings", run / "events", run / "tries")

    def prepare(self) -> None:
        """Make what is not there, and clear away what runs that broke off left half done."""
        for folder in (self.articles, self.codings, self.events, self.tries):
            folder.mkdir(parents=True, exist_ok=True)
            clear_stale(folder)
        for begun in self.tries.iterdir():
            begun.unlink(missing_ok=True)


class Manifest(Record, frozen=True, kw_only=True):
    """What a finished run consists of. shards: names in input order, each once."""

    coder: CoderVersion
    shards: tuple[str, ...]
    articles: int
    events: int
    unread: tuple[str, ...] = ()


class Counts(Record, frozen=True, kw_only=True):
    """What a coded shard holds. defects: articles that could not be coded for a fault of ours."""

    articles: int
    events: int
    defects: int


def code_shard(name: str, folders: Folders, coder: Coder) -> Counts:
    """Code a shard, unless that is done; its codings are written last, so that their file says that all is there."""
    done, events = folders.codings / f"{name}.parquet", folders.events / f"{name}.parquet"
    if not done.exists():
        found = list(read_shard(folders.articles / f"{name}.parquet"))
        coded = list(coder.pipe_parsed(found))
        pairs = [(article, coding) for article, (coding, _) in zip(found, coded, strict=True)]
        write_whole(event_rows(pairs), schema_of(EVENT_COLUMNS), events)
        rows = (
            {**{f: getattr(a, f) for f in SCHEMA.names}, "coding": to_json(coding).decode(), "parse": parse}
            for a, (coding, parse) in zip(found, coded, strict=True)
        )
        write_whole(rows, _CODINGS, done)
    return _counts(done, events)


def _counts(codings: Path, events: Path) -> Counts:
    written = pq.read_table(codings, columns=["coding"])["coding"].to_pylist()
    defects = sum(is_defect(coding_from_json(line)) for line in written)
    return Counts(articles=len(written), events=pq.read_metadata(events).num_rows, defects=defects)


def write_manifest(folders: Folders, manifest: Manifest) -> None:
    part = folders.run / f".{_MANIFEST}.{os.getpid()}.part"
    part.write_bytes(msgspec.json.encode(manifest))
    part.replace(folders.run / _MANIFEST)


def read_manifest(folders: Folders) -> Manifest:
    """The manifest of a finished run; BrokenStore where there is none."""
    try:
        return msgspec.json.decode((folders.run / _MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise BrokenStore(f"{folders.run}: no finished run ({error})") from None


def coded_in(folders: Folders) -> Iterator[tuple[Article, Coding, bytes]]:
    """Articles with codings and parses of a finished run, in input order, some in memory at a time."""
    for name in read_manifest(folders).shards:
        for batch in pq.ParquetFile(folders.codings / f"{name}.parquet").iter_batches(batch_size=64):
            for row in batch.to_pylist():
                article = Article(**{f: row[f] for f in SCHEMA.names})
                yield article, coding_from_json(row["coding"]), row["parse"]
