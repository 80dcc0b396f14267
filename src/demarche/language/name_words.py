"""The words of a text and the names in it, as the rules on names read them.

In:  forms, offsets and tags, e.g. of "Okafor left for Türkiye." Out: `Words` and `Name`, by word numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NAME_TAGS = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class Name:
    """Words `start` to `end` (half-open) with PERSON, ORG or LOC."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, without white space.

    offsets: their first characters. tags: Penn tags. starts: True at a sentence's first word. flat: True where a word
    hangs on the one it follows as a part of a name (UD's `flat`).
    """

    text: str
    forms: Sequence[str]
    offsets: Sequence[int]
    tags: Sequence[str]
    starts: Sequence[bool]
    flat: Sequence[bool]

    def between(self, start: int, end: int) -> str:
        """The text from word `start` to before word `end`."""
        return self.text[self.offsets[start] : self.offsets[end - 1] + len(self.forms[end - 1])]

    def begins_name(self, index: int) -> bool:
        return self.tags[index] in NAME_TAGS and self.forms[index][:1].isupper()
