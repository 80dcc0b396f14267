"""The words of a sentence that tell what it is about, beside who takes part.

In:  "Chad closed its border with Sudan on Sunday", the names Chad and Sudan. Out: a unit vector in which border weighs
more than close, close more than its. Parties are compared by themselves; counted here too they would speak twice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from demarche.link.terms import terms_of
from demarche.link.weights import Vector, background, expected_share, unit

_STEM = 5  # letters: closed, closes and closing are one; a sentence is harmed less by it than a story would be


def telling_words(sentence: str, names: Iterable[str]) -> Vector:
    """The sentence's terms by their rarity in the language as a whole, under their first letters."""
    named = {term for name in names for _, term in terms_of(name)}
    known = background()
    weights: Vector = {}
    for term in dict.fromkeys(term for _, term in terms_of(sentence)):
        if term not in named:
            weights[term[:_STEM]] = max(weights.get(term[:_STEM], 0.0), -math.log(expected_share(term, known)))
    return unit(weights)
