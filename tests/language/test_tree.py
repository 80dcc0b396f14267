"""Trees from arc scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from demarche.language.tree import decode_heads, maximum_tree


def weight(scores: np.ndarray, heads: tuple[int, ...] | np.ndarray) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word != 0:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@pytest.mark.parametrize("seed", range(40))
def test_maximum_tree_is_the_best_of_all_trees(seed: int) -> None:
    """On small sentences the tree found weighs as much as the best of all trees with one root."""
    random = np.random.default_rng(seed)
    size = int(random.integers(1, 5))
    scores = random.normal(size=(size, size + 1)) * 3
    trees = (heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads))
    best = max(weight(scores, heads) for heads in trees if all(h != w + 1 for w, h in enumerate(heads)))
    found = tuple(int(head) for head in maximum_tree(scores))
    assert is_tree(found)
    assert weight(scores, found) == pytest.approx(best)


def test_no_arc_crosses_a_sentence_border() -> None:
    """Even if the scores ask for it, a word's head lies in its sentence; padding has none."""
    arcs = np.zeros((1, 6, 6), np.float32)
    arcs[0, :, 1] = 9  # everything wants the first word
    arcs[0, [1, 3], 0] = 5
    sentence = np.array([[0, 1, 1, 2, 2, -1]])
    valid = np.array([[True, True, True, True, True, False]])
    assert decode_heads(arcs, sentence, valid).tolist() == [[0, 0, 1, 0, 3, 0]]


def test_cycles_and_many_roots_are_mended() -> None:
    """Two words that want each other, or two that want the root, still give one tree."""
    arcs = np.full((2, 3, 3), -5, np.float32)
    arcs[0, 1, 2] = arcs[0, 2, 1] = 9
    arcs[0, 1, 0] = 1
    arcs[1, 1, 0] = arcs[1, 2, 0] = 9
    arcs[1, 2, 1] = 8
    sentence, valid = np.array([[0, 1, 1]] * 2), np.ones((2, 3), np.bool_)
    assert decode_heads(arcs, sentence, valid).tolist() == [[0, 0, 1], [0, 0, 1]]
