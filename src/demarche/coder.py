"""The coder: one loaded model and rule set, ready for any number of articles.

In:  Articles. Out: Codings in the same order; `for coding in coder.pipe(articles, processes=2): …`.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from demarche.language import load_language
from demarche.language.model_files import read_model
from demarche.pipeline import Knowledge, code_article
from demarche.records import Article, CoderVersion, Coding, head_of
from demarche.version import __version__

BATCH = 32  # articles parsed together: enough to sort chunks by length, little enough to stay in memory
ENGLISH = "en"


class Coder:
    """Codes articles. The same article gives the same bytes, alone or in any batch, in any process.

    nlp: the spaCy pipeline that parses; add components to it, they are kept.
    """

    def __init__(self, *, nlp: Language, knowledge: Knowledge, rules: Path | None = None) -> None:
        self.nlp = nlp
        self.knowledge = knowledge
        self.rules = rules
        self.version = CoderVersion(version=__version__, rules=knowledge.events.version, model=read_model().fingerprint[:16])

    def code(self, article: Article) -> Coding:
        """One article. Raises nothing for odd text; an article not in English is kept uncoded."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Coding]:
        """Codings in input order. Memory is bounded by the batch, whatever the number of articles."""
        if processes > 1:
            yield from self._pipe_processes(articles, processes)
            return
        for batch in _batches(articles):
            yield from self._code_batch(batch)

    def parse(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """The articles' Docs in input order."""
        for batch in _batches(articles):
            yield from self.nlp.pipe([a.text for a in batch], batch_size=BATCH)

    def code_parsed(self, article: Article, doc: Doc) -> Coding:
        """Codes an article whose parse is at hand: recoding after a change of rules."""
        return code_article(article, doc, knowledge=self.knowledge, coder=self.version)

    def _code_batch(self, batch: list[Article]) -> Iterator[Coding]:
        docs = self.nlp.pipe([a.text for a in batch if a.language == ENGLISH], batch_size=BATCH)
        for article in batch:
            if article.language == ENGLISH:
                yield self.code_parsed(article, next(docs))
            else:
                yield Coding(article=head_of(article), coder=self.version)

    def _pipe_processes(self, articles: Iterable[Article], processes: int) -> Iterator[Coding]:
        context = multiprocessing.get_context("spawn")
        with context.Pool(processes, initializer=_start_worker, initargs=(self.rules,)) as pool:
            for codings in pool.imap(_work, _batches(articles)):
                yield from codings


def load(rules: str | Path | None = None) -> Coder:
    """A coder with the packaged model and knowledge. `rules`: a folder of event rules to use instead of the packaged.

    Raises BrokenModel or BrokenRule when files are missing or wrong.
    """
    folder = Path(rules) if rules is not None else None
    return Coder(nlp=load_language(), knowledge=Knowledge.load(folder), rules=folder)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        yield batch


_worker: list[Coder] = []  # one per process, set when it starts


def _start_worker(rules: Path | None) -> None:
    _worker.append(load(rules))


def _work(batch: list[Article]) -> list[Coding]:
    return list(_worker[0].pipe(batch))
