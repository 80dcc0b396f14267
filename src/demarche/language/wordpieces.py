"""Words to wordpieces and word shapes, cached.

In:  the words of a stretch of text with their spaces, e.g. those of "Osmani met the KFOR commander in Pristina."
Out: `Pieces`, the integers the encoder reads.

The wordpieces know no case; it comes back through the shape of each word (capitalised, upper case, digits …), which
takes the place of BERT's segment ids. Quotation marks and apostrophes are read as straight ones, so that their shape
changes no tree. Training and run time share this module: it defines the model's input.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

UNKNOWN, START, END, MASK = 100, 101, 102, 103
MAX_PIECES_OF_WORD = 12
SHAPES = 9  # shapes 0-8 after a space; the same plus nine where no space goes before
STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'")})
CACHED_WORDS = 200_000
SHOWN_CHARACTERS = 200  # of a longer "word" (a URL, a line of dashes) no more than 12 pieces are read anyway


class WordInput(NamedTuple):
    """What the encoder reads of one word, whatever stands around it."""

    pieces: tuple[int, ...]
    shape: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """A stretch of words as the encoder reads it: `[CLS] pieces [SEP]`; `first` and `last` point at each word's pieces.

    Position 0 of `first` and `last` is [CLS], which stands for the root of the tree.
    """

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def words(self) -> int:
        return len(self.first) - 1


def word_shape(word: str) -> int:
    """Class of a word's letters: 1 none, 2 lower, 3 UPPER, 4 one capital, 5 Title, 6 digits, 7 d1gits, 8 miXed."""
    letters = [character for character in word if character.isalpha()]
    if any(character.isdigit() for character in word):
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


class Wordpieces:
    """The model's wordpiece tokeniser, one word at a time, with a bounded cache."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cache: dict[str, WordInput] = {}

    def word(self, word: str) -> WordInput:
        """Wordpieces and shape of one word; a word without pieces (control characters) is unknown, never skipped."""
        found = self._cache.get(word)
        if found is None:
            shown = word[:SHOWN_CHARACTERS].translate(STRAIGHT)
            ids = self._tokenizer.encode(shown, add_special_tokens=False).ids[:MAX_PIECES_OF_WORD]
            found = WordInput(tuple(ids) or (UNKNOWN,), word_shape(shown))
            if len(self._cache) < CACHED_WORDS:
                self._cache[word] = found
        return found

    def encode(self, words: Sequence[str], spaces: Sequence[bool], *, max_pieces: int = sys.maxsize) -> Pieces:
        """Encode leading `words` until `max_pieces` are full. At least one word is taken."""
        ids, shapes, first, last = [START], [0], [0], [0]
        after_space = True
        for word, space in zip(words, spaces, strict=True):
            pieces, shape = self.word(word)
            if len(ids) + len(pieces) >= max_pieces and len(first) > 1:
                break
            first.append(len(ids))
            ids += pieces
            last.append(len(ids) - 1)
            shapes += [shape if after_space else shape + SHAPES] * len(pieces)
            after_space = space
        ids.append(END)
        shapes.append(0)
        return Pieces(ids, shapes, first, last)
