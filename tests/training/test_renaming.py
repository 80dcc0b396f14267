"""Other names in the same trees."""

import random
from dataclasses import replace

from training.gum_names import with_gum_names
from training.invented_names import NameMaker
from training.renaming import Renamer, name_spans
from training.treebanks import Sentence


def test_kinds_of_names_stay(sentences: list[Sentence]) -> None:
    """A place is replaced by a place, whatever is drawn."""
    sentence, renamer = with_gum_names(sentences[0], frozenset()), Renamer(NameMaker(), share=1.0)
    for seed in range(50):
        renamed = renamer.rename(sentence, random.Random(seed))
        assert [label for _, _, label in name_spans(renamed.words)] == ["LOC"]
        assert renamed.text.startswith("The talks in ")
        assert renamed.text.endswith(" failed.")


def test_same_chances_same_names(sentences: list[Sentence]) -> None:
    """Renaming hangs on the random source alone."""
    sentence, renamer = with_gum_names(sentences[1], frozenset({"minister"})), Renamer(NameMaker(), share=1.0)
    first, second = (renamer.rename(sentence, random.Random(3)) for _ in range(2))
    assert first == second


def test_unlabelled_sentences_stay_as_they_are(sentences: list[Sentence]) -> None:
    """Nothing is replaced where nobody has said what is a name."""
    assert Renamer(NameMaker(), share=1.0).rename(sentences[2], random.Random(0)) == replace(sentences[2])
