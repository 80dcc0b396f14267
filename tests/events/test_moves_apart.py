"""Moves of forces against nobody: a dated one and what is told in other words without a date are two."""

from __future__ import annotations

import pytest

from demarche import Article
from demarche.coder import Coder


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("North Korea conducted its third nuclear test in February 2013. North Korea has built a nuclear warhead.", 2),
        ("North Korea fired two missiles into the sea on Monday. The test alarmed Seoul.", 1),
        ("Iran unveiled a new missile on Sunday. Iran unveiled the missile at a parade.", 1),
    ],
)
def test_undirected_moves(coder: Coder, text: str, number: int) -> None:
    """The same move told again is one event; a definite noun takes a move up."""
    events = coder.code(Article(text=text, published="2015-09-15")).events
    assert len([e for e in events if e.type == "MOBILIZE"]) == number
