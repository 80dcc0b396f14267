"""Nameless people take the country of the place where something was done to them."""

from __future__ import annotations

import pytest

import demarche
from demarche.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return demarche.load()


@pytest.mark.parametrize(
    ("text", "name", "country", "inferred"),
    [
        ("In Kandahar the army killed six civilians on Monday.", "civilians", "AFG", True),
        ("The army killed six civilians on Monday.", "civilians", None, False),
        ("The army killed six Indian civilians in Kandahar on Monday.", "Indian civilians", "IND", False),
    ],
)
def test_victims_are_placed_where_it_happened(
    coder: Coder, text: str, name: str, country: str | None, inferred: bool
) -> None:
    """Marked as inferred; their own country comes first."""
    coding = coder.code(demarche.Article(text=text, published="2025-03-04"))
    found = next(a for a in coding.actors if a.name == name)
    assert (found.country, found.inferred) == (country, inferred)
