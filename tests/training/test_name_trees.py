"""The inner trees of names."""

import pytest

from training.name_trees import described_name, flat_name, place_name, with_article, with_letters
from training.splice import Fragment

ADJECTIVES = frozenset({"International", "National"})


def _arcs(fragment: Fragment) -> list[tuple[str, str, str]]:
    return [(w.form, w.deprel, fragment[w.head].form if w.head >= 0 else "") for w in fragment if w.head >= 0]


def test_ministry_of_a_portfolio_of_a_country() -> None:
    """Both "of" phrases hang on the ministry; all words are one name."""
    name = described_name("Ministry of Defense of Ghana", ADJECTIVES, "ORG")
    assert ("Ghana", "nmod", "Ministry") in _arcs(name)
    assert ("Defense", "nmod", "Ministry") in _arcs(name)
    assert [w.name for w in name] == ["B-ORG"] + ["I-ORG"] * 4


def test_letters_in_brackets_are_a_name_of_their_own() -> None:
    """ "(KSF)" is an apposition, labelled apart from the long form; brackets carry no label."""
    name = with_letters(described_name("Kosovo Security Force", ADJECTIVES, "ORG"))
    assert [(w.form, w.name) for w in name[3:]] == [("(", "O"), ("KSF", "B-ORG"), (")", "O")]
    assert ("KSF", "appos", "Force") in _arcs(name)


def test_article_is_outside_of_the_name() -> None:
    """ "the" hangs on the head and is not labelled."""
    name = with_article(described_name("International Court of Justice", ADJECTIVES, "ORG"))
    assert (name[0].form, name[0].name, name[name[0].head].form) == ("the", "O", "Court")


@pytest.mark.parametrize(
    ("place", "head"),
    [("South Sudan", "Sudan"), ("Sri Lanka", "Sri"), ("New York", "York"), ("Strait of Hormuz", "Strait")],
)
def test_heads_of_places(place: str, head: str) -> None:
    """English descriptions are headed at their end, foreign names at their front."""
    assert [w.form for w in place_name(place) if w.head < 0] == [head]


def test_hyphen_is_a_word_without_blanks() -> None:
    """Treebanks cut "al-Sisi" into three words."""
    name = flat_name("Hamza al-Sisi", "PERSON")
    assert [(w.form, w.space) for w in name] == [("Hamza", True), ("al", False), ("-", False), ("Sisi", True)]


def test_possessive_inside_a_name() -> None:
    """ "People's" is two words, the first nmod:poss."""
    name = described_name("Tigray People's Front", ADJECTIVES, "ORG")
    assert ("People", "nmod:poss", "Front") in _arcs(name)
    assert ("'s", "case", "People") in _arcs(name)
