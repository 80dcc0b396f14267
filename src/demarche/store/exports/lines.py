"""Files of lines, made of a store's codings a stretch at a time, by several processes where that pays.

In:  a store and the files of a format. Out: for each stretch of articles the lines of each file, in the order of the
store: of "Chad closed its border" one for gdelt-events.tsv and one for gdelt-mentions.tsv, from one reading.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from io import BytesIO
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

from demarche.collecting import uncollected
from demarche.errors import WorkersDied
from demarche.records import Article, Coding
from demarche.store.exports.codes import Codes
from demarche.store.exports.columns import Column
from demarche.store.reading import StoreReader

_STRETCH = 8192  # articles whose lines are made at once: every stretch looks through the keys of the whole store
_CHUNK = 128  # of them in memory as records
_WORTH = 2  # stretches a process; fewer are done sooner than it has started
_AHEAD = 2  # stretches under way per process

Rows = Iterator[dict[str, Any]]
Write = Callable[[Iterable[Mapping[str, Any]], Sequence[Column], BinaryIO], None]


class LineFile(Protocol):
    """A file that is nothing but the lines of its articles' events, article by article, behind a header."""

    @property
    def rows(self) -> Callable[[Iterable[tuple[Article, Coding]], Codes], Rows]: ...

    @property
    def columns(self) -> Sequence[Column]: ...

    @property
    def lines(self) -> Write | None: ...


class Stretch(NamedTuple):
    """The lines of each file, and of how many articles and events they are."""

    lines: list[bytes]
    articles: int
    events: int


def stretches(
    store: StoreReader,
    files: Callable[[], Sequence[LineFile]],
    *,
    processes: int | None = None,
    articles: int = _STRETCH,
) -> Iterator[Stretch]:
    """All lines of a store. `files` is asked for in each process, and is importable by name.

    processes: as many as pay, where None; articles: of a stretch. WorkersDied where a process is ended from without.
    """
    firsts: list[int] = store.query("export_stretches", articles=articles).column("after").to_pylist()
    wanted = processes or min(os.cpu_count() or 1, len(firsts) // _WORTH)
    work = partial(_stretch, store.path, files, articles)
    if wanted < 2:
        yield from map(work, firsts)
        return
    try:
        yield from _side_by_side(work, firsts, wanted)
    except BrokenProcessPool:
        raise WorkersDied("a process that exports died (out of memory?); nothing is left half written") from None


def _side_by_side(work: Callable[[int], Stretch], firsts: Iterable[int], processes: int) -> Iterator[Stretch]:
    """What `work` makes of each, in order; few are ahead of what is asked for, so that memory has its bounds."""
    waiting, running = iter(firsts), deque[Future[Stretch]]()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        while True:
            for first in islice(waiting, processes * _AHEAD - len(running)):
                running.append(pool.submit(work, first))
            if not running:
                return
            yield running.popleft().result()


def _stretch(path: Path, files: Callable[[], Sequence[LineFile]], articles: int, after: int) -> Stretch:
    coded, codes = StoreReader(path).coded_page(after=after, page=articles), _codes()
    made = [(file, file.lines, BytesIO()) for file in files()]
    read = events = 0
    with uncollected():
        while chunk := list(islice(coded, _CHUNK)):
            telling = [(article, coding) for article, coding in chunk if coding.events]
            for file, lines, stream in made:
                if lines:
                    lines(file.rows(telling, codes), file.columns, stream)
            read, events = read + len(chunk), events + sum(len(coding.events) for _, coding in chunk)
    return Stretch([stream.getvalue() for *_, stream in made], read, events)


@cache
def _codes() -> Codes:
    return Codes.load()
