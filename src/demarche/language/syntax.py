"""A Doc's dependency tree as plain lists, read once and walked often.

In:  a spaCy Doc with Universal Dependencies. Out: `Syntax`, e.g. for "Serbia condemned the delivery":
`children[1] == [0, 3]`, `dep[0] == "nsubj"`. Plain lists because attribute access on tokens costs three times as much.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


class Syntax:
    """Columns of the tree, indexed by token; `children` in text order."""

    __slots__ = ("case", "children", "dep", "doc", "end", "head", "lemma", "lower", "pos", "sentence", "start", "tag")

    def __init__(self, doc: Doc) -> None:
        n = len(doc)
        self.doc = doc
        self.lower = [t.lower_ for t in doc]
        self.lemma = [t.lemma_.lower() for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.tag = [t.tag_ for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.head = [t.head.i for t in doc]
        self.start = [t.idx for t in doc]
        self.end = [t.idx + len(t) for t in doc]
        self.sentence = _sentence_numbers(doc)
        self.children: list[list[int]] = [[] for _ in range(n)]
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


def _sentence_numbers(doc: Doc) -> list[int]:
    out, number = [], -1
    for t in doc:
        number += bool(t.is_sent_start) or t.i == 0
        out.append(number)
    return out
