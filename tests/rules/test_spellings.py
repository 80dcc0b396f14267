"""Tests of the spellings of class words: British and American, with and without the hyphen."""

from pathlib import Path

import pytest

import demarche
from demarche.rules import Spellings

SPELLINGS = Spellings.load(Path(demarche.__file__).parent / "data" / "language" / "spellings.csv")


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("organisation", "organization"),
        ("license", "licence"),
        ("defence", "defense"),
        ("harbour", "harbor"),
        ("armor", "armour"),
        ("centre", "center"),
        ("manoeuvre", "maneuver"),
        ("dialogue", "dialog"),
        ("programme", "program"),
        ("paralyse", "paralyze"),
        ("cease-fire", "ceasefire"),
        ("co-operation", "cooperation"),
    ],
)
def test_the_other_spelling_is_covered(listed: str, written: str) -> None:
    assert written in set(SPELLINGS.of(listed))


@pytest.mark.parametrize("word", ["four", "tank", "press", "sword", "missile"])
def test_a_word_without_another_spelling_stays_alone(word: str) -> None:
    assert list(SPELLINGS.of(word)) == [word]


def test_classes_taken_in_keep_their_names() -> None:
    assert SPELLINGS.all_of(["+armour_kind", "armour"]) == ["+armour_kind", "armour", "armor"]
