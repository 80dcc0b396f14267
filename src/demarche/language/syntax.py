"""A Doc's dependency tree as plain lists, read once and walked often.

In:  a spaCy Doc with Universal Dependencies. Out: `Syntax`, e.g. for "Serbia condemned the delivery":
`children[1] == [0, 3]`, `dep[0] == "nsubj"`. Plain lists because attribute access on tokens costs three times as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "SENT_START"]
_NAMED = 6  # the first six hold numbers of strings
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


class Syntax:
    """Columns of the tree, indexed by token; `children` in text order.

    sentences: first and last-plus-one token of each; `sentence` gives a token's number among them.
    entities:  first, last-plus-one token and label of the names that the model found.
    """

    __slots__ = (
        "case", "children", "dep", "doc", "end", "entities", "head", "lemma", "lower", "pos", "sentence", "sentences",
        "start", "tag", "text", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text  # joined from the tokens at every asking: a third of the stages' time, asked nine times
        table = doc.to_array(_COLUMNS)  # one reading: making token objects costs more than all else here
        strings = doc.vocab.strings
        names: dict[int, str] = {number: strings[number] for number in np.unique(table[:, :_NAMED]).tolist()}
        columns = ([names[number] for number in column] for column in table[:, :_NAMED].T.tolist())
        self.words, self.lower, lemma, self.pos, self.tag, self.dep = columns
        self.lemma = [form.lower() for form in lemma]
        offsets = table[:, _NAMED].astype(np.int64)
        self.head: list[int] = (np.arange(len(table)) + offsets).tolist()
        self.start: list[int] = table[:, _NAMED + 1].tolist()
        self.end = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.entities = [(e.start, e.end, e.label_) for e in doc.ents]
        begins = table[:, _NAMED + 2] == 1
        begins[:1] = True
        self.sentence: list[int] = (np.cumsum(begins) - 1).tolist()
        edges = [*np.flatnonzero(begins).tolist(), len(table)]
        self.sentences: list[tuple[int, int]] = list(pairwise(edges))
        self.children: list[list[int]] = [[] for _ in self.words]
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

    def sentence_span(self, number: int) -> tuple[int, int]:
        """First and last-plus-one character of a sentence, without the blanks around it."""
        first, last = self.sentences[number]
        text = self.text[self.start[first] : self.end[last - 1]]
        start = self.start[first] + len(text) - len(text.lstrip())
        return start, start + len(text.strip())

    def edges(self) -> tuple[list[int], list[int]]:
        """First and last token of all that hangs on each token."""
        first, last = list(range(len(self))), list(range(len(self)))
        for token in self._upwards():
            head = self.head[token]
            first[head] = min(first[head], first[token])
            last[head] = max(last[head], last[token])
        return first, last

    def _upwards(self) -> Iterator[int]:
        """Every token after all that hangs on it."""
        order = [i for i, head in enumerate(self.head) if head == i]
        for token in order:  # grows while it is read
            order.extend(self.children[token])
        return reversed(order)

    def characters(self, tokens: list[int]) -> tuple[int, int]:
        return self.start[min(tokens)], self.end[max(tokens)]
