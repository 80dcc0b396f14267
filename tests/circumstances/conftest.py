"""Hand-built parses, so that a new language model breaks no test of circumstances."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from demarche.circumstances.places import Gazetteer
from demarche.circumstances.times import TimeKnowledge
from demarche.language.frames import FrameLexicon, Frames, find_frames

Parse = Callable[..., Frames]
VOCAB = English().vocab


@pytest.fixture(scope="session")
def times_known() -> TimeKnowledge:
    return TimeKnowledge.load()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def frame_lexicon() -> FrameLexicon:
    return FrameLexicon.load()


@pytest.fixture
def parse(frame_lexicon: FrameLexicon) -> Parse:
    """Frames of sentences written as `form/lemma/POS/TAG/relation/head` a word (head: 1-based, 0 the root)."""

    def build(*sentences: str, names: dict[str, str] | None = None) -> Frames:
        doc = _doc(sentences, names or {})
        return find_frames(doc, lexicon=frame_lexicon)

    return build


def _doc(sentences: tuple[str, ...], names: dict[str, str]) -> Doc:
    columns: dict[str, list[str]] = {name: [] for name in ("words", "lemmas", "pos", "tags", "deps")}
    heads: list[int] = []
    spaces: list[bool] = []
    for sentence in sentences:
        base = len(heads)
        rows = [word.split("/") for word in sentence.split()]
        for number, (form, lemma, pos, tag, dep, head) in enumerate(rows):
            for name, value in zip(columns, (form, lemma, pos, tag, "ROOT" if head == "0" else dep), strict=True):
                columns[name].append(value)
            heads.append(base + (number if head == "0" else int(head) - 1))
            spaces.append(number + 1 == len(rows) or rows[number + 1][2] != "PUNCT" or rows[number + 1][0] == "(")
    doc = Doc(
        VOCAB,
        words=columns["words"],
        spaces=spaces,
        lemmas=columns["lemmas"],
        pos=columns["pos"],
        tags=columns["tags"],
        deps=columns["deps"],
        heads=heads,
    )
    doc.ents = [_entity(doc, name, label) for name, label in names.items()]
    return doc


def _entity(doc: Doc, name: str, label: str) -> Span:
    start = doc.text.index(name)
    span = doc.char_span(start, start + len(name), label=label)
    assert span is not None
    return span
