"""Where events of whole sentences took place, and where they did not."""

from __future__ import annotations

import pytest

from demarche import Article, Coder


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [
        ("A truce brokered by Qatar collapsed on Monday.", "brokered", None),
        ("U.S. airstrikes that killed 80 soldiers were condemned by Russia.", "killed", None),
        ("Around 3,000 people demonstrated in Hong Kong to mark the massacre in Beijing.", "demonstrated", "Hong Kong"),
        ("Students in Jakarta demonstrated over killings in West Papua.", "demonstrated", "Jakarta"),
        ("Gunmen ambushed a convoy between Gao and Ansongo.", "ambushed", "Gao"),
        ("Police in Nairobi's Kibera slum fired tear gas at youths.", "fired", "Kibera"),
    ],
)
def test_where(coder: Coder, text: str, predicate: str, place: str | None) -> None:
    """States that act, and what a march is about, place nothing; a road lies between two towns."""
    coding = coder.code(Article(text=text))
    where = {text[slice(*_ends(event))]: event.location for event in coding.events}
    location = where[predicate] if predicate in where else where[f"{predicate} over"]
    assert (location.name if location else None) == place


def _ends(event: object) -> tuple[int, int]:
    span = event.mentions[0].predicate  # type: ignore[attr-defined]
    return span.start, span.end
