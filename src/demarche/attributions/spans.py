"""From tokens to spans of characters.

In:  tokens of a source, cue or content. Out: contiguous spans without outer quotation marks, commas and blanks: the
tokens of `"We left," … "in a hurry."` give "We left" and "in a hurry."
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.attributions.page import Page
from demarche.records import Span

MARKS = frozenset('"“”„‟«»‘`´') | {"''", "``", "´´"}
APOSTROPHES = frozenset("'’‘")  # single quotation marks where they stand as punctuation
EDGES = frozenset(",;:-–—") | {"--", "…"}


def spans_of(page: Page, tokens: Iterable[int]) -> tuple[Span, ...]:
    """One span per contiguous stretch; stretches of punctuation alone are left out."""
    out = []
    for first, last in _runs(page, sorted(tokens)):
        span = _trimmed(page, first, last)
        if span is not None:
            out.append(span)
    return tuple(out)


def _runs(page: Page, tokens: list[int]) -> Iterable[tuple[int, int]]:
    """Contiguous stretches within a paragraph; blanks and quotation marks between two tokens do not part them."""
    s = page.syntax
    start = None
    before = -2
    for i in tokens:
        if start is None:
            start = i
        elif page.paragraph[i] != page.paragraph[before] or any(
            s.pos[g] != "SPACE" and s.lower[g] not in MARKS for g in range(before + 1, i)
        ):
            yield start, before
            start = i
        before = i
    if start is not None:
        yield start, before


def _trimmed(page: Page, first: int, last: int) -> Span | None:
    s = page.syntax
    while first <= last and _is_edge(page, first):
        first += 1
    while last >= first and (_is_edge(page, last) or (s.lower[last] == "." and page.quoted[last] < 0)):
        last -= 1
    if all(s.pos[i] in ("PUNCT", "SPACE") for i in range(first, last + 1)):
        return None
    return Span(s.start[first], s.end[last])


def _is_edge(page: Page, token: int) -> bool:
    word = page.syntax.lower[token]
    if word in APOSTROPHES:
        return page.syntax.pos[token] == "PUNCT"
    return page.syntax.pos[token] == "SPACE" or word in MARKS or word in EDGES
