"""Names out of GUM's entities."""

from training.gum_names import with_gum_names
from training.treebanks import Sentence


def test_title_is_no_part_of_a_name(sentences: list[Sentence]) -> None:
    """ "Minister Achieng Mwangi" is an entity; the name is "Achieng Mwangi"."""
    tags = [w.name for w in with_gum_names(sentences[1], frozenset({"minister"})).words]
    assert tags[:4] == ["O", "B-PERSON", "I-PERSON", "O"]


def test_place_of_one_word(sentences: list[Sentence]) -> None:
    """An entity that opens and closes at one word."""
    assert [w.name for w in with_gum_names(sentences[0], frozenset()).words][3] == "B-LOC"
