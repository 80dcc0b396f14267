"""Acronyms that an article explains as something else than an instrument.

In:  the syntax of an article, the nouns that head instruments. Out: the acronyms; for "the Syrian Arab Army (SAA)" SAA,
which elsewhere is the Stabilisation and Association Agreement, but not CTBT for "the Test Ban Treaty (CTBT)".
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from demarche.language.syntax import Syntax

SHORTEST = 3  # letters


def explained_otherwise(s: Syntax, heads: Container[str]) -> frozenset[str]:
    """In brackets behind words with these initials, the last of which is no noun for an instrument."""
    return frozenset(word for word, last in _explained(s) if last not in heads)


def _explained(s: Syntax) -> Iterator[tuple[str, str]]:
    for i in range(SHORTEST + 1, len(s)):
        word = s.words[i]
        if s.words[i - 1] != "(" or len(word) < SHORTEST or not word.isupper():
            continue
        before = [w for w in s.words[max(0, i - 1 - 2 * len(word)) : i - 1] if w[0].isupper()][-len(word) :]
        if [w[0] for w in before] == [*word]:
            yield word, before[-1].lower()
