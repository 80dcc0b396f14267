"""Printed forms looked up in running text: a trie over the smallest pieces of words.

In:  forms with what they stand for ("Guinea-Bissau", "U.S.", "Boko Haram"), then the words of a sentence such as
     "U.S. officials accused Boko Haram of the attack."
Out: the longest form that begins at a word and ends at a word, with everything it stands for.

Forms and words are cut into the same pieces (runs of letters and digits, single marks), so it does not matter
whether a tokenizer keeps "Guinea-Bissau" whole; accents and curly apostrophes are folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
# Letters that Unicode does not decompose, and the typographic apostrophes.
_FOLD = str.maketrans("øØłŁıđĐ’‘ʼ`–—ʻ‑", "oOlLidD''''--'-")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_FOLD_LONG = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "ə": "e", "Ə": "E"}


def fold(word: str) -> str:
    """The word without accents: "Vučić" → "Vucic". Case stays."""
    if word.isascii():
        return word
    word = word.translate(_FOLD).translate(_UNSEEN)
    for letter, ascii_letters in _FOLD_LONG.items():
        word = word.replace(letter, ascii_letters)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def pieces(word: str) -> list[str]:
    """The pieces of a word or form: "U.S.-led" → ["U", ".", "S", ".", "-", "led"]."""
    if word.isalnum() and word.isascii():
        return [word]
    return _PIECE.findall(fold(word))


class _Node(Generic[T]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: list[T] = []


@dataclass(frozen=True, slots=True)
class Sighting(Generic[T]):
    """A form seen at tokens `first` to `last` (inclusive). `tail`: what a hyphen ties to it within the last token."""

    first: int
    last: int
    values: tuple[T, ...]
    tail: str = ""


class Pieces:
    """The words of a text cut into pieces, with the token each piece belongs to."""

    __slots__ = ("begins", "ends", "pieces", "token")

    def __init__(self, words: Sequence[str]) -> None:
        self.pieces: list[str] = []
        self.token: list[int] = []
        self.begins: list[int] = []
        for i, word in enumerate(words):
            self.begins.append(len(self.pieces))
            if word.isalnum() and word.isascii():
                self.pieces.append(word)
                self.token.append(i)
            else:
                cut = _PIECE.findall(fold(word))
                self.pieces += cut
                self.token += [i] * len(cut)
        self.begins.append(len(self.pieces))

    def tail(self, piece: int) -> str:
        """What follows a hyphen at `piece` in the same token: "led" in "U.S.-led"."""
        if piece + 1 >= len(self.pieces) or self.token[piece] != self.token[piece - 1]:
            return ""
        return self.pieces[self.begins[self.token[piece] + 1] - 1]


class Forms(Generic[T]):
    """Forms and their values. `add` while loading, `sightings` afterwards."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, form: str, value: T) -> None:
        """Remember that `form` may stand for `value`; a form without letters or digits is ignored."""
        node = self._root
        for piece in pieces_of(form):
            node = node.next.setdefault(piece, _Node())
        if node is not self._root and value not in node.values:
            node.values.append(value)

    def begins(self, word: str) -> bool:
        """Whether any form begins with this word."""
        return fold(word) in self._root.next

    def get(self, form: str) -> tuple[T, ...]:
        """What exactly this form may stand for."""
        node: _Node[T] | None = self._root
        for piece in pieces_of(form):
            node = node.next.get(piece) if node else None
        return tuple(node.values) if node else ()

    def at(self, text: Pieces, token: int) -> Sighting[T] | None:
        """The longest form beginning at this token, if any."""
        begin = text.begins[token]
        stop = len(text.pieces)
        if begin >= stop:
            return None
        node = self._root.next.get(text.pieces[begin])
        found: Sighting[T] | None = None
        k = begin + 1
        while node is not None:
            if node.values and (k == stop or text.token[k] != text.token[k - 1] or text.pieces[k] == "-"):
                found = Sighting(text.token[begin], text.token[k - 1], tuple(node.values), text.tail(k))
            if k == stop:
                break
            node = node.next.get(text.pieces[k])
            k += 1
        return found

    def _later_and_longer(self, text: Pieces, seen: Sighting[T] | None) -> Sighting[T] | None:
        """A form that begins inside this one, is as long and goes on: "UN Security Council" in "the UN …"."""
        if seen is None or seen.first == seen.last:
            return seen
        for token in range(seen.first + 1, seen.last + 1):
            later = self.at(text, token)
            if later and later.last > seen.last and later.last - later.first >= seen.last - seen.first:
                return later
        return seen

    def sightings(self, text: Pieces) -> list[Sighting[T]]:
        """Leftmost, longest, not overlapping."""
        found: list[Sighting[T]] = []
        roots = self._root.next
        token, count = 0, len(text.begins) - 1
        while token < count:
            begin = text.begins[token]
            if begin < len(text.pieces) and text.pieces[begin] in roots:
                seen = self._later_and_longer(text, self.at(text, token))
                if seen:
                    found.append(seen)
                    token = seen.last
            token += 1
        return found


def pieces_of(form: str) -> list[str]:
    return [piece for word in form.split() for piece in pieces(word)]
