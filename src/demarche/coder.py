"""The coder: one loaded model and rule set, ready for any number of articles.

In:  Articles. Out: Codings in the same order; `for coding in coder.pipe(articles, processes=2): …`.
"""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from demarche.collecting import uncollected
from demarche.events import pack_rules, rules_folder
from demarche.ground import Ground, pack_ground
from demarche.knowledge import DATA, READING, Knowledge
from demarche.language import load_language
from demarche.language.model_files import read_model
from demarche.language.parses import pack, unpack
from demarche.language.reach import reach
from demarche.pipeline import code_article
from demarche.records import (
    ENGLISH,
    Article,
    Basis,
    CoderVersion,
    Coding,
    Span,
    Uncoded,
    coding_from_json,
    content_hash,
    head_of,
    to_json,
)
from demarche.version import __version__
from demarche.workers import Workers

BATCH = 32  # articles parsed together: enough to sort chunks by length, little enough to stay in memory
BATCH_CHARACTERS = 500_000  # of these together, but for the last: thirty-two long articles would fill the memory
REMEMBERED_WORDS = 150_000  # forms in the vocabulary; the news of some weeks has as many, names included
LOG = logging.getLogger("demarche")

Parsed = tuple[Coding, bytes]  # a coding and its article's packed parse with the ground behind it, b"" for none
Written = tuple[bytes, bytes]  # the same with the coding as JSON: a tenth of the time that pickling takes


class Coder:
    """Codes articles. The same article gives the same bytes, alone or in any batch, in any process.

    nlp: the spaCy pipeline that parses; add components to it, they are kept.
    parts: hashes of all that decides a coding but the event rules, by the stages that look at it.
    """

    def __init__(self, *, nlp: Language, knowledge: Knowledge, rules: Path | None = None) -> None:
        self.nlp = nlp
        self.knowledge = knowledge
        self.rules = rules
        self.version = CoderVersion(version=__version__, rules=knowledge.version, model=read_model().fingerprint[:16])
        reading = content_hash(self.version.version, self.version.model, knowledge.parts[READING])
        self.parts = {**knowledge.parts, READING: reading}

    @property
    def basis(self) -> Basis:
        """What its codings rest on, for a store that is to be recoded where rules change."""
        return Basis(rules=pack_rules(self.knowledge.events), parts=self.parts)

    def code(self, article: Article) -> Coding:
        """One article. Odd text raises nothing; an article not in English is kept uncoded."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Coding]:
        """Codings in input order. Memory is bounded by the batches under way, whatever the number of articles."""
        if processes > 1:
            yield from (coding for coding, _ in self.pipe_parsed(articles, processes=processes))
        else:
            yield from (coding for batch in _batches(articles) for coding, _ in self._code_batch(batch, keep=False))

    def pipe_parsed(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Parsed]:
        """Codings with their packed parses, for a store that is to be recoded without parsing.

        An article that kills the process that codes it is told in its coding. Raises WorkersDied when workers cannot
        live at all; what was yielded before is good.
        """
        if processes > 1:
            start = partial(_start_worker, self.rules)
            workers = Workers(processes, start=start, work=_work, give_up=lambda a: _written(self.killed(a)))
            yield from ((coding_from_json(written), parse) for written, parse in workers.map(_batches(articles)))
            return
        for batch in _batches(articles):
            yield from self._code_batch(batch, keep=True)

    def parse(self, articles: Iterable[Article]) -> Iterator[Doc]:
        """The articles' Docs in input order. The vocabulary keeps their words, as with every spaCy pipeline."""
        for batch in _batches(articles):
            yield from self.nlp.pipe([a.text for a in batch], batch_size=BATCH)

    def code_parsed(self, article: Article, doc: Doc) -> Coding:
        """Codes an article whose parse is at hand."""
        return self._grounded(article, doc)[0]

    def code_kept(self, article: Article, parse: bytes) -> Parsed:
        """The same from a packed parse, with a defect told in the coding. UnreadableParse for damaged bytes."""
        with self.passing_words():
            return self._coded(article, unpack(parse, self.nlp.vocab), keep=True)

    @contextmanager
    def passing_words(self) -> Iterator[None]:
        """Within it, words new to a large vocabulary are forgotten at the end, and Docs made of them with it.

        spaCy remembers every word it meets: 100 MB more after some hundred thousand articles. The first
        REMEMBERED_WORDS stay, as the tokeniser is slower with words it may not keep.
        """
        vocab = self.nlp.vocab
        if len(vocab) < REMEMBERED_WORDS or vocab.in_memory_zone:  # type: ignore[attr-defined]  # missing in the stubs
            yield
        else:
            with self.nlp.memory_zone():
                yield

    def _code_batch(self, batch: list[Article], *, keep: bool) -> Iterator[Parsed]:
        """Codings of a batch, with packed parses where these are kept. No Doc leaves: its words may be forgotten."""
        if len(self.nlp.vocab) < REMEMBERED_WORDS:
            yield from self._batch_coded(batch, keep)
            return
        with self.passing_words():
            coded = list(self._batch_coded(batch, keep))
        yield from coded

    def _batch_coded(self, batch: list[Article], keep: bool) -> Iterator[Parsed]:
        docs = iter(self._docs([a for a in batch if a.language == ENGLISH]))
        for article in batch:
            if article.language != ENGLISH:
                yield self._left_out(article, "not-english"), b""
                continue
            doc = next(docs)
            if doc is None:
                yield self._left_out(article, "defect"), b""
            else:
                yield self._coded(article, doc, keep=keep)

    def _docs(self, batch: list[Article]) -> list[Doc | None]:
        """The parses; None for an article on which the parser fails, for which all are parsed one by one."""
        try:
            return list(self.nlp.pipe([a.text[: reach(a.text)] for a in batch], batch_size=BATCH))
        except Exception:
            if len(batch) > 1:
                return [doc for article in batch for doc in self._docs([article])]
            LOG.exception("article %s could not be parsed; please report this", batch[0].id)
            return [None]

    def _grounded(self, article: Article, doc: Doc) -> tuple[Coding, Ground]:
        return code_article(article, doc, knowledge=self.knowledge, coder=self.version)

    def _coded(self, article: Article, doc: Doc, *, keep: bool) -> Parsed:
        """A defect of ours in one article is logged and told in its coding; the batch goes on."""
        try:
            coding, ground = self._grounded(article, doc)
        except Exception:  # here and in `_docs` alone: a defect must not cost the user the other articles
            LOG.exception("article %s could not be coded; please report this", article.id)
            return self._left_out(article, "defect"), pack(doc) if keep else b""
        return coding, pack(doc) + pack_ground(ground, self.parts) if keep else b""

    def killed(self, article: Article) -> Parsed:
        """What is kept of an article that no process survives."""
        LOG.error("article %s ended the process that coded it (out of memory?); it is left uncoded", article.id)
        return self._left_out(article, "worker-died"), b""

    def _left_out(self, article: Article, reason: str) -> Coding:
        whole = Span(0, len(article.text))
        uncoded = (Uncoded(sentence=whole, reason=reason),) if article.text else ()
        return Coding(article=head_of(article), uncoded=uncoded, coder=self.version)


def load(rules: str | Path | None = None) -> Coder:
    """A coder with the packaged model and knowledge.

    rules: a folder of event rules, or the name of a packaged ontology ("acled"), to use instead of PLOVER's; a folder
           whose `ontology.yaml` extends PLOVER adds to it (docs/ontologies.md).
    Raises BrokenModel or BrokenRule when files are missing or wrong.
    """
    folder = rules_folder(DATA, rules) if rules is not None else None
    with uncollected():
        return Coder(nlp=load_language(), knowledge=Knowledge.load(folder), rules=folder)


def load_for_good(rules: str | Path | None = None) -> Coder:
    """As `load`, in a process that lives for it: the collector never looks at the tables again, a tenth of all time."""
    coder = load(rules)
    gc.freeze()
    atexit.register(gc.unfreeze)  # else libraries count at the end what was never let go of, and say so
    return coder


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += len(article.text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


_worker: list[Coder] = []  # this process's coder, where the process is a worker


def _start_worker(rules: Path | None) -> None:
    _worker.append(load_for_good(rules))


def _work(batch: list[Article]) -> list[Written]:
    return [_written(parsed) for parsed in _worker[0].pipe_parsed(batch)]


def _written(parsed: Parsed) -> Written:
    coding, parse = parsed
    return to_json(coding), parse
