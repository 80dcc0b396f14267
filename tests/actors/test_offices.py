"""Whose office it is: the state's, held by whom the leader table knows, or that of a part of it."""

from __future__ import annotations

import pytest

from demarche import Article, Coder, load


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


def doer(coder: Coder, text: str) -> tuple[str, str | None]:
    coding = coder.code(Article(text=text, published="2024-06-18"))
    event = coding.events[0]
    actor = next(a for a in coding.actors if a.id in event.actors)
    return actor.kind, actor.country


@pytest.mark.parametrize(
    ("who", "country"),
    [
        ("Ontario's premier", "CAN"),
        ("The premier of Alberta", "CAN"),
        ("Chechnya's president", "RUS"),
        ("Bavaria's interior minister", "DEU"),
        ("Kerala's finance minister", "IND"),
    ],
)
def test_a_part_of_a_state_has_officers_of_its_own(coder: Coder, who: str, country: str) -> None:
    assert doer(coder, f"{who} criticised Brazil.") == ("office", country)


@pytest.mark.parametrize(("who", "country"), [("Canada's premier", "CAN"), ("The president of Russia", "RUS")])
def test_the_states_officers_are_known(coder: Coder, who: str, country: str) -> None:
    assert doer(coder, f"{who} criticised Brazil.") == ("person", country)
