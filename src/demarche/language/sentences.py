"""Where sentences start: the model's scores, corrected by what news writing settles.

In:  the words of a stretch with their spaces and the model's score for a start at each, e.g. of
     `"We won't yield," said Kurti. He left for the U.S. The talks go on.`
Out: True at every word that starts a sentence.

The rules are few and sure; in between, the model decides. They keep a quotation with its "said Kurti", give closing
marks to the sentence before and opening marks to the sentence after, part a dateline from the report, part sentences
at a full stop after a plain word, and let no sentence start at a bare "Tuesday".
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Starts = NDArray[np.bool_]
Floats = NDArray[np.float32]

WORDS = Path(__file__).parent.parent / "data" / "language" / "sentences.csv"
UNPUNCTUATED = 3.0  # log-odds asked for a start without any sign before it: of those below, half are wrong
GREETING_WORDS = 3  # "Dear all," stands alone; after more words a comma ends nothing
DATELINE_WORDS = 12
_FULL_STOPS = frozenset((".", "!", "?", "…", "...", "?!", "!!", "!?"))
_QUOTES = frozenset(('"', "'", "''", "``", "“", "”", "‘", "’", "«", "»", "„"))
_CLOSERS = _QUOTES | {")", "]"}
_OPENERS = _QUOTES | {"(", "[", "•", "#", "*"}
_ENDING = _FULL_STOPS | _CLOSERS | {":", ";", "-", "–", "—", "--", "|", "•"}
_APOSTROPHES = frozenset(("'", "’"))
_DASHES = frozenset(("-", "–", "—", "―", "--"))


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The rules with their word lists.

    weekdays:   no sentence starts at one without a sign before it.
    final:      abbreviations that may end a sentence, whose full stop then serves twice.
    openers:    words which, capitalised after such an abbreviation, start a sentence.
    """

    weekdays: frozenset[str]
    final: frozenset[str]
    openers: frozenset[str]

    def starts(self, words: Sequence[str], spaces: Sequence[bool], scores: Floats) -> Starts:
        """Starts among `words`. scores: log-odds of a start at each word. The first word always starts.

        Reads each word with its few neighbours, never further: linear in the number of words.
        """
        starts: Starts = scores > 0
        for index in range(1, len(words)):
            starts[index] = self._decide(words, index, float(scores[index]))
        _give_signs_their_side(words, spaces, starts)
        _forbid_after_comma(words, spaces, starts)
        _part_dateline(words, spaces, starts)
        starts[0] = True
        return starts

    def _decide(self, words: Sequence[str], index: int, score: float) -> bool:
        before, word = words[index - 1], words[index]
        if before == ".":
            return score > 0 or (_is_plain(words, index - 2) and _begins_upper(words, index))
        if before in self.final:
            return score > 0 or word in self.openers
        if score <= 0:
            return False
        if before == ";":
            return not word[:1].islower()
        if before == ":":
            return word not in _QUOTES or index < GREETING_WORDS
        possessive = before in _APOSTROPHES and index > 1 and words[index - 2][-1:].isalnum()  # "Forbes’"
        if not possessive and (before in _ENDING or not before[-1:].isalnum()):
            return True
        return score > UNPUNCTUATED and word not in self.weekdays


def read_sentence_rules(path: Path = WORDS) -> SentenceRules:
    """The rules with the package's word lists."""
    kinds: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds.setdefault(row["kind"], set()).add(row["form"])
    return SentenceRules(
        weekdays=frozenset(kinds["weekday"]),
        final=frozenset(kinds["final-abbreviation"]),
        openers=frozenset(kinds["opener"]),
    )


def _is_plain(words: Sequence[str], index: int) -> bool:
    """A lower-case word of some length: no initial, no abbreviation that capitals follow."""
    return index >= 0 and len(words[index]) > 2 and words[index].isalpha() and words[index].islower()


def _begins_upper(words: Sequence[str], index: int) -> bool:
    """The word, or the one after an opening sign, begins with a capital."""
    if words[index] in _OPENERS and index + 1 < len(words):
        index += 1
    return words[index][:1].isupper()


def _give_signs_their_side(words: Sequence[str], spaces: Sequence[bool], starts: Starts) -> None:
    """Closing marks end the sentence before them, opening marks begin the sentence after them."""
    for index in range(1, len(words)):
        sign = words[index]
        if sign not in _OPENERS and sign not in _CLOSERS:
            continue
        glued, gap, last = not spaces[index - 1], spaces[index], index + 1 == len(words)
        if starts[index] and glued and (gap or last) and sign in _CLOSERS:
            starts[index] = False
            if not last:
                starts[index + 1] = not words[index + 1][:1].islower()
        elif not last and starts[index + 1] and not glued and (not gap or sign == "•") and sign in _OPENERS:
            starts[index], starts[index + 1] = True, False
    if len(words) > 1 and words[0] in _OPENERS and not spaces[0]:
        starts[1] = False


def _forbid_after_comma(words: Sequence[str], spaces: Sequence[bool], starts: Starts) -> None:
    """`…,” said Kurti`, `…?” he asked`: what follows belongs to the quotation. A comma ends only a short greeting."""
    begin = 0
    for index in range(1, len(words)):
        if not starts[index]:
            continue
        sign = words[index - 1]
        if sign == ",":
            starts[index] = index - begin <= GREETING_WORDS and words[index] not in _QUOTES
        elif sign in _QUOTES and index > 1:
            inner = words[index - 2]
            said = inner == "," or (inner in _FULL_STOPS and words[index][:1].islower())
            starts[index] = not (said and spaces[index - 1])
        if starts[index]:
            begin = index


def _part_dateline(words: Sequence[str], spaces: Sequence[bool], starts: Starts) -> None:
    """`SAN JOSÉ, Costa Rica (AP) — Investigators …`: the report starts after the dash."""
    if len(words[0]) < 3 or not words[0].isupper():
        return
    for index in range(1, min(DATELINE_WORDS, len(words) - 1)):
        word = words[index]
        if word in _DASHES and spaces[index - 1] and spaces[index]:
            if not _begins_upper(words, index + 1):
                return
            starts[1 : index + 1] = False
            starts[index + 1] = True
            return
        if word[:1].islower() or (word[:1].isalnum() is False and word not in (",", "(", ")", "/")):
            return
