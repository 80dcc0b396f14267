"""The coder: one loaded model and rule set, ready for any number of articles.

In:  Articles. Out: Codings in the same order; `for coding in coder.pipe(articles, processes=2): …`.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from demarche.errors import WorkersDied
from demarche.events import pack_rules
from demarche.language import load_language
from demarche.language.model_files import read_model
from demarche.language.parses import pack, unpack
from demarche.pipeline import Knowledge, code_article
from demarche.records import ENGLISH, Article, Basis, CoderVersion, Coding, Span, Uncoded, content_hash, head_of
from demarche.version import __version__

BATCH = 32  # articles parsed together: enough to sort chunks by length, little enough to stay in memory
WINDOW = 3  # batches under way per process: keeps workers busy and memory bounded
RESTARTS = 3  # times the workers may die before a run gives up
LOG = logging.getLogger("demarche")

Parsed = tuple[Coding, bytes]  # a coding and its article's packed parse, b"" where there is none


class Coder:
    """Codes articles. The same article gives the same bytes, alone or in any batch, in any process.

    nlp: the spaCy pipeline that parses; add components to it, they are kept.
    """

    def __init__(self, *, nlp: Language, knowledge: Knowledge, rules: Path | None = None) -> None:
        self.nlp = nlp
        self.knowledge = knowledge
        self.rules = rules
        self.version = CoderVersion(version=__version__, rules=knowledge.version, model=read_model().fingerprint[:16])

    @property
    def basis(self) -> Basis:
        """What its codings rest on, for a store that is to be recoded where rules change."""
        rest = content_hash(self.version.version, self.version.model, self.knowledge.rest)
        return Basis(rules=pack_rules(self.knowledge.events), rest=rest)

    def code(self, article: Article) -> Coding:
        """One article. Odd text raises nothing; an article not in English is kept uncoded."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Coding]:
        """Codings in input order. Memory is bounded by the batches under way, whatever the number of articles."""
        if processes > 1:
            yield from (coding for coding, _ in self.pipe_parsed(articles, processes=processes))
        else:
            yield from (coding for batch in _batches(articles) for coding, _ in self._code_batch(batch))

    def pipe_parsed(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Parsed]:
        """Codings with their packed parses, for a store that is to be recoded without parsing.

        Raises WorkersDied when worker processes die again and again; what was yielded before is good.
        """
        if processes > 1:
            yield from Workers(processes, self.rules).map(_batches(articles))
            return
        for batch in _batches(articles):
            yield from ((coding, pack(doc) if doc is not None else b"") for coding, doc in self._code_batch(batch))

    def parse(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """The articles' Docs in input order."""
        for batch in _batches(articles):
            yield from self.nlp.pipe([a.text for a in batch], batch_size=BATCH)

    def code_parsed(self, article: Article, doc: Doc) -> Coding:
        """Codes an article whose parse is at hand: recoding after a change of rules."""
        return code_article(article, doc, knowledge=self.knowledge, coder=self.version)

    def code_kept(self, article: Article, parse: bytes) -> Coding:
        """The same from a packed parse, with a defect told in the coding. UnreadableParse for damaged bytes."""
        return self._coded(article, unpack(parse, self.nlp.vocab))

    def _code_batch(self, batch: list[Article]) -> Iterator[tuple[Coding, Doc | None]]:
        docs = self.nlp.pipe([a.text for a in batch if a.language == ENGLISH], batch_size=BATCH)
        for article in batch:
            if article.language == ENGLISH:
                doc = next(docs)
                yield self._coded(article, doc), doc
            else:
                yield self._left_out(article, "not-english"), None

    def _coded(self, article: Article, doc: Doc) -> Coding:
        """A defect of ours in one article is logged and told in its coding; the batch goes on."""
        try:
            return self.code_parsed(article, doc)
        except Exception:  # the one place where a defect must not cost the user the other articles
            LOG.exception("article %s could not be coded; please report this", article.id)
            return self._left_out(article, "defect")

    def _left_out(self, article: Article, reason: str) -> Coding:
        whole = Span(0, len(article.text))
        uncoded = (Uncoded(sentence=whole, reason=reason),) if article.text else ()
        return Coding(article=head_of(article), uncoded=uncoded, coder=self.version)


class Workers:
    """Processes that code batches in order, a bounded number at a time, restarted when one is killed."""

    def __init__(self, processes: int, rules: Path | None) -> None:
        self.processes = processes
        self.rules = rules

    def map(self, batches: Iterable[list[Article]]) -> Iterator[Parsed]:
        """Results in order. Batches under way when a worker dies are coded again; none is lost or doubled."""
        source, waiting, deaths = iter(batches), deque[list[Article]](), 0
        while True:
            try:
                yield from self._run(source, waiting)
                return
            except BrokenProcessPool:
                deaths += 1
                if deaths > RESTARTS:
                    raise WorkersDied(
                        f"worker processes died {deaths} times (out of memory?); try fewer --processes"
                    ) from None

    def _run(self, source: Iterator[list[Article]], waiting: deque[list[Article]]) -> Iterator[Parsed]:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(
            self.processes, mp_context=context, initializer=_start_worker, initargs=(self.rules,)
        ) as pool:
            running: deque[Future[list[Parsed]]] = deque(pool.submit(_work, b) for b in waiting)
            while True:
                for batch in islice(source, max(0, self.processes * WINDOW - len(running))):
                    waiting.append(batch)
                    running.append(pool.submit(_work, batch))
                if not running:
                    return
                results = running.popleft().result()
                waiting.popleft()
                yield from results


def load(rules: str | Path | None = None) -> Coder:
    """A coder with the packaged model and knowledge. `rules`: a folder of event rules to use instead of the packaged.

    Raises BrokenModel or BrokenRule when files are missing or wrong.
    """
    folder = Path(rules) if rules is not None else None
    with _collector_resting():
        return Coder(nlp=load_language(), knowledge=Knowledge.load(folder), rules=folder)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Tables are a million objects that live as long as the coder; collecting among them doubled loading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        yield batch


_worker: list[Coder] = []  # this process's coder, where the process is a worker


def _start_worker(rules: Path | None) -> None:
    _worker.append(load(rules))


def _work(batch: list[Article]) -> list[Parsed]:
    return list(_worker[0].pipe_parsed(batch))
