"""The words numbers are written with, read from data/numbers.yaml.

In:  the package's data folder. Out: `NumberWords`; it knows that a "dozen" is 12, that "at least" sets a lower bound
and that "€" is EUR, so that "at least a dozen wounded" can be read.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Generic, Literal, TypeVar

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import read_yaml

Bound = Literal["min", "max", "about", "same"]
T = TypeVar("T")
ARTICLES = ("a", "an")
LONG_SCALES = ("dozen", "hundred", "thousand")  # "a million years" are no span that dates are counted in


class PhraseTable(Generic[T]):
    """Phrases by their first or last word, longest first."""

    def __init__(self, phrases: dict[str, T], *, by: Literal["first", "last"] = "first") -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases.items():
            words = tuple(phrase.split())
            self._table.setdefault(words[0 if by == "first" else -1], []).append((words, value))
        for entries in self._table.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, word: str) -> list[tuple[tuple[str, ...], T]]:
        return self._table.get(word, [])


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One field per table of data/numbers.yaml, where each is explained."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    vague: dict[str, float]
    exact: dict[str, float]
    parts: dict[str, float]
    qualifiers: dict[str, Bound]
    particles: dict[str, frozenset[str]]
    after: dict[str, Bound]
    range_marks: frozenset[str]
    percent: frozenset[str]
    fraction_words: frozenset[str]
    calibres: frozenset[str]
    loose_calibres: frozenset[str]
    currency_signs: dict[str, str]
    currency_words: dict[str, str]

    @staticmethod
    def load(data: Path) -> NumberWords:
        """From `data/numbers.yaml`. BrokenRule when it is not as this class says."""
        try:
            return msgspec.convert(read_yaml(data / "numbers.yaml"), NumberWords, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"numbers.yaml: {error}") from None

    @cached_property
    def vague_phrases(self) -> PhraseTable[float]:
        return PhraseTable(self.vague)

    @cached_property
    def exact_phrases(self) -> PhraseTable[float]:
        return PhraseTable(self.exact)

    @cached_property
    def part_phrases(self) -> PhraseTable[float]:
        return PhraseTable(self.parts)

    @cached_property
    def after_phrases(self) -> PhraseTable[Bound]:
        return PhraseTable(self.after)

    @cached_property
    def qualifier_phrases(self) -> PhraseTable[Bound]:
        """By their last word, since they are read from right to left."""
        return PhraseTable(self.qualifiers, by="last")

    @cached_property
    def whole(self) -> dict[str, int]:
        """Numbers by themselves, as times count with them: "twenty-one" is 21, "a dozen" 12, "half a dozen" 6."""
        ones = {word: int(value) for word, value in self.cardinals.items() if value}
        tens = {word: value for word, value in ones.items() if value in range(20, 100, 10)}
        units = {word: value for word, value in ones.items() if value < 10}
        both = {f"{ten}-{unit}": tens[ten] + units[unit] for ten in tens for unit in units}
        scaled = {f"{one} {word}": int(self.scales[word]) for word in LONG_SCALES for one in (*ARTICLES, "one")}
        halves = {f"half {article} {word}": int(self.scales[word]) // 2 for word in LONG_SCALES for article in ARTICLES}
        pairs = {phrase + of: int(value) for phrase, value in self.exact.items() for of in ("", " of")}
        return dict.fromkeys(ARTICLES, 1) | ones | both | scaled | halves | pairs

    @cached_property
    def openers(self) -> frozenset[str]:
        """Lower-case words a number may begin with."""
        phrases = [*self.vague, *self.exact, *self.parts]
        signs = [sign.lower() for sign in self.currency_signs]
        return frozenset({*self.cardinals, *(p.split()[0] for p in phrases), *signs, "a", "an"})
