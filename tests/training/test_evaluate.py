"""Scores from character spans."""

from training.evaluate import Score, gold_reading, raw_text
from training.treebanks import Sentence


def test_gold_against_itself_is_perfect(sentences: list[Sentence]) -> None:
    """Every measure is 100."""
    score = Score()
    reading = gold_reading(sentences[:2])
    score.add(reading, reading)
    assert {score.f1(m) for m in ("sentences", "words", "UPOS", "UAS", "LAS", "lemmas", "nsubj")} == {100.0}


def test_spans_quote_the_raw_text(sentences: list[Sentence]) -> None:
    """Words are found again by their characters."""
    text = raw_text(sentences[:2])
    found = [text[a:b] for a, b in gold_reading(sentences[:2]).words]
    assert found == [w.form for s in sentences[:2] for w in s.words]


def test_names_count_only_where_all_words_are_labelled(sentences: list[Sentence]) -> None:
    """An unlabelled paragraph says nothing about names."""
    assert gold_reading(sentences).names is None
