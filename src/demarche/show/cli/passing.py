"""Articles on their way through the coder and past it.

In:  articles, a coder, maybe a store. Out: articles with codings in input order. What the store has already goes
past the coder: of a hundred articles of which ninety are known, ten are coded, and the ninety are read back only if
somebody wants to see them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from demarche.records import Article, Coding, is_defect
from demarche.show.cli.progress import Progress
from demarche.store import Store

if TYPE_CHECKING:
    from demarche.coder import Coder

Coded = tuple[Article, Coding]
_PAGE = 256  # known articles read back at a time


def coded_articles(
    coder: Coder,
    articles: Iterable[Article],
    progress: Progress,
    *,
    store: Store | None = None,
    processes: int = 1,
    wanted: bool = True,
) -> Iterator[Coded]:
    """Articles with their codings in input order; with a store, coded only where it lacks them, and kept.

    wanted: whether articles that the store knows are to be yielded, too.
    """
    if store is None:
        passing = Passing(articles)
        for coding in coder.pipe(passing, processes=processes):
            progress.done(events=len(coding.events), defects=is_defect(coding))
            yield passing.next(), coding
        return
    try:
        yield from _through_store(coder, articles, progress, store, processes, wanted)
    finally:  # what is coded is kept, also when the reader of our output goes away
        store.close()


def _through_store(
    coder: Coder, articles: Iterable[Article], progress: Progress, store: Store, processes: int, wanted: bool
) -> Iterator[Coded]:
    run = store.begin_run(coder.version, options={"rules": str(coder.rules or "")}, basis=coder.basis)
    passing = PastStore(articles, store, coder)
    for coding, parse in coder.pipe_parsed(passing, processes=processes):
        yield from passing.known(progress, wanted=wanted)
        article = passing.next()
        store.add(coding, article, run, parse=parse)
        progress.done(events=len(coding.events), defects=is_defect(coding))
        yield article, coding
    yield from passing.known(progress, wanted=wanted)


@dataclass(slots=True)
class Passing:
    """Hands articles on and remembers them, so that each result finds its article again."""

    articles: Iterable[Article]
    _waiting: deque[Article] = field(default_factory=deque)

    def __iter__(self) -> Iterator[Article]:
        for article in self.articles:
            self._waiting.append(article)
            yield article

    def next(self) -> Article:
        """The article whose result comes next."""
        return self._waiting.popleft()


@dataclass(slots=True)
class PastStore:
    """The same, with the articles that a store knows left out; of these only the key is remembered."""

    articles: Iterable[Article]
    store: Store
    coder: Coder
    _waiting: deque[Article | str] = field(default_factory=deque)

    def __iter__(self) -> Iterator[Article]:
        for article in self.articles:
            if self.store.has(article, self.coder.version):
                self._waiting.append(self.store.key(article))
            else:
                self._waiting.append(article)
                yield article

    def next(self) -> Article:
        article = self._waiting.popleft()
        assert isinstance(article, Article)
        return article

    def known(self, progress: Progress, *, wanted: bool) -> Iterator[Coded]:
        """The known articles that stand before the next one to be coded."""
        keys = self._keys()
        while page := list(islice(keys, _PAGE)):
            if wanted:
                for coded in self.store.coded_at(page):
                    progress.done(known=True)
                    yield coded
            else:
                for _ in page:
                    progress.done(known=True)

    def _keys(self) -> Iterator[str]:
        while self._waiting and isinstance(self._waiting[0], str):
            key = self._waiting.popleft()
            assert isinstance(key, str)
            yield key
