"""Shared by the tests of the actors stage: the language model and the tables, loaded once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from spacy.language import Language

from demarche.actors import ActorKnowledge, find_actors
from demarche.cast import Cast
from demarche.language import load_language

Read = Callable[..., Cast]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def knowledge() -> ActorKnowledge:
    return ActorKnowledge.load()


@pytest.fixture(scope="session")
def read(nlp: Language, knowledge: ActorKnowledge) -> Read:
    """Text to Cast; `day` is the day of publication."""

    def reading(text: str, *, day: str = "", title: str = "") -> Cast:
        published = dt.date.fromisoformat(day) if day else None
        return find_actors(nlp(text), knowledge=knowledge, published=published, title=title)

    return reading
