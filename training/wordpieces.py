"""Cuts words into wordpieces and describes their letter case; the run time must do exactly the same.

In: words and the blanks between them ("NATO", "'s"). Out: piece ids, the case class of each piece, and for each
word the places of its first and last piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

CLS, SEP, UNK, MASK = 101, 102, 100, 103
LONGEST = 12  # pieces of one word that are looked at; the run time cuts there, too
_GLUED = 9  # added to the class of a word that follows without a blank


@dataclass(frozen=True, slots=True)
class Pieces:
    """`first` and `last` begin with the place of [CLS], which stands for the root."""

    ids: list[int]
    case: list[int]
    first: list[int]
    last: list[int]


def case_class(word: str) -> int:
    """1 no letters, 2 lower, 3 UPPER, 4 one capital letter, 5 Capital, 6 number, 7 number and letters, 8 mixed."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 7 if letters else 6
    if not letters:
        return 1
    if word.islower():
        return 2
    if len(letters) == 1:
        return 4
    if word.isupper():
        return 3
    return 5 if word[:1].isupper() and word[1:].islower() else 8


class WordpieceEncoder:
    """Keeps the pieces of every word it has seen."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._seen: dict[str, tuple[list[int], int]] = {}

    def _word(self, word: str) -> tuple[list[int], int]:
        known = self._seen.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST]
            known = self._seen[word] = (ids or [UNK], case_class(word))
        return known

    def encode(self, words: Sequence[str], spaces: Sequence[bool]) -> Pieces:
        """`spaces[i]` says whether a blank follows word i."""
        ids, case, first, last = [CLS], [0], [0], [0]
        for i, word in enumerate(words):
            pieces, shape = self._word(word)
            glued = i > 0 and not spaces[i - 1]
            first.append(len(ids))
            ids.extend(pieces)
            last.append(len(ids) - 1)
            case.extend([shape + (_GLUED if glued else 0)] * len(pieces))
        return Pieces([*ids, SEP], [*case, 0], first, last)
