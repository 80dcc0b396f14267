"""Names the network is sure of."""

import pytest

torch = pytest.importorskip("torch")

import numpy as np  # noqa: E402

from training.corpus import NAME_TAGS  # noqa: E402
from training.self_label import _decided  # noqa: E402
from training.treebanks import UNKNOWN  # noqa: E402


def _logs(*words: dict[str, float]) -> np.ndarray:
    table = np.full((len(words), len(NAME_TAGS)), 1e-6)
    for row, word in zip(table, words, strict=True):
        for tag, probability in word.items():
            row[NAME_TAGS.index(tag)] = probability
    return np.log(table)


def test_sure_names_are_labelled_whole() -> None:
    """The kind is decided over all words of the span."""
    assert _decided(_logs({"B-ORG": 0.95, "O": 0.05}, {"I-ORG": 0.9, "O": 0.1})) == ["B-ORG", "I-ORG"]


def test_sure_other_words_are_no_names() -> None:
    """O is a reading, too: "Internet"."""
    assert _decided(_logs({"O": 0.97})) == ["O"]


def test_doubt_stays_unknown() -> None:
    """Half a guess teaches nothing."""
    assert _decided(_logs({"B-LOC": 0.6, "B-ORG": 0.4})) == [UNKNOWN]
