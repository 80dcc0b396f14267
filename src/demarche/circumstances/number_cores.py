"""Bare numbers: digits or words with their scales, without what stands around them.

In:  a token to begin at. Out: a `Core`; 1,500,000 for "1.5 million", 250,000 for "two hundred and fifty thousand", 24
at least for "two dozen" and for "dozens".
"""

from __future__ import annotations

import re

from demarche.circumstances.number_parts import Core, Sum, extends
from demarche.circumstances.number_words import NumberWords
from demarche.language.syntax import Syntax

_DIGITS = re.compile(r"([^\d\s.,]{0,4}?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{0,8})")
LONGEST_NUMBER = 24  # digits; longer strings are identifiers


class Cores:
    """Reads the bare numbers of an article."""

    def __init__(self, s: Syntax, words: NumberWords) -> None:
        self.s = s
        self.words = words
        self.lower = s.lower

    def core(self, i: int, *, money: bool = False) -> Core | None:
        if i >= len(self.lower):
            return None
        return self._part(i) or self._phrase(i) or self._a_scale(i) or self._composed(i, money=money)

    def _part(self, i: int) -> Core | None:
        """ "half a million", "a quarter of a million"."""
        for phrase, value in self.words.part_phrases.at(self.lower[i]):
            end = i + len(phrase)
            scale = self._scale(end) if self._reads(phrase, i) else None
            if scale:
                return Core(end + 1, value * scale, value * scale, scale)
        return None

    def _phrase(self, i: int) -> Core | None:
        """ "a couple", "dozens", "tens of thousands", "several hundred"."""
        for phrase, value in self.words.exact_phrases.at(self.lower[i]):
            if self._reads(phrase, i):
                return Core(i + len(phrase), value, value)
        for phrase, value in self.words.vague_phrases.at(self.lower[i]):
            if self._reads(phrase, i):
                return self._vague(i + len(phrase), value)
        return None

    def _vague(self, end: int, value: float) -> Core:
        scale = self._scale(end)
        if scale:
            return Core(end + 1, value * scale, None, scale)
        if self._word(end) == "of" and self._word(end + 1) in self.words.vague:
            return Core(end + 2, value * self.words.vague[self._word(end + 1)] / 2, None)
        return Core(end, value, None)

    def _a_scale(self, i: int) -> Core | None:
        """ "a dozen", "a hundred thousand"."""
        if self.lower[i] not in ("a", "an"):
            return None
        scale = self._scale(i + 1)
        if not scale:
            return None
        more = self._scale(i + 2)
        value = scale * (more or 1)
        return Core(i + (3 if more else 2), value, value, scale)

    def _scale(self, i: int) -> float | None:
        """The scale word at a token; single letters ("30 m") only where the tagger takes them for numbers."""
        word = self._word(i)
        if word not in self.words.scales or (len(word) == 1 and self.s.pos[i] != "NUM"):
            return None
        return self.words.scales[word]

    def _composed(self, i: int, *, money: bool) -> Core | None:
        """Digits or words with their scales: "1.5 million", "two hundred and fifty thousand", "30m"."""
        sum_ = Sum()
        j = i
        while j < len(self.lower) and self._take(j, sum_, money=money):
            j += 1
        if sum_.current is None or sum_.value > 10**LONGEST_NUMBER:
            return None
        return Core(j, sum_.value, sum_.value, sum_.scale, sum_.currency)

    def _take(self, j: int, sum_: Sum, *, money: bool) -> bool:
        """Add a word to the number; False where it does not belong to it."""
        word = self.lower[j]
        value = self.words.cardinals.get(word)
        if value is not None:
            fits = sum_.current is None or extends(sum_.current, value, self.lower[j - 1] == "-")
            if not fits or (word == "one" and self.s.pos[j] != "NUM"):
                return False
            sum_.current = (sum_.current or 0) + value
            return True
        if sum_.current is not None:
            scale = self._scale(j) or (self.words.scales.get(word) if money else None)
            if scale:
                sum_.times(scale)
            return bool(scale) or self._joins(j)
        digits = self._digits(word, self.s.words[j])
        if digits is None:
            return False
        sum_.current, scale, sum_.currency = digits
        if scale > 1:
            sum_.times(scale)
        return True

    def _joins(self, j: int) -> bool:
        """The "and" of "two hundred and fifty", the hyphen of "twenty-five" and "$5-billion"."""
        if self.lower[j] == "-" and len(self._word(j + 1)) > 1 and self._scale(j + 1):
            return bool(self.s.end[j - 1] == self.s.start[j])
        before, after = self.lower[j - 1], self.words.cardinals.get(self._word(j + 1))
        if after is None:
            return False
        if self.lower[j] == "and":
            return before in ("hundred", "thousand") and after < 100
        return self.lower[j] == "-" and 20 <= self.words.cardinals.get(before, 0) <= 90 and 0 < after < 10

    def _digits(self, word: str, text: str) -> tuple[float, float, str] | None:
        """Value, glued scale and glued currency of a token with digits; None for "737-800", "2nd", "F16"."""
        match = _DIGITS.fullmatch(word) if len(word) <= LONGEST_NUMBER else None
        if match is None:
            return None
        prefix, whole, fraction, suffix = match.groups()
        currency = self.words.currency_signs.get(text[: len(prefix)], "") if prefix else ""
        if (prefix and not currency) or (suffix and suffix not in self.words.scales):
            return None
        return float(whole.replace(",", "") + (fraction or "")), self.words.scales.get(suffix, 1.0), currency

    def _word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def _reads(self, phrase: tuple[str, ...], i: int) -> bool:
        return i >= 0 and tuple(self.lower[i : i + len(phrase)]) == phrase
