"""The author's own voice: opinion, evaluation, rhetorical questions."""

from __future__ import annotations

from collections.abc import Callable

from demarche.records import Voice

Voices = Callable[[str], tuple[Voice, ...]]


def test_question_outside_quotation_marks_is_the_authors(voices: Voices) -> None:
    """Asked of the reader."""
    (found,) = voices("How can a state that arms its neighbours speak of peace?")
    assert found.voice == "author-question"


def test_quoted_question_is_the_speakers(voices: Voices) -> None:
    """Asked by somebody in the story."""
    assert voices('"How can they speak of peace?" the envoy asked.') == ()


def test_reported_opinion_is_the_speakers(voices: Voices) -> None:
    """An evaluation on somebody's word is no voice of the author."""
    assert voices("The senator said the amnesty was a farce.") == ()


def test_plain_news_has_no_voice(voices: Voices) -> None:
    """Facts are told in nobody's voice."""
    assert voices("Two men were killed in Lome on Friday. The army sealed the road.") == ()


def test_spans_are_whole_sentences(voices: Voices) -> None:
    """From the first word to the full stop."""
    text = "The truce was signed on Friday. The truce is a sham. The army left."
    assert [text[v.sentence.start : v.sentence.end] for v in voices(text)] == ["The truce is a sham."]
