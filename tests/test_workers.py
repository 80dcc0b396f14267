"""Workers that die: the batch goes on, nothing is lost or doubled, and what kills its worker is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from demarche.errors import WorkersDied
from demarche.workers import Workers

if TYPE_CHECKING:  # the workers of these tests import this file, and need no model
    from demarche.coder import Coder

DEADLY = -1


def ready() -> None:
    """Nothing to load."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def doubled(batch: list[int]) -> list[int]:
    if DEADLY in batch:
        die()
    return [2 * n for n in batch]


def workers(start: object = ready) -> Workers[int, int]:
    return Workers(2, start=start, work=doubled, give_up=lambda n: n)  # type: ignore[arg-type]


def test_what_kills_its_worker_stands_alone() -> None:
    """One deadly item among twenty: nineteen results in order, and its own in its place."""
    numbers = [*range(9), DEADLY, *range(9, 19)]
    batches = [numbers[i : i + 4] for i in range(0, len(numbers), 4)]
    assert list(workers().map(batches)) == [n if n == DEADLY else 2 * n for n in numbers]


def test_workers_that_cannot_live(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that die before any work end the run with what to do; so do too many deadly items."""
    with pytest.raises(WorkersDied, match="try fewer --processes"):
        list(workers(start=die).map([[1], [2]]))
    monkeypatch.setattr("demarche.workers.MOST_GIVEN_UP", 1)
    with pytest.raises(WorkersDied, match="go on where this run ends"):
        list(workers().map([[DEADLY], [DEADLY]]))


def test_a_worker_killed_from_outside(coder: Coder) -> None:
    """A coding process that the system kills costs no article: the codings are those of one process, in order."""
    from demarche.records import Article, to_json

    articles = [Article(text=f"Chad closed its border with Sudan on {n} May 2025.", id=str(n)) for n in range(1, 71)]

    def given() -> Iterator[Article]:
        yield from articles[:65]
        for child in multiprocessing.active_children()[:1]:
            os.kill(child.pid or 0, signal.SIGKILL)
        yield from articles[65:]

    alone = [to_json(c) for c in coder.pipe(articles)]
    assert [to_json(c) for c in coder.pipe(given(), processes=2)] == alone
