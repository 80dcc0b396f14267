"""Changes how words look without changing what they are: quotation marks, dashes, headline case.

In and out: the words of a chunk. `He said "yes".` becomes `He said “yes”.` or `HE SAID "YES".`
"""

from __future__ import annotations

import random
from collections.abc import Sequence

_PLAIN_QUOTES = ('"', "''", "``")
_CLITICS = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ll": "’ll", "'ve": "’ve", "'m": "’m", "'d": "’d", "'": "’"}
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_FUNCTION_XPOS = frozenset(("DT", "IN", "TO", "CC", "POS"))


def vary(forms: Sequence[str], spaces: Sequence[bool], xpos: Sequence[str], rng: random.Random) -> list[str]:
    """30 % typographic marks, 30 % typewriter marks, 4 % Headline Case, 2 % CAPITALS (only short chunks)."""
    words = list(forms)
    marks, letters = rng.random(), rng.random()
    if marks < 0.3:
        words = typographic(words, spaces)
    elif marks < 0.6:
        words = [w.translate(_STRAIGHT) for w in words]
    if len(words) < 60 and letters < 0.04:
        return headline(words, xpos)
    if len(words) < 40 and letters < 0.06:
        return [w.upper() for w in words]
    return words


def typographic(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """Curly quotation marks, opening and closing by turns, and long dashes."""
    out, opening = [], True
    for i, word in enumerate(words):
        if word in _PLAIN_QUOTES:
            out.append("“" if opening else "”")
            opening = not opening
        elif word in ("--", "-") and i and spaces[i] and spaces[i - 1]:
            out.append("—")
        else:
            out.append(_CLITICS.get(word, word))
    return out


def headline(words: Sequence[str], xpos: Sequence[str]) -> list[str]:
    """Capitalises all but articles, prepositions and conjunctions, as English headlines do."""
    small = [tag in _FUNCTION_XPOS or "'" in word or "’" in word for word, tag in zip(words, xpos, strict=True)]
    small[0] = False
    return [word if keep else word[:1].upper() + word[1:] for word, keep in zip(words, small, strict=True)]
