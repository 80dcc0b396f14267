"""Copies of one text: what an agency wrote and ten papers printed is one origin, not ten witnesses.

In:  articles. Out: (id, origin) for each; origin is the id of the first article with nearly the same beginning, its own
id for a first one. "LIMA (AP) — Peru recalled its envoy …" and "LIMA — Peru recalled its envoy …" have one origin.

MinHash over shingles of five words of the first 150: papers cut from the end and change title, dateline and signature.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH

from demarche.records import Article

_WORD = re.compile(r"[^\W_]+")
_PERMUTATIONS = 64
_SEED = 1
_SCHEME = "affine32"
_BYTES = 4  # of a value
_VALUES = np.dtype("<u4")


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


class Sketch(NamedTuple):
    """What tells a text apart.

    values: 64 numbers of 32 bits, one after the other; of two texts as many are equal as they have shingles in common.
    bands: numbers of which texts that may be copies have at least one in common.
    """

    values: bytes
    bands: Sequence[int]


class Text(NamedTuple):
    """A text that may be copied: its number in order of coming, and whose copy it is."""

    number: int
    origin: str
    sketch: Sketch


class KnownTexts:
    """Sketches of the last texts. Keys are numbers: one article may come twice under one id.

    count: texts that came so far.  texts: those that are remembered, by number, the oldest first.
    """

    def __init__(self, options: OriginOptions, count: int = 0) -> None:
        self.count = count
        self.texts: dict[int, Text] = {}
        self._options = options
        self._of_band: defaultdict[int, set[int]] = defaultdict(set)

    def recall(self, texts: Iterable[Text]) -> None:
        """Take in texts of before, the oldest first; of their bands those that others are looked for by are enough."""
        for text in texts:
            self._remember(text)

    def sketch(self, article: Article) -> Sketch | None:
        """What is compared of an article; None for one too short."""
        o = self._options
        words = [word.lower() for word in _WORD.findall(article.text[: 20 * o.words])[: o.words]]
        if len(words) < o.shortest:
            return None
        values = _values(words, o.shingle)
        return Sketch(values, _bands(values, o.likeness))

    def place(self, id: str, sketch: Sketch | None) -> str:
        """The origin of a text; the text is remembered."""
        if sketch is None:
            return id
        likeness, number = self._most_alike(sketch)
        origin = self.texts[number].origin if likeness >= self._options.likeness else id
        self._remember(Text(self.count, origin, sketch))
        self.count += 1
        return origin

    def _most_alike(self, sketch: Sketch) -> tuple[float, int]:
        """The share of equal values of the text that has most of them, and its number; of several such the first."""
        oldest = self.count - self._options.capacity
        found = {number for band in sketch.bands for number in self._of_band.get(band, ())}
        numbers = sorted(number for number in found if number >= oldest)
        if not numbers:
            return 0.0, 0
        known = np.frombuffer(b"".join(self.texts[n].sketch.values for n in numbers), _VALUES)
        alike = known.reshape(len(numbers), -1) == np.frombuffer(sketch.values, _VALUES)
        shares = alike.mean(axis=1)
        best = int(shares.argmax())
        return float(shares[best]), numbers[best]

    def _remember(self, text: Text) -> None:
        if len(self.texts) >= self._options.capacity:
            self._forget(self.texts.pop(next(iter(self.texts))))
        self.texts[text.number] = text
        for band in text.sketch.bands:
            self._of_band[band].add(text.number)

    def _forget(self, text: Text) -> None:
        for band in text.sketch.bands:
            self._of_band[band].discard(text.number)
            if not self._of_band[band]:
                del self._of_band[band]


def _values(words: Sequence[str], shingle: int) -> bytes:
    """The MinHash of a text: of one scheme and seed always, as values of two cannot be compared."""
    sketch = MinHash(_PERMUTATIONS, seed=_SEED, hashfunc=_crc, permutations=_permutations(), scheme=_SCHEME)
    sketch.update_batch([" ".join(words[i : i + shingle]).encode() for i in range(len(words) - shingle + 1)])
    values: bytes = sketch.hashvalues.astype(_VALUES).tobytes()
    return values


def _bands(values: bytes, likeness: float) -> list[int]:
    """The values by the band, each band as one number."""
    parts = (values[_BYTES * first : _BYTES * last] for first, last in _ranges(likeness))
    return [_number(bytes([band]) + part) for band, part in enumerate(parts)]


@cache
def _permutations() -> Any:
    """What takes most of the time of making a sketch, and is the same for all."""
    return MinHash(_PERMUTATIONS, seed=_SEED, scheme=_SCHEME).permutations


@cache
def _ranges(likeness: float) -> list[tuple[int, int]]:
    """Which values make a band, so that texts as alike as that most likely share one."""
    return list(MinHashLSH(threshold=likeness, num_perm=_PERMUTATIONS).hashranges)


def _crc(data: bytes) -> int:
    return crc32(data)


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
