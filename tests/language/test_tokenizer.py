"""Words as the treebanks cut them."""

from __future__ import annotations

import pytest
from spacy.language import Language


def words(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp.make_doc(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beijing-backed militia", ["Beijing", "-", "backed", "militia"]),
        ("an anti-war ex-general", ["an", "anti-war", "ex-general"]),
        ("U.S.-backed talks", ["U.S.", "-", "backed", "talks"]),
        ("F-16s and COVID-19", ["F", "-", "16s", "and", "COVID", "-", "19"]),
        ("It can't; they won’t.", ["It", "ca", "n't", ";", "they", "wo", "n’t", "."]),
        ("Lima's mayor", ["Lima", "'s", "mayor"]),
        ("$5bn by 10am", ["$", "5", "bn", "by", "10", "am"]),
        ("talks—held in Doha—failed", ["talks", "—", "held", "in", "Doha", "—", "failed"]),
        ("Lt. Gov. Amara of Pa. left", ["Lt.", "Gov.", "Amara", "of", "Pa.", "left"]),
        ('he left."Then', ["he", "left", ".", '"', "Then"]),
        ("on Wed and Thursday", ["on", "Wed", "and", "Thursday"]),
        ("really?! Yes!!", ["really", "?!", "Yes", "!!"]),
    ],
)
def test_treebank_words(nlp: Language, text: str, expected: list[str]) -> None:
    """Hyphens, contractions, units, abbreviations and signs are cut as in EWT and GUM."""
    assert words(nlp, text) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a" * 5_000, '"' * 5_000, "(" * 3_000 + "x" * 3_000, "\x00\x01 \u2028 é", "😀" * 500]
)
def test_every_character_is_kept(nlp: Language, text: str) -> None:
    """Whatever the input, the words and blanks put together are the text."""
    assert nlp.make_doc(text).text == text


def test_long_stretch_does_not_change_the_rest(nlp: Language) -> None:
    """A stretch without blanks is cut; the words around it are as ever."""
    found = words(nlp, "Lima's mayor " + "x" * 1_000 + " can't")
    assert found[:3] == ["Lima", "'s", "mayor"]
    assert found[-2:] == ["ca", "n't"]
