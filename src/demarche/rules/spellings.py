"""Other ways to write the words of a class, so that a list names each word once.

In:  a table of endings (British, American) and a word as it is listed, e.g. "organisation", "cease-fire". Out: the
same word as others write it: "organization"; "ceasefire". A form that no one writes does no harm: nothing looks it up.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SHORTEST_STEM = 3  # "our" of "four" is no ending


@dataclass(frozen=True, slots=True)
class Spellings:
    """Pairs of endings, each with the ending that others write instead."""

    endings: Mapping[str, tuple[str, ...]]

    @staticmethod
    def load(path: Path) -> Spellings:
        """From a table with the columns `british` and `american`."""
        found: dict[str, list[str]] = {}
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["british"], []).append(row["american"])
                found.setdefault(row["american"], []).append(row["british"])
        return Spellings({ending: tuple(others) for ending, others in found.items()})

    def of(self, word: str) -> Iterator[str]:
        """The word, then its other spellings: "defence", "defense"; "cease-fire", "ceasefire"."""
        yield word
        for cut in range(SHORTEST_STEM, len(word)):
            for other in self.endings.get(word[cut:], ()):
                yield word[:cut] + other
        if "-" in word:
            yield from self.of(word.replace("-", ""))

    def all_of(self, words: Iterable[str]) -> list[str]:
        """The words of a class in every spelling; what it takes in (`+name`) stays as it is."""
        return [form for word in words for form in ((word,) if word.startswith("+") else self.of(word))]
