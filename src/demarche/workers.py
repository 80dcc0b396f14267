"""Processes that code batches of articles side by side, and what becomes of a batch when one of them dies.

In:  batches of articles in order. Out: their results in the same order. A worker that the system kills costs nothing
but time: the batches under way are taken again; where that ends alike, one at a time, and by halves, until the article
that kills its worker stands alone. It is given up with its reason, and the others go on.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from demarche.errors import WorkersDied

WINDOW = 3  # batches under way per process: keeps workers busy and memory bounded
MOST_GIVEN_UP = 10  # articles that end their worker; more of them are no accident of an article
LOG = logging.getLogger("demarche")

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(slots=True)
class Workers(Generic[Item, Result]):
    """So many processes.

    start: what each does first. work: what it does with a batch; as many results as items. Both are importable by name.
    give_up: the result of an item that no worker survives.
    """

    processes: int
    start: Callable[[], None]
    work: Callable[[list[Item]], list[Result]]
    give_up: Callable[[Item], Result]
    _given_up: int = field(default=0, init=False)
    _finished: int = field(default=0, init=False)

    def map(self, batches: Iterable[list[Item]]) -> Iterator[Result]:
        """Results in order; none is lost or doubled. WorkersDied when workers die without any work, too."""
        source, waiting = iter(batches), deque[list[Item]]()
        finished_at_death = -1
        while True:
            try:
                yield from self._run(source, waiting)
                return
            except BrokenProcessPool:
                LOG.warning("a worker process died; what it had begun is taken again")
            if self._finished == finished_at_death:
                self._check_alive()
                while waiting:
                    yield from self._alone(waiting.popleft())
            finished_at_death = self._finished

    def _pool(self, processes: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, mp_context=context, initializer=self.start)

    def _run(self, source: Iterator[list[Item]], waiting: deque[list[Item]]) -> Iterator[Result]:
        with self._pool(self.processes) as pool:
            running: deque[Future[list[Result]]] = deque(pool.submit(self.work, batch) for batch in waiting)
            while True:
                for batch in islice(source, max(0, self.processes * WINDOW - len(running))):
                    waiting.append(batch)
                    running.append(pool.submit(self.work, batch))
                if not running:
                    return
                results = running.popleft().result()
                waiting.popleft()
                self._finished += 1
                yield from results

    def _check_alive(self) -> None:
        try:
            with self._pool(1) as pool:
                pool.submit(self.work, []).result()
        except BrokenProcessPool:
            raise WorkersDied(
                "worker processes die before they do anything (out of memory?); try fewer --processes, "
                "and run again with the same --store to go on where this run ends"
            ) from None

    def _alone(self, batch: list[Item]) -> Iterator[Result]:
        """One batch in a process of its own; its halves, where that dies, too."""
        try:
            with self._pool(1) as pool:
                results = pool.submit(self.work, batch).result()
        except BrokenProcessPool:
            if len(batch) == 1:
                yield self._without(batch[0])
                return
            middle = len(batch) // 2
            yield from self._alone(batch[:middle])
            yield from self._alone(batch[middle:])
        else:
            yield from results

    def _without(self, item: Item) -> Result:
        self._given_up += 1
        if self._given_up > MOST_GIVEN_UP:
            raise WorkersDied(
                f"worker processes died of {self._given_up} articles (out of memory?); try fewer --processes, "
                "and run again with the same --store to go on where this run ends"
            )
        return self.give_up(item)
