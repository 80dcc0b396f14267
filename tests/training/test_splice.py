"""Trees stay trees when a stretch is replaced."""

from training.name_trees import flat_name, with_article
from training.splice import splice
from training.treebanks import Sentence


def _is_tree(sentence: Sentence) -> bool:
    for start in range(len(sentence.words)):
        seen, at = set(), start
        while at >= 0 and at not in seen:
            seen.add(at)
            at = sentence.words[at].head
        if at >= 0:
            return False
    return sum(w.head < 0 for w in sentence.words) == 1


def test_longer_fragment_moves_heads(sentences: list[Sentence]) -> None:
    """ "Nairobi" becomes "Addis Ababa": every head is counted anew."""
    changed = splice(sentences[0], 3, 4, flat_name("Addis Ababa", "LOC"))
    assert changed is not None
    assert changed.text == "The talks in Addis Ababa failed."
    assert _is_tree(changed)
    assert [changed.words[w.head].form if w.head >= 0 else "" for w in changed.words] == [
        "talks", "failed", "Addis", "talks", "Addis", "", "failed",
    ]  # fmt: skip


def test_root_can_be_replaced(sentences: list[Sentence]) -> None:
    """The fragment's head takes over the relation of the old head."""
    changed = splice(sentences[0], 4, 5, with_article(flat_name("Lima", "LOC")))
    assert changed is not None
    assert _is_tree(changed)
    assert changed.words[5].deprel == "ROOT"


def test_stretch_with_two_heads_is_refused(sentences: list[Sentence]) -> None:
    """ "talks in" is no subtree's core."""
    assert splice(sentences[0], 1, 3, flat_name("Lima", "LOC")) is None
