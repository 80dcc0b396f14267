"""Fixtures: the language, the lexicon, and a reader from text to attributions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from demarche.actors import ActorKnowledge, find_actors
from demarche.attributions import ReportingLexicon, find_attributions, find_voices
from demarche.cast import Cast
from demarche.knowledge import DATA
from demarche.language import load_language
from demarche.language.frames import FrameLexicon, find_frames
from demarche.language.quotations import find_quotations
from demarche.records import Attribution, Voice


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def lexicon() -> ReportingLexicon:
    return ReportingLexicon.load()


@pytest.fixture(scope="session")
def words() -> FrameLexicon:
    return FrameLexicon.load()


@pytest.fixture(scope="session")
def actors() -> ActorKnowledge:
    return ActorKnowledge.load(DATA / "actors")


@pytest.fixture(scope="session")
def read_doc(
    lexicon: ReportingLexicon, words: FrameLexicon, actors: ActorKnowledge
) -> Callable[[Doc], tuple[Attribution, ...]]:
    def read(doc: Doc) -> tuple[Attribution, ...]:
        frames = find_frames(doc, lexicon=words)
        cast = find_actors(doc, knowledge=actors, published=None, title="", syntax=frames.syntax)
        return find_attributions(doc, frames, find_quotations(doc.text), cast, lexicon=lexicon)

    return read


@pytest.fixture(scope="session")
def read(nlp: Language, read_doc: Callable[[Doc], tuple[Attribution, ...]]) -> Callable[[str], tuple[Attribution, ...]]:
    return lambda text: read_doc(nlp(text))


@pytest.fixture(scope="session")
def voices(nlp: Language, lexicon: ReportingLexicon, words: FrameLexicon) -> Callable[..., tuple[Voice, ...]]:
    def find(text: str, title: str = "") -> tuple[Voice, ...]:
        doc = nlp(text)
        frames = find_frames(doc, lexicon=words)
        quotations = find_quotations(text)
        found = find_attributions(doc, frames, quotations, Cast(), lexicon=lexicon)
        return find_voices(frames, found, lexicon=lexicon, title=title, quotations=quotations)

    return find
