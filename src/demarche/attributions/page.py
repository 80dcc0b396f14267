"""An article laid out for the readers of attributions: tree, reach of branches, quotation marks.

In:  the tree and the quotations of e.g. `"We will not yield," Kurti said. "Never."`
Out: a Page: `page.first[i]`, `page.last[i]` bound the branch below token i; `page.quoted[i]` is the number of the
     outermost quotation around it, or -1.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.language.lines import unwrapped
from demarche.language.quotations import Quotation
from demarche.language.syntax import Syntax

LONGEST_DATELINE = 12  # tokens
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SHORTEST_IN_SINGLE_MARKS = 4  # words: single marks around fewer are nicknames, titles and scare quotes


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation as tokens: `first` to `last` are its words and punctuation without the marks.

    free: it begins and ends as a sentence does, or a clause of its own; words picked out of a sentence are not free.
    """

    number: int
    first: int
    last: int
    quotation: Quotation
    free: bool


class Page:
    """Plain lists indexed by token, made once an article."""

    __slots__ = (
        "first", "last", "paragraph", "quoted", "sentence_ends", "sentence_starts", "syntax", "text", "utterances",
    )  # fmt: skip

    def __init__(self, syntax: Syntax, quotations: Sequence[Quotation]) -> None:
        self.syntax = syntax
        self.text = syntax.text
        self.first, self.last = syntax.edges()
        self.sentence_starts = [i for i in range(len(syntax)) if not i or syntax.sentence[i] != syntax.sentence[i - 1]]
        self.sentence_ends = [*self.sentence_starts[1:], len(syntax)]
        self.paragraph = _paragraphs(syntax, unwrapped(self.text))
        self.quoted = [-1] * len(syntax)
        self.utterances: list[Utterance] = []
        for quotation in quotations:
            if quotation.depth == 0:
                self._mark(quotation)

    def _mark(self, quotation: Quotation) -> None:
        first, last = self.tokens_in(quotation.content.start, quotation.content.end)
        if first > last:
            return
        if quotation.kind == "single" and self.words(range(first, last + 1)) < SHORTEST_IN_SINGLE_MARKS:
            return
        number = len(self.utterances)
        self.utterances.append(Utterance(number, first, last, quotation, self._is_free(first, last)))
        for i in range(first, last + 1):
            self.quoted[i] = number

    def _is_free(self, first: int, last: int) -> bool:
        """Whether a quotation opens with a capital or figure and closes where a clause may end."""
        text, s = self.text, self.syntax
        opens = text[s.start[first]]
        if not (opens.isupper() or opens.isdigit() or opens in "([.…-–—'‘$@#"):
            return False
        after = text[s.end[last] : s.end[last] + 3]
        return text[s.end[last] - 1] in ".,!?…-–—;" or any(sign in after for sign in ".,!?\n") or last - first > 8

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """First and last token that begin within these characters; first > last when there is none."""
        starts = self.syntax.start
        return bisect_left(starts, start), bisect_left(starts, end) - 1

    def words(self, tokens: Iterable[int]) -> int:
        pos = self.syntax.pos
        return sum(pos[i] not in ("PUNCT", "SPACE", "SYM") for i in tokens)

    def sentence(self, token: int) -> tuple[int, int]:
        """First token of the sentence and the one after its last."""
        number = self.syntax.sentence[token]
        return self.sentence_starts[number], self.sentence_ends[number]

    def after_dateline(self, token: int) -> int:
        """The token behind the dateline around this one; the token itself when there is none."""
        s = self.syntax
        start = token
        while start > 0 and self.paragraph[start - 1] == self.paragraph[token] and token - start < LONGEST_DATELINE:
            start -= 1
        if not s.doc[start].is_upper or self.paragraph[start - 1 : start] == [self.paragraph[token]]:
            return token
        for i in range(start, min(start + LONGEST_DATELINE, len(s))):
            if s.lower[i] in ("—", "–", "-", "--", "―"):
                return i + 1 if i >= token else token
        return token

    def noun_phrase_from(self, first: int) -> int | None:
        """The head of the noun phrase that begins with this token."""
        s = self.syntax
        here = first
        while here < len(s) and s.head[here] != here and first == self.first[s.head[here]] and s.head[here] > here:
            here = s.head[here]
        while here < len(s) and s.pos[here] in ("DET", "ADJ", "NUM", "PROPN") and s.pos[s.head[here]] in NOUNS:
            if s.head[here] <= here or s.dep[here] in ("appos", "nmod"):
                break
            here = s.head[here]
        return here if here < len(s) and s.pos[here] in NOUNS else None

    def asks(self, token: int) -> bool:
        """Whether the token's sentence is a question."""
        start, stop = self.sentence(token)
        return "?" in self.syntax.lower[max(start, stop - 4) : stop]

    def branch(self, token: int, *without: int) -> set[int]:
        """The token with all between the edges of its branch, less the branches in `without`, which in a tree where
        branches cross may lie around it."""
        out = set(range(self.first[token], self.last[token] + 1))
        for other in without:
            out.difference_update(range(self.first[other], self.last[other] + 1))
        return out | ({token} - {*without})


def _paragraphs(syntax: Syntax, text: str) -> list[int]:
    """Number of line breaks before each token."""
    out, number = [], 0
    end = 0
    for start, stop in zip(syntax.start, syntax.end, strict=True):
        number += text.count("\n", end, start)
        out.append(number)
        number += text.count("\n", start, stop)
        end = stop
    return out
