"""Typography and capitals."""

from training.surface import headline, typographic


def test_quotation_marks_open_and_close() -> None:
    """By turns."""
    assert typographic(['"', "No", '"', "he", "did", "n't"], [True] * 6) == ["“", "No", "”", "he", "did", "n’t"]


def test_headlines_keep_small_words_small() -> None:
    """Articles and prepositions, but not the first word."""
    words, tags = ["the", "talks", "in", "lima", "fail"], ["DT", "NNS", "IN", "NNP", "VBP"]
    assert headline(words, tags) == ["The", "Talks", "in", "Lima", "Fail"]
