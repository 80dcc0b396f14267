"""Copies of one text: what an agency wrote and ten papers printed is one origin, not ten witnesses.

In:  articles. Out: (id, origin) for each; origin is the id of the first article with nearly the same beginning, its own
id for a first one. "LIMA (AP) — Peru recalled its envoy …" and "LIMA — Peru recalled its envoy …" have one origin.

MinHash over shingles of five words of the first 150: papers cut from the end and change title, dateline and signature.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH

from demarche.records import Article

_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS = 64
_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginOptions:
    """How alike copies are, and how many texts are remembered.

    likeness: least share of shingles in common (Jaccard, estimated).
    words:    how many words of the text are compared.
    shingle:  words in a row that make a shingle.
    shortest: texts of fewer words are copies of nothing: "More to follow." is everybody's.
    capacity: texts remembered; the oldest are forgotten first.
    """

    likeness: float = 0.5
    words: int = 150
    shingle: int = 5
    shortest: int = 20
    capacity: int = 200_000


def find_origins(articles: Iterable[Article], *, options: OriginOptions | None = None) -> Iterator[tuple[str, str]]:
    """(article id, origin) of each article, in the order given, which should be that of publication."""
    options = options or OriginOptions()
    known = _KnownTexts(options)
    for article in articles:
        words = [word.lower() for word in _WORD.findall(article.text[: 20 * options.words])[: options.words]]
        short = len(words) < options.shortest
        yield article.id, article.id if short else known.place(article.id, _hashed(words, options.shingle))


def _hashed(words: Sequence[str], shingle: int) -> MinHash:
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=_crc)
    sketch.update_batch([" ".join(words[i : i + shingle]).encode() for i in range(len(words) - shingle + 1)])
    return sketch


def _crc(data: bytes) -> int:
    return crc32(data)


class _KnownTexts:
    """Sketches of the last texts. Keys are numbers: one article may come twice under one id."""

    def __init__(self, options: OriginOptions) -> None:
        self._options = options
        self._index = MinHashLSH(threshold=options.likeness, num_perm=_PERMUTATIONS)
        self._texts: dict[int, tuple[str, np.ndarray]] = {}
        self._order: deque[int] = deque()
        self._count = 0

    def place(self, id: str, sketch: MinHash) -> str:
        """The origin of a text; the text is remembered."""
        alike = [(self._likeness(number, sketch), -number) for number in self._index.query(sketch)]
        likeness, number = max(alike, default=(0.0, 0))
        origin = self._texts[-number][0] if likeness >= self._options.likeness else id
        self._remember(origin, sketch)
        return origin

    def _likeness(self, number: int, sketch: MinHash) -> float:
        return float(np.mean(self._texts[number][1] == sketch.hashvalues))

    def _remember(self, origin: str, sketch: MinHash) -> None:
        if len(self._order) >= self._options.capacity:
            oldest = self._order.popleft()
            self._index.remove(oldest)
            del self._texts[oldest]
        self._index.insert(self._count, sketch)
        self._texts[self._count] = (origin, sketch.hashvalues)
        self._order.append(self._count)
        self._count += 1
