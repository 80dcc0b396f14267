"""A light guess at the language of an article, so that what is not English is kept and marked, not miscoded.

In:  text, e.g. "El presidente dijo que no habrá diálogo". Out: an ISO 639-1 code, "en" where too little speaks
against it. Scripts are told by their letters, languages in Latin and Cyrillic script by the share of their commonest
words.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import Self

from demarche.sources.reading import SOURCE_DATA

# Single Latin letters are initials and English possessives more often than words.
_WORD = re.compile(r"[^\W\d_]{2,}|[\u0400-\u06ff]")
# Letters beyond the Latin script, punctuation aside.
_FOREIGN = re.compile(r"[\u0370-\u1fff\u2e80-\uffff]")
_SAMPLE = 2000  # characters: the share of common words is steady after some hundred words
_PLAIN_ENGLISH = 0.3
_FEW_WORDS = 8
_FEW_HITS = 3
_LEAST_SHARE = 0.1  # lists of names reach half of it by chance


@dataclass(frozen=True, slots=True)
class LanguageGuesser:
    """Common words by language and letters by script, from data/sources."""

    words: dict[str, frozenset[str]]
    scripts: tuple[tuple[int, int, str], ...]

    @classmethod
    def load(cls) -> Self:
        words: dict[str, frozenset[str]] = {}
        with (SOURCE_DATA / "common_words.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                words[row["language"]] = frozenset(row["words"].split())
        with (SOURCE_DATA / "scripts.csv").open(encoding="utf-8") as lines:
            scripts = [(int(r["first"], 16), int(r["last"], 16), r["language"]) for r in csv.DictReader(lines)]
        return cls(words, tuple(scripts))

    def guess(self, text: str) -> str:
        """English unless the letters or the common words say otherwise: names alone prove no language."""
        sample = text[:_SAMPLE].lower()
        by_script = self._by_script(sample)
        if by_script:
            return by_script
        found = _WORD.findall(sample)
        if len(found) < _FEW_WORDS:
            return "en"
        if sum(w in self.words["en"] for w in found) > _PLAIN_ENGLISH * len(found):
            return "en"  # no other language reaches half of that; most of the news ends here
        hits = {language: [w for w in found if w in common] for language, common in self.words.items()}
        best = max(hits, key=lambda language: (len(hits[language]), language == "en"))
        # Turkish or Finnish use few small words; a third more than English has must suffice.
        few = len(set(hits[best])) < _FEW_HITS or len(hits[best]) < _LEAST_SHARE * len(found)
        return "en" if few or len(hits[best]) <= 1.33 * len(hits["en"]) else best

    def _by_script(self, sample: str) -> str | None:
        foreign = _FOREIGN.findall(sample)
        if len(foreign) < _LEAST_SHARE * len(sample):
            return None
        counts: Counter[str] = Counter()
        for char in foreign:
            counts.update(language for first, last, language in self.scripts if first <= ord(char) <= last)
        letters = sum(c.isalpha() for c in sample)
        for language, count in counts.most_common(1):
            if count > letters / 3:
                return language
        return None
