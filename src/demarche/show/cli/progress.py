"""Progress and problems, on standard error.

In:  articles read and coded, inputs that gave none. Out: on a terminal a line that moves, elsewhere a line every ten
seconds, nothing for what ends within two; problems at once, e.g. "wire.jsonl:3: no JSON", but not a thousand of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TextIO, TypeVar

from demarche.records import Article
from demarche.show.cli.counting import counted
from demarche.show.cli.screen import harmless_line
from demarche.sources import Unread

_QUIET = 2.0  # seconds within which nothing is shown
_TERMINAL_EVERY, _LOG_EVERY = 0.2, 10.0
_MOST_PROBLEMS = 30
T = TypeVar("T")


class Progress:
    """Counts and shows; `with Progress("coded") as progress: … progress.done(events=3)`."""

    def __init__(
        self, verb: str, *, what: str = "article", total: int | None = None, stream: TextIO | None = None
    ) -> None:
        self._verb, self._what, self._total = verb, what, total
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()
        self._start = self._shown = time.monotonic()
        self._drawn = False
        self.articles = self.events = self.known = self.problems = self.unread = self.defects = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if self.problems > _MOST_PROBLEMS:
            self._say(f"{counted(self.problems - _MOST_PROBLEMS, 'more problem')} of this kind")

    def done(self, *, articles: int = 1, events: int = 0, known: bool = False, defects: int = 0) -> None:
        """More articles are through; `known`: they had been before; `defects`: how many a fault of ours left out."""
        self.articles += articles
        self.known += articles if known else 0
        self.events += events
        self.defects += defects
        now = time.monotonic()
        every = _TERMINAL_EVERY if self._moves else _LOG_EVERY
        if now - self._start > _QUIET and now - self._shown > every:
            self._shown = now
            self._draw(now - self._start)

    def counted(self, articles: Iterable[T]) -> Iterator[T]:
        """The articles, each counted when the next is asked for."""
        for article in articles:
            yield article
            self.done()

    def articles_of(self, items: Iterable[Article | Unread]) -> Iterator[Article]:
        """The articles among what is read; what is not one is told."""
        for item in items:
            if isinstance(item, Article):
                yield item
            else:
                self.problem(item)

    def problem(self, unread: Unread) -> None:
        self.problems += 1
        self.unread += not unread.kept
        if self.problems <= _MOST_PROBLEMS:
            self._clear()
            self._say(str(unread))

    def _draw(self, seconds: float) -> None:
        rate = (self.articles - self.known or self.articles) / seconds  # what was known took no time
        parts = [f"{counted(self.articles, self._what)} {self._verb}", f"{rate:.1f}/s"]
        if self._total:
            left = max(self._total - self.articles, 0) / max(rate, 1e-9)
            parts.append(f"{min(self.articles / self._total, 1):.0%}, {_duration(left)} left")
        if self.events:
            parts.append(counted(self.events, "event"))
        if self.unread:
            parts.append(f"{self.unread:,} unread")
        if self.defects:
            parts.append(counted(self.defects, "error"))
        line = " · ".join(parts)
        self._stream.write(f"\r\x1b[K{line}" if self._moves else f"{line}\n")
        self._stream.flush()
        self._drawn = self._moves

    def _clear(self) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._drawn = False

    def _say(self, line: str) -> None:
        self._stream.write(f"demarche: {harmless_line(line)}\n")
        self._stream.flush()


def _duration(seconds: float) -> str:
    """Seconds as people say them: "45 s", "12 min", "3 h 20 min", "2 d 4 h"."""
    minutes, hours = round(seconds / 60), round(seconds / 3600)
    if seconds < 90:
        return f"{seconds:.0f} s"
    if minutes < 90:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
