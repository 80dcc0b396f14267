"""A coder that needs no model: it reads one kind of sentence, "X closed its border with Y", so that commands can be
tested alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc

from demarche.knowledge import ACTORS, AROUND, EVENTS, READING, REPORTING
from demarche.language.parses import pack, unpack
from demarche.records import (
    Actor,
    Article,
    Attribution,
    Basis,
    CoderVersion,
    Coding,
    Event,
    EventDate,
    Magnitude,
    Span,
    Trail,
    Uncoded,
    Voice,
    check_spans,
    head_of,
)
from demarche.show.cli import main

_CLOSED = re.compile(r"(?P<actor>[A-Z]\w+) (?P<closed>closed) its border with (?P<recipient>[A-Z]\w+)")


_CODES = {"Chad": "TCD", "Sudan": "SDN", "Peru": "PER", "Chile": "CHL", "Mali": "MLI", "Malawi": "MWI", "Niger": "NER"}


class StubCoder:
    """Codes closed borders; everything else is uncoded."""

    def __init__(self, rules: Path | None = None) -> None:
        self.rules = rules
        self.version = CoderVersion(version="9.9", rules=str(rules or "packaged"), model="stub")
        self.parts = dict.fromkeys((READING, ACTORS, REPORTING, AROUND, EVENTS), self.version.rules)
        self.basis = Basis(rules=b"", parts=self.parts)
        self.knowledge = SimpleNamespace(events=None)
        self.nlp = spacy.blank("en")
        self.parsed = 0

    def pipe(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[Coding]:
        return (coding for coding, _ in self.pipe_parsed(articles, processes=processes))

    def pipe_parsed(self, articles: Iterable[Article], *, processes: int = 1) -> Iterator[tuple[Coding, bytes]]:
        assert processes > 0
        for article, doc in ((a, self._doc(a)) for a in articles):
            self.parsed += 1
            yield self.code_parsed(article, doc), pack(doc)

    def parse(self, articles: Iterable[Article]) -> Iterator[Doc]:
        return (self._doc(a) for a in articles)

    def passing_words(self) -> AbstractContextManager[None]:
        return nullcontext()

    def code_parsed(self, article: Article, doc: Doc) -> Coding:
        assert doc.text == article.text
        sentences = [Span(m.start(), m.end()) for m in re.finditer(r"[^.!?\s][^.!?]*[.!?]?", article.text)]
        found = [(s, m) for s in sentences if (m := _CLOSED.search(article.text, *s))]
        coding = Coding(
            article=head_of(article),
            actors=tuple(a for n, (_, m) in enumerate(found) for a in self._actors(n, m)),
            attributions=tuple(self._attributions(article.text)),
            events=tuple(self._event(n, s, m, article) for n, (s, m) in enumerate(found)),
            uncoded=tuple(
                Uncoded(sentence=s, reason="no-predicate") for s in sentences if s not in {f for f, _ in found}
            ),
            voices=tuple(
                Voice(sentence=s, voice="author-opinion", rule="v") for s in sentences if article.text[s.end - 1] == "!"
            ),
            coder=self.version,
        )
        return check_spans(coding, article.text)

    def code_kept(self, article: Article, parse: bytes) -> tuple[Coding, bytes]:
        return self.code_parsed(article, unpack(parse, self.nlp.vocab)), parse

    def _doc(self, article: Article) -> Doc:
        doc = self.nlp.make_doc(article.text)
        return Doc(
            self.nlp.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            heads=[0] * len(doc),
            deps=["ROOT" if i == 0 else "dep" for i in range(len(doc))],
        )

    def _actors(self, n: int, m: re.Match[str]) -> Iterator[Actor]:
        for side in ("actor", "recipient"):
            yield Actor(
                id=f"{side}{n}",
                name=m[side],
                kind="state",
                country=_CODES.get(m[side]),
                key=m[side],
                rule="name",
                mentions=(Span(*m.span(side)),),
            )

    def _attributions(self, text: str) -> Iterator[Attribution]:
        for n, m in enumerate(re.finditer(r"(\w+) (said)", text)):
            yield Attribution(
                id=f"q{n}",
                speaker=None,
                source=(Span(*m.span(1)),),
                cue=(Span(*m.span(2)),),
                content=(Span(0, m.start(1)),) if m.start(1) else (Span(0, 1),),
                kind="indirect",
                rule="say",
            )

    def _event(self, n: int, s: Span, m: re.Match[str], article: Article) -> Event:
        trail = Trail(
            predicate=Span(*m.span("closed")), clause=Span(*m.span()), sentence=s, rule="sanction.close-border"
        )
        harsher = self.rules is not None
        return Event(
            id=f"e{n}",
            key=f"{article.id}-{n}",
            type="COERCE" if harsher else "SANCTION",
            mode="restrict" if harsher else "discontinue",
            contexts=(),
            cameo="163",
            quad=4,
            score=-6.0,
            goldstein=-8.0,
            actors=(f"actor{n}",),
            recipients=(f"recipient{n}",),
            actuality="actual",
            hedged=False,
            attributed_to=None,
            attribution=None,
            date=EventDate(start="2025-05-11", end="2025-05-11", precision="day", span=None, reason="test"),
            location=None,
            magnitude=Magnitude(),
            objects=(),
            instruments=(),
            mentions=(trail,),
        )


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[StubCoder]:
    """The stub coders that commands load, in order."""
    made: list[StubCoder] = []

    def load(rules: Path | None = None) -> StubCoder:
        made.append(StubCoder(rules))
        return made[-1]

    module = ModuleType("demarche.coder")
    module.load = load  # type: ignore[attr-defined]
    module.load_for_good = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "demarche.coder", module)
    return made


@pytest.fixture
def run(loaded: list[StubCoder], capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command: `code, output, errors = run("code", "wire.jsonl")`."""

    assert not loaded

    def do(*arguments: object) -> tuple[int, str, str]:
        code = main([str(a) for a in arguments])
        sys.stdout.flush()
        output, errors = capfdbinary.readouterr()
        return code, output.decode(), errors.decode()

    return do
