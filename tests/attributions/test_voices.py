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


def test_piece_of_opinion_is_told_by_its_title(voices: Callable[..., tuple[Voice, ...]]) -> None:
    """The same sentence is a plain one in the news."""
    text = "The price of silence is high. The rebels left the town on Friday."
    assert voices(text) == ()
    assert [v.rule for v in voices(text, title="Opinion: The bloc and the rebels")] == ["voice.is-so"]


def test_piece_of_opinion_is_told_by_its_language(voices: Voices) -> None:
    """First person, duty and questions to the reader, over a hundred words."""
    text = (
        "I have watched this town for thirty years. We have seen mayors come and go, and our roads only got worse. "
        "Who will pay for the bridge? We should not wait for another flood. My neighbours and I must ask what we want. "
        "The council met on Friday and voted down the budget. The price of waiting is high. Our children will cross "
        "that bridge every morning, and we owe them more than a promise. I say this as a father. We must act now. The "
        "mayor visited the bridge on Monday with two engineers from the capital and left after an hour."
    )
    marked = [text[v.sentence.start : v.sentence.end] for v in voices(text)]
    assert "The price of waiting is high." in marked
    assert "The council met on Friday and voted down the budget." not in marked


def test_unattributed_quotation_is_not_the_authors(voices: Voices) -> None:
    """What stands in quotation marks is somebody's."""
    assert voices('"How can they speak of peace?"') == ()


def test_spans_are_whole_sentences(voices: Voices) -> None:
    """From the first word to the full stop."""
    text = "The truce was signed on Friday. The truce is a sham. The army left."
    assert [text[v.sentence.start : v.sentence.end] for v in voices(text)] == ["The truce is a sham."]
