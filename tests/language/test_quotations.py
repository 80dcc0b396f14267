"""What stands between quotation marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.quotations import find_quotations


def contents(text: str) -> list[str]:
    return [text[quotation.content.start : quotation.content.end] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We stay," she said. "For now."', ["We stay,", "For now."]),
        ("“We stay,” she said.", ["We stay,"]),
        ('"Mixed marks,” he wrote.', ["Mixed marks,"]),
        ("The plan was 'dead', the ministers' envoy said; it isn't.", ["dead"]),
        ("‘We know the ministers’ plan,’ he said. ‘It’s new.’", ["We know the ministers’ plan,", "It’s new."]),
        ("In the ’90s rock 'n' roll was the soldiers' music.", []),
        ("\"He told me 'go home' twice,\" she said.", ["He told me 'go home' twice,", "go home"]),
        ("‘He called it “odd” twice,’ she said.", ["He called it “odd” twice,", "odd"]),
        ("``Never,'' he said.", ["Never,"]),
        ("„Nie“, sagte er. «Jamais», dit-elle.", ["Nie", "Jamais"]),
        ('A 6" pipe was found.', []),
        ('a so-called "red line" and (“quoted”) – “so”.', ["red line", "quoted", "so"]),
        ("“It ends, ”Duarte said. “It began.”", ["It ends,", "It began."]),
        ('"It ends, "Duarte said. "It began."', ["It ends,", "It began."]),
        ('""', []),
        ("", []),
    ],
)
def test_contents(text: str, expected: list[str]) -> None:
    """Straight, curly, doubled, low and pointed marks; apostrophes and inches are none."""
    assert contents(text) == expected


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    """Without a closing mark the quotation reaches to the paragraph's end and says so."""
    text = 'He said: "It goes on.\n\nThe rain stopped.'
    (quotation,) = find_quotations(text)
    assert text[quotation.span.start : quotation.span.end] == '"It goes on.'
    assert (quotation.closing, quotation.balanced) == ("", False)


def test_statement_over_paragraphs_is_one_utterance() -> None:
    """Paragraphs opened anew continue the quotation left open; the next one after a closing mark does not."""
    found = find_quotations('"One.\n"Two.\n\n"Three," he said. "Four."')
    assert [quotation.continues for quotation in found] == [False, True, True, False]
    assert [quotation.paragraph for quotation in found] == [0, 1, 2, 2]


def test_reopened_where_line_breaks_were_lost() -> None:
    """A new opening mark after a full stop inside an open quotation takes the same utterance up."""
    first, second = find_quotations('He said: "It rains. "It pours," and left.')
    assert (first.continues, second.continues) == (False, True)


def test_quotation_that_runs_over_a_line_break() -> None:
    """A closing mark whose opening stands a line above continues that quotation."""
    first, second = find_quotations('"It starts here\nand ends here," he said. It rained.')
    assert (first.continues, second.continues, second.opening) == (False, True, "")


def test_missing_opening_mark() -> None:
    """A closing mark alone closes what stands before it in the paragraph."""
    text = "It rained. We stay,” she said."
    (quotation,) = find_quotations(text)
    assert text[quotation.content.start : quotation.content.end] == "It rained. We stay,"
    assert quotation.opening == ""


@given(st.text(alphabet="\"'“”‘’«» \nabsS.,", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever the marks: spans are ordered, contents lie within spans, spans within one paragraph."""
    found = find_quotations(text)
    starts = [quotation.span.start for quotation in found]
    assert starts == sorted(starts)
    for quotation in found:
        assert quotation.span.covers(quotation.content)
        assert text[quotation.content.start : quotation.content.end].strip()
        assert "\n" not in text[quotation.span.start : quotation.span.end]


@pytest.mark.parametrize("sign", ['"', "'", "“", "”", ' "', 'a" ', "“‘"])
def test_time_is_linear(sign: str) -> None:
    """A hundred thousand marks take well under the seconds that quadratic time would."""
    began = time.process_time()
    find_quotations(sign * 100_000)
    assert time.process_time() - began < 10
