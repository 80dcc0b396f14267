"""Where sentences start: the model's scores, corrected by what no sentence border can be.

In:  the words of a stretch and the model's score for a start at each, e.g. of `"We won't yield," said Kurti.`
Out: True at every word that starts a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

CLOSING = frozenset("\"'”’»)]")
COMMA = ","


def sentence_starts(words: Sequence[str], scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Starts of the sentences among `words`. scores: log-odds of a start at each word. The first word always starts."""
    starts: NDArray[np.bool_] = scores > 0
    starts[0] = True
    for index in np.flatnonzero(starts[1:]) + 1:
        before = words[index - 1]
        if before == COMMA or (before in CLOSING and index > 1 and words[index - 2] == COMMA):
            starts[index] = False
    return starts
