"""How much of an article is read: all of it, but for what no report has the length of.

In:  a text. Out: the offset at which reading ends. The longest agency reports have some 10,000 words; a text of a
million quotation marks is read up to the 50,000th, which takes about half a minute, and the rest is kept as "too-long".
"""

from __future__ import annotations

import re

MOST_WORDS = 50_000  # words and signs
MOST_CHARACTERS = 500_000  # words of twenty letters take the parser eight times as long as short ones
_WORD = re.compile(r"\w+|[^\w\s]")


def reach(text: str) -> int:
    """Where reading ends: the length of the text, or a line break (else a word's beginning) within the limits."""
    if len(text) <= MOST_WORDS:
        return len(text)
    end = _limit(text)
    if end == len(text):
        return end
    line_break = text.rfind("\n", end // 2, end)
    return line_break + 1 if line_break >= 0 else end


def _limit(text: str) -> int:
    for number, word in enumerate(_WORD.finditer(text)):
        if number == MOST_WORDS or word.end() > MOST_CHARACTERS:
            return min(word.start() or MOST_CHARACTERS, MOST_CHARACTERS)
    return len(text)
