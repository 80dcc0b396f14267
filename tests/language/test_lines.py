"""Line breaks that only wrap a line, and those that end a paragraph."""

from __future__ import annotations

from demarche import Article
from demarche.coder import Coder
from demarche.language.lines import unwrapped

WRAPPED = """Gunmen attacked a castle that is popular with foreign tourists and
    with families from the capital, killing four members of
    the Jordanian security forces and wounding a guide who came from
    Karak that morning.

Police closed the road."""


def test_wraps_become_blanks() -> None:
    """Indented and before a capital too, once the text shows that its lines run on; offsets stay."""
    found = unwrapped(WRAPPED)
    assert len(found) == len(WRAPPED)
    assert found.count("\n") == 2
    assert found.replace(" ", "") == WRAPPED.replace("\n    ", "").replace(" ", "")


def test_headlines_lists_and_paragraphs_keep_their_breaks() -> None:
    """Short lines, lines that end with a sign, breaks before a capital in a text that is not wrapped."""
    for text in (
        "Chad shuts border\nThe army closed the crossing at dawn.",
        "The minister of the interior of Chad closed the crossing.\nthe army agreed",
        "Ministers of the three countries met in Lome on Friday\nThe talks lasted an hour",
        "Wanted:\nbread\nwater\ntents",
    ):
        assert unwrapped(text) == text


def test_a_wrapped_sentence_is_one(coder: Coder) -> None:
    """The subject of a wrapped sentence is found on the line before."""
    coding = coder.code(Article(text=WRAPPED))
    names = {a.id: a.name for a in coding.actors}
    assert [names[a] for a in coding.events[0].actors] == ["Gunmen"]
    assert any("Jordanian" in names[r] for r in coding.events[0].recipients)
