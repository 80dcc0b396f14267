"""Even hands over whole articles: leaders, capitals, adjectives and armies of two parties change places.

In:  the articles and parties of `benchmarks/swaps.py`, each party with its adversary.
Out: nothing; codes must swap, and actors, mentions, events, speakers and actualities must else be the same.
"""

from __future__ import annotations

import pytest

import demarche
from benchmarks.swaps import ARTICLES, PAIRS, Party, codes, swaps, told
from demarche import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return demarche.load()


CASES = [
    pytest.param(article, a, b, id=f"{a.code}-{b.code}-{n}")
    for a, b in PAIRS
    for n, article in enumerate(ARTICLES, start=1)
]


@pytest.mark.parametrize(("article", "one", "other"), CASES)
def test_codes_swap_and_nothing_else(article: str, one: Party, other: Party, coder: Coder) -> None:
    """Which party is which decides nothing."""
    before = codes(coder.code(told(article, one, other)), {})
    after = codes(coder.code(told(article, other, one)), {one.code: other.code, other.code: one.code})
    assert before == after
    assert len(before[1]) >= 4
    assert {one.code, other.code} <= {home for home, *_ in before[0]}


def test_what_is_measured() -> None:
    """Each party meets its adversary and two others, in every article, and nobody meets itself."""
    chosen = swaps()
    assert len(chosen) == len(set(chosen)) == (len(PAIRS) + 4 * len(PAIRS)) * len(ARTICLES)
    assert all(a is not b for _, a, b in chosen)
