"""Name labels from scores."""

from __future__ import annotations

import numpy as np

from demarche.language.names import NameDecoder

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def decode(best: list[str], starts: list[int] | None = None) -> list[str]:
    """Decode scores in which each word's label of `best` leads by a little."""
    scores = np.zeros((1, len(best), len(LABELS)), np.float32)
    for word, label in enumerate(best):
        scores[0, word, LABELS.index(label)] = 1
    begins = np.zeros((1, len(best)), np.bool_)
    begins[0, starts or [0]] = True
    found = NameDecoder(LABELS).decode(scores, begins, np.array([len(best)]))
    return [LABELS[number] for number in found[0]]


def test_well_formed_labels_stay() -> None:
    """A sequence that is well formed is not touched."""
    labels = ["B-PERSON", "I-PERSON", "O", "B-ORG", "B-ORG"]
    assert decode(labels) == labels


def test_no_name_begins_inside() -> None:
    """An I- label without its B- before it gives way."""
    assert decode(["I-PERSON", "O"])[0] != "I-PERSON"
    assert decode(["B-ORG", "I-PERSON"])[1] != "I-PERSON"


def test_names_end_with_their_sentence() -> None:
    """A name does not go on in the next sentence."""
    assert decode(["B-ORG", "I-ORG"], starts=[0, 1])[1] != "I-ORG"
