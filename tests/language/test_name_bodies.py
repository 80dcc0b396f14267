"""Names of bodies by their own nouns and acronyms, after the model.

In:  words with tags and names found in part. Out: nothing; each test says which names must come out.
"""

from __future__ import annotations

from demarche.language.name_bodies import correct_bodies
from demarche.language.name_lexicon import NameLexicon
from demarche.language.name_words import Name, Words

LEXICON = NameLexicon(forms={"West Bank": "LOC"}, bodies=frozenset({"front", "bank", "council"}))


def read(text: str, names: list[Name]) -> list[tuple[str, str]]:
    """Names and labels that come out; every capitalised word is tagged as a name."""
    forms = text.split()
    offsets = [sum(len(f) + 1 for f in forms[:i]) for i in range(len(forms))]
    tags = ["NNP" if form[:1].isupper() else "NN" for form in forms]
    starts = [i == 0 for i in range(len(forms))]
    words = Words(text, forms, offsets, tags, starts, [False] * len(forms))
    return [(words.between(n.start, n.end), n.label) for n in correct_bodies(words, names, LEXICON)]


def test_a_place_before_the_noun_of_a_body() -> None:
    """ "Azawad" alone was read as a place; the front is an organisation."""
    assert read("the Azawad Front fled", [Name(1, 2, "LOC")]) == [("Azawad Front", "ORG")]


def test_listed_places_stay() -> None:
    """A place of the tables that ends in such a noun is none."""
    assert read("in West Bank towns", [Name(1, 3, "LOC")]) == [("West Bank", "LOC")]


def test_persons_stay() -> None:
    """Somebody called Bank is somebody."""
    assert read("said Mary Bank quietly", [Name(1, 3, "PERSON")]) == [("Mary Bank", "PERSON")]


def test_parts_that_touch_are_joined() -> None:
    """Two parts of one body."""
    assert read("the Lumba Farmers Union", [Name(1, 2, "ORG"), Name(2, 4, "ORG")]) == [("Lumba Farmers Union", "ORG")]


def test_a_defined_acronym_is_a_name_wherever_it_stands() -> None:
    """It takes the label of the name that it abbreviates."""
    found = read("Lumba Farmers Union ( LFU ) met and LFU spoke", [Name(0, 3, "ORG"), Name(4, 5, "LOC")])
    assert found == [("Lumba Farmers Union", "ORG"), ("LFU", "ORG"), ("LFU", "ORG")]
