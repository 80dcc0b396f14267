"""What the machines of a cluster do: read bundles into shards, code shards. These functions run in Ray's workers.

In:  a batch with one bundle of files, or with the name of one shard. Out: a batch with what became of it, as JSON in
one column, so that only small text travels: {"shard": "3f9c…", "articles": 256, "events": 812, …}.
"""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from demarche.distributed.results import Folders, code_shard
from demarche.distributed.shards import SHARD, write_shards
from demarche.errors import BrokenModel
from demarche.records import CoderVersion
from demarche.sources import Defaults, Unread

if TYPE_CHECKING:
    from demarche.coder import Coder

TRIES = 8  # how often a shard is begun before it is given up: it may be what kills its workers
Batch = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard that is coded, or (shard "") only problems. worker: machine, process and coder, for logs.

    order: bundle and place in it, so that the run can be read in the order of its input.
    """

    shard: str
    articles: int = 0
    events: int = 0
    defects: int = 0
    worker: str = ""
    order: tuple[int, int] = (0, 0)
    unread: tuple[Unread, ...] = ()


def finished_from(line: str) -> Finished:
    return msgspec.json.decode(line, type=Finished)


def read_bundle(batch: Any, *, folder: str, size: int = SHARD, defaults: Defaults | None = None) -> Iterator[Batch]:
    """First stage: files → shards, each told as soon as it is written."""
    (bundle,), (paths,) = batch["bundle"].to_pylist(), batch["paths"].to_pylist()
    problems: list[Unread] = []
    order = 0
    for item in write_shards(paths, Path(folder), size=size, defaults=defaults):
        if isinstance(item, Unread):
            problems.append(item)
        else:
            order += 1
            yield _told(Finished(shard=item[0], articles=item[1], order=(bundle, order)))
    if problems:
        yield _told(Finished(shard="", order=(bundle, order + 1), unread=tuple(problems)))


class ShardCoder:
    """Second stage: a worker with its coder, which is loaded once and lives for all the shards that it gets.

    Raises BrokenModel where this machine has another program, other rules or another model than the driver.
    """

    def __init__(self, out: str, rules: Path | None, version: CoderVersion) -> None:
        from demarche.coder import load_for_good

        self._folders = Folders.of(Path(out), version)
        self._coder: Coder = load_for_good(rules)
        self._worker = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        if self._coder.version != version:
            raise BrokenModel(
                f"{socket.gethostname()} has program, rules and model {self._coder.version}, the driver {version}; "
                "install the same on all machines"
            )

    def __call__(self, batch: Any) -> Batch:
        (line,) = batch["finished"].to_pylist()
        told = finished_from(line)
        if not told.shard:
            return _told(told)
        with_tries = _Tries(self._folders.tries, told.shard)
        if with_tries.begin() > TRIES:
            problem = Unread(f"shard {told.shard}", f"{TRIES} workers died of its {told.articles} articles")
            return _told(Finished(shard="", order=told.order, worker=self._worker, unread=(problem,)))
        counts = code_shard(told.shard, self._folders, self._coder)
        with_tries.end()
        return _told(
            replace(told, articles=counts.articles, events=counts.events, defects=counts.defects, worker=self._worker)
        )


@dataclass(slots=True)
class _Tries:
    """How often a shard was begun: an empty file for each, which only death leaves behind."""

    folder: Path
    shard: str

    def begin(self) -> int:
        self.folder.joinpath(f"{self.shard}.{uuid.uuid4().hex}").touch()
        return sum(1 for _ in self.folder.glob(f"{self.shard}.*"))

    def end(self) -> None:
        for file in self.folder.glob(f"{self.shard}.*"):
            file.unlink(missing_ok=True)


def _told(finished: Finished) -> Batch:
    return {"finished": [msgspec.json.encode(finished).decode()]}
