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
from hashlib import blake2b
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH

from demarche.records import Article

_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS = 64
_SEED = 1
_SCHEME = "affine32"  # 32 bits a value


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
    texts = KnownTexts(options or OriginOptions())
    for article in articles:
        yield article.id, texts.place(article.id, texts.sketch(article))


@dataclass(frozen=True, slots=True)
class Text:
    """A text that may be copied: its number in order of coming, whose copy it is, and 64 numbers that tell it apart."""

    number: int
    origin: str
    sketch: np.ndarray


class KnownTexts:
    """Sketches of the last texts. Keys are numbers: one article may come twice under one id.

    count: texts that came so far.  texts: those that are remembered, by number.
    """

    def __init__(self, options: OriginOptions, count: int = 0) -> None:
        self.count = count
        self.texts: dict[int, Text] = {}
        self._options = options
        self._index = MinHashLSH(threshold=options.likeness, num_perm=_PERMUTATIONS)
        self._order: deque[int] = deque()

    def recall(self, texts: Iterable[Text]) -> None:
        """Take in texts of before, the oldest first."""
        for text in texts:
            self._remember(text)

    def sketch(self, article: Article) -> MinHash | None:
        """What is compared of an article; None for one too short."""
        o = self._options
        words = [word.lower() for word in _WORD.findall(article.text[: 20 * o.words])[: o.words]]
        return _hashed(words, o.shingle) if len(words) >= o.shortest else None

    def bands(self, sketch: np.ndarray) -> list[int]:
        """Numbers of which copies of one text have at least one in common, as the index has it."""
        parts = (sketch[first:last].tobytes() for first, last in self._index.hashranges)
        return [_number(bytes([band]) + part) for band, part in enumerate(parts)]

    def place(self, id: str, sketch: MinHash | None) -> str:
        """The origin of a text; the text is remembered."""
        if sketch is None:
            return id
        alike = ((self._likeness(n, sketch), -n) for n in self._index.query(sketch) if not self._is_old(n))
        likeness, number = max(alike, default=(0.0, 0))
        origin = self.texts[-number].origin if likeness >= self._options.likeness else id
        self._remember(Text(self.count, origin, sketch.hashvalues))
        self.count += 1
        return origin

    def _is_old(self, number: int) -> bool:
        return number < self.count - self._options.capacity

    def _likeness(self, number: int, sketch: MinHash) -> float:
        return float(np.mean(self.texts[number].sketch == sketch.hashvalues))

    def _remember(self, text: Text) -> None:
        if len(self._order) >= self._options.capacity:
            oldest = self._order.popleft()
            self._index.remove(oldest)
            del self.texts[oldest]
        self._index.insert(text.number, _sketch(text.sketch))
        self.texts[text.number] = text
        self._order.append(text.number)


def _hashed(words: Sequence[str], shingle: int) -> MinHash:
    sketch = _sketch(None)
    sketch.update_batch([" ".join(words[i : i + shingle]).encode() for i in range(len(words) - shingle + 1)])
    return sketch


def _sketch(values: np.ndarray | None) -> MinHash:
    """An empty sketch, or one of known values: of one scheme always, as values of two cannot be compared."""
    return MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=_crc, hashvalues=values, scheme=_SCHEME)


def _crc(data: bytes) -> int:
    return crc32(data)


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
