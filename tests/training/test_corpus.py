"""Chunks and held-out halves."""

import random

from training.corpus import chunk, cut, inventory
from training.treebanks import Sentence


def test_chunk_counts_heads_from_its_first_word(sentences: list[Sentence]) -> None:
    """The second sentence's heads move, its root stays a root, and a blank stands between."""
    joined = chunk(sentences[:2])
    assert [i for i, start in enumerate(joined.starts) if start] == [0, 6]
    assert joined.words[6].head == 7
    assert joined.words[5].space


def test_cut_keeps_order_and_loses_nothing(sentences: list[Sentence]) -> None:
    """Groups one after the other are the sentences."""
    groups = cut(sentences * 20, random.Random(1))
    assert [s.sent_id for group in groups for s in group] == [s.sent_id for s in sentences * 20]
    assert max(sum(len(s.words) for s in group) for group in groups) <= 160


def test_inventory_begins_with_the_most_frequent(sentences: list[Sentence]) -> None:
    """Punctuation leads in this treebank."""
    assert inventory(sentences).relations[0] == "punct"
