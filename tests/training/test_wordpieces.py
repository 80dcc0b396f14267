"""Letter case of words, which uncased wordpieces lose."""

import pytest

from training.wordpieces import case_class


@pytest.mark.parametrize(
    ("word", "expected"),
    [(",", 1), ("troops", 2), ("NATO", 3), ("A", 4), ("Ankara", 5), ("2008", 6), ("F-16s", 7), ("McKay", 8)],
)
def test_case_classes(word: str, expected: int) -> None:
    """Eight shapes of words."""
    assert case_class(word) == expected
