"""Letter case of words, which uncased wordpieces lose."""

import pytest

from demarche.language.wordpieces import word_shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [(",", 1), ("troops", 2), ("NATO", 3), ("A", 4), ("Ankara", 5), ("2008", 6), ("F-16s", 7), ("McKay", 8)],
)
def test_word_shapes(word: str, expected: int) -> None:
    """Eight shapes of words."""
    assert word_shape(word) == expected
