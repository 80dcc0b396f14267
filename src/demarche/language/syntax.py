"""A Doc's dependency tree as plain lists, read once and walked often.

In:  a spaCy Doc with Universal Dependencies. Out: `Syntax`, e.g. for "Serbia condemned the delivery":
`children[1] == [0, 3]`, `dep[0] == "nsubj"`. Plain lists because attribute access on tokens costs three times as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # spaCy is loaded only when there is a Doc
    from spacy.tokens import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


class Syntax:
    """Columns of the tree, indexed by token; `children` in text order."""

    __slots__ = (
        "case", "children", "dep", "doc", "end", "head", "lemma", "lower", "pos", "sentence", "start", "tag",
        "text", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        text = doc.text  # joined from the tokens at every asking: a third of the stages' time, asked nine times
        rows = [
            (t.text, t.lower_, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i, t.idx, t.is_sent_start) for t in doc
        ]  # one walk: making a token object costs more than reading it
        self._fill(text, [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(9)])

    @classmethod
    def of_columns(cls, text: str, columns: Sequence[list[Any]]) -> Syntax:
        """The tree without a Doc: words, lower, lemma, pos, tag, dep, head, start and sentence starts are given."""
        made = cls.__new__(cls)
        made._fill(text, columns)
        return made

    def _fill(self, text: str, columns: Sequence[list[Any]]) -> None:
        self.text = text
        self.words: list[str]
        self.lower: list[str]
        self.lemma: list[str]
        self.pos: list[str]
        self.tag: list[str]
        self.dep: list[str]
        self.head: list[int]
        self.start: list[int]
        self.words, self.lower, self.lemma, self.pos, self.tag, self.dep, self.head, self.start, starts = columns
        self.end = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.sentence = _sentence_numbers(starts)
        self.children: list[list[int]] = [[] for _ in self.head]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)
        self.case: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.lower)

    def having(self, token: int, *deps: str) -> list[int]:
        """Children of a token with one of these relations."""
        return [c for c in self.children[token] if self.dep[c] in deps]

    def first(self, token: int, *deps: str) -> int | None:
        return next((c for c in self.children[token] if self.dep[c] in deps), None)

    def subtree(self, token: int) -> Iterator[int]:
        """The token and all below it, not in text order."""
        stack = [token]
        while stack:
            i = stack.pop()
            yield i
            stack.extend(self.children[i])

    def preposition(self, token: int) -> str:
        """The case marker with its fixed parts: "of", "because of", "according to"; "" when there is none."""
        known = self.case.get(token)
        if known is None:
            parts = []
            for c in self.having(token, "case"):
                if self.pos[c] != "PART":
                    parts += [c, *self.having(c, "fixed")]
            known = self.case[token] = " ".join(self.lower[p] for p in sorted(parts))
        return known

    def conjuncts(self, token: int) -> list[int]:
        """Tokens coordinated with this one, itself left out: "Russia, China and Iran" gives China, Iran."""
        out, stack = [], [token]
        while stack:
            for c in self.having(stack.pop(), "conj"):
                out.append(c)
                stack.append(c)
        return sorted(out)

    def characters(self, tokens: list[int]) -> tuple[int, int]:
        return self.start[min(tokens)], self.end[max(tokens)]


def _sentence_numbers(starts: list[bool | None]) -> list[int]:
    out, number = [], -1
    for i, start in enumerate(starts):
        number += bool(start) or i == 0
        out.append(number)
    return out
