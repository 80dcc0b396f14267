"""Time grows with the length of a text alone, for the patterns where it was likeliest not to; `make fuzz` tries all."""

from __future__ import annotations

import pytest

from demarche.coder import Coder
from demarche.records import Article, Span
from tests.fuzzing.growth import MOST_GROWTH, MOST_MEMORY, grown
from tests.fuzzing.patterns import PATTERNS, WITHIN, text_of

WORDS = 2_400
PER_WORD = 0.003  # seconds of one core; 0.0004 are usual
LIKELIEST = (
    *("words in quotation marks", "one name, in sentences", "tolls, in sentences", "questions", "different people"),
    *("brackets", "he said", "different acronyms", "large numbers", "one family name", "resolutions, invoked", *WITHIN),
)


@pytest.mark.parametrize("pattern", LIKELIEST)
def test_time_grows_with_length_alone(coder: Coder, pattern: str) -> None:
    """Four times the words take about four times as long, and no word of a hostile text much longer than another's."""
    growth = grown(coder, pattern, WORDS)
    assert growth.whole < 0.5 + PER_WORD * WORDS
    assert growth.whole < 0.5 + MOST_GROWTH * growth.quarter
    assert growth.memory < 50 + MOST_MEMORY * WORDS


def test_what_each_sentence_is_compared_with(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why a sentence has no event is told without a look at every other sentence."""
    asked: list[Span] = []

    def overlaps(one: Span, other: Span) -> bool:
        asked.append(one)
        return one.start < other.end and other.start < one.end

    monkeypatch.setattr(Span, "overlaps", overlaps)
    coding = coder.code(Article(text=text_of("questions", 300)))
    assert [u.reason for u in coding.uncoded] == ["question"] * 300
    assert len(asked) < 5 * 300


def test_every_pattern_is_as_long_as_asked() -> None:
    """So many words, in each pattern; names differ where they should."""
    for pattern in (*PATTERNS, *WITHIN):
        text = text_of(pattern, 400)
        blanks = PATTERNS.get(pattern, "").split()
        assert 390 <= len(text.split()) <= 400 or len(blanks) < 2
    assert len({*text_of("different names", 400).split()}) == 400
