"""Name scores to names: the best well-formed BIO sequence.

In:  scores [batch, word, label], e.g. of the words of "Vjosa Osmani praised the United Nations".
Out: label numbers; an I- label follows only a B- or I- label of the same kind in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

FORBIDDEN = np.float32(-1e4)


class NameDecoder:
    """Viterbi over BIO labels, all rows of a batch at once."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        inside = np.array([label.startswith("I-") for label in labels])
        kind = [label[2:] for label in labels]
        differs = np.array([[before != after for after in kind] for before in kind])
        self._step = np.where(differs & inside[None, :], FORBIDDEN, np.float32(0)).astype(np.float32)
        self._start = np.where(inside, FORBIDDEN, np.float32(0)).astype(np.float32)
        self._outside = self.labels.index("O")

    def decode(self, scores: Floats, starts: Bools, words: Ints) -> Ints:
        """Labels [B, N]. scores: [B, N, K]; starts: [B, N], True at a sentence's first word; words: [B], valid ones.

        Names do not cross sentence borders. Padding gets the outside label.
        """
        rows, length, _ = scores.shape
        best = scores[:, 0] + self._start
        back = np.zeros(scores.shape, np.int8)
        for word in range(1, length):
            through = best[:, :, None] + self._step[None]
            through += np.where(starts[:, word, None, None], self._start[None, None, :], np.float32(0))
            back[:, word] = through.argmax(1)
            alive = (word < words)[:, None]
            best = np.where(alive, through.max(1) + scores[:, word], best)
        labels = np.full((rows, length), self._outside, np.int64)
        current = best.argmax(-1)
        row = np.arange(rows)
        for word in range(length - 1, -1, -1):
            alive = word < words
            labels[:, word] = np.where(alive, current, self._outside)
            current = np.where(alive, back[row, word, current], current)
        return labels
