"""Violence of groups that nobody leads, and of unnamed doers beside an attack."""

from __future__ import annotations

import pytest

from demarche import Article, Coder, load


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load()


def types(coder: Coder, text: str) -> list[str]:
    return [e.type for e in coder.code(Article(text=text, published="2024-02-01")).events]


@pytest.mark.parametrize(
    "text",
    [
        "Herders attacked a farming village in Plateau at dawn, hacking seven people to death.",
        "A mob lynched two traders in Lahore.",
        "Settlers set fire to houses and cars near Nablus.",
        "Bandits abducted thirty pupils in Kebbi.",
    ],
)
def test_groups_make_war(coder: Coder, text: str) -> None:
    assert types(coder, text) == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "A farmer shot a burglar in his barn.",
        "Shoppers beat up a pickpocket outside the market.",
        "Herders drove their cattle to the river.",
    ],
)
def test_private_quarrels_are_none(coder: Coder, text: str) -> None:
    assert types(coder, text) == []


def test_the_dead_beside_an_attack(coder: Coder) -> None:
    """Who was killed by nobody named is told where an attack is, and is a private matter elsewhere."""
    after = "Rebels attacked the army's post at Djibo on Monday. Two nurses were shot dead on the road to the market."
    assert types(coder, after) == ["ASSAULT", "ASSAULT"]
    assert types(coder, "Two nurses were shot dead on the road to the market.") == []
