"""A Doc's dependency tree as plain lists, read once and walked often.

In:  a spaCy Doc with Universal Dependencies. Out: `Syntax`, e.g. for "Serbia condemned the delivery":
`children[1] == [0, 3]`, `dep[0] == "nsubj"`. Plain lists because attribute access on tokens costs three times as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # spaCy is loaded only where there is a Doc
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "SENT_START", "SPACY"]
_NAMED = 6  # the first six hold numbers of strings
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Columns:
    """What a parse says of each token; `begins`: the first tokens of sentences, of which the first token is one."""

    text: str
    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    begins: list[int]
    entities: list[tuple[int, int, str]]


class Syntax:
    """Columns of the tree, indexed by token; `children` in text order.

    sentences: first and last-plus-one token of each; `sentence` gives a token's number among them.
    entities:  first, last-plus-one token and label of the names that the model found; `named`: the tokens in them.
    """

    __slots__ = (
        "case", "children", "dep", "doc", "end", "entities", "head", "lemma", "lower", "named", "pos", "sentence",
        "sentences", "start", "tag", "text", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        table = doc.to_array(_COLUMNS)  # one reading: making token objects costs more than all else here
        strings = doc.vocab.strings
        names: dict[int, str] = {number: strings[number] for number in np.unique(table[:, :_NAMED]).tolist()}
        words, lower, lemma, pos, tag, dep = (
            [names[number] for number in column] for column in table[:, :_NAMED].T.tolist()
        )
        offsets = table[:, _NAMED].astype(np.int64)
        blanks = table[:, _NAMED + 3].tolist()  # `doc.text` would make a token object of every word
        begins = table[:, _NAMED + 2] == 1
        begins[:1] = True
        self._fill(
            Columns(
                text="".join(w + " " if blank else w for w, blank in zip(words, blanks, strict=True)),
                words=words,
                lower=lower,
                lemma=[form.lower() for form in lemma],
                pos=pos,
                tag=tag,
                dep=dep,
                head=(np.arange(len(table)) + offsets).tolist(),
                start=table[:, _NAMED + 1].tolist(),
                begins=np.flatnonzero(begins).tolist(),
                entities=[(e.start, e.end, e.label_) for e in doc.ents],
            )
        )

    @classmethod
    def of_columns(cls, columns: Columns) -> Syntax:
        """The tree where there is no Doc; nobody may then ask for `doc`."""
        made = cls.__new__(cls)
        made._fill(columns)
        return made

    def _fill(self, c: Columns) -> None:
        self.text, self.words, self.lower, self.lemma = c.text, c.words, c.lower, c.lemma
        self.pos, self.tag, self.dep, self.head, self.start = c.pos, c.tag, c.dep, c.head, c.start
        self.entities = c.entities
        self.named = {token for first, last, _ in c.entities for token in range(first, last)}
        self.end = [start + len(word) for start, word in zip(c.start, c.words, strict=True)]
        self.sentences: list[tuple[int, int]] = list(pairwise([*c.begins, len(c.words)]))
        self.sentence = [number for number, (first, last) in enumerate(self.sentences) for _ in range(first, last)]
        self.children: list[list[int]] = [[] for _ in c.words]
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
        """The case marker with its fixed parts: "of", "because of", "according to"; "" when there is none.

        Parsers hang that of a name of several words from its first: "from" on "Hyundai" of "from Hyundai Rotem"; and
        that of nations that share a noun: "between" on "Chadian" of "between Chadian and Libyan forces".
        """
        known = self.case.get(token)
        if known is None:
            parts = []
            named = self.having(token, "compound", "flat") if self.pos[token] == "PROPN" else self.having(token, "amod")
            for c in self.having(token, "case") or [c for n in named for c in self.having(n, "case")]:
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
