"""The measure of what stands around events: its sentences can be read, and what counts as an answer."""

from __future__ import annotations

import pytest

from benchmarks import around
from demarche import Article, Coder

LONGEST = {"magnitudes": 3, "objects": 6, "instruments": 3, "facts": 4, "scheduled": 3, "places": 3}


@pytest.mark.parametrize("kind", around.READERS)
def test_sentences_are_well_formed(kind: str) -> None:
    """Each text once, with rows no longer than an entry of its kind."""
    items = around.read(kind)
    assert len({item["text"] for item in items}) == len(items)
    assert all(1 <= len(row) <= LONGEST[kind] for item in items for row in item["expect"])


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        (["dead", "9-"], True),
        (["dead", "9"], False),
        (["dead", "", "raid"], True),
        (["dead", "9-", "-"], False),
        (["injured"], False),
    ],
)
def test_a_row_asks_for_all_its_words(row: list[str], answers: bool) -> None:
    """Numbers exactly, names by a part of them, "" not at all, "-" for nothing."""
    assert around.answers(row, (("dead",), ("9-",), ("the raid", "attack"))) is answers


def test_what_is_missing_and_what_is_more(coder: Coder) -> None:
    """Rows without an entry, entries without a row."""
    text = "The rebels killed 12 soldiers in Bunia."
    item = {"text": text, "expect": [["injured", "3"]]}
    missing, extra, entries = around.compare("magnitudes", item, coder.code(Article(text=text)))
    assert missing == [["injured", "3"]]
    assert extra == entries == [(("dead",), ("12",), ("killed",))]
