"""A Doc's annotations while they grow.

In:  a Doc of words, e.g. of "Ankara denied it.\\nBelgrade insisted.", and what was decided on the words of its windows.
Out: its paragraphs, to be analysed window by window, and one array of label numbers for each annotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from demarche.language.lines import unwrapped

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided on the words of one window; heads count from 1 within the window, 0 is the root."""

    upos: Ints
    xpos: Ints
    heads: Ints
    labels: Ints
    names: Ints
    starts: Bools


@dataclass(slots=True)
class Paragraph:
    """The words between two line breaks of a Doc, without white-space tokens; `done` of them are analysed.

    tokens: each word's index in the Doc.
    """

    columns: Columns
    words: list[str]
    spaces: list[bool]
    tokens: list[int]
    done: int = 0

    def store(self, found: Decisions) -> None:
        """Keep a window's decisions; give back its last, unfinished sentence when more words follow."""
        kept = len(found.upos)
        if self.done + kept < len(self.words):
            starts = np.flatnonzero(found.starts)
            if len(starts) > 1 and starts[-1] > kept // 4:
                kept = int(starts[-1])
        self.columns.put(np.array(self.tokens[self.done : self.done + kept], np.int64), found)
        self.done += kept


class Columns:
    """The annotations of one Doc, an array each, in label numbers of the model."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        size = len(doc)
        self.heads: Ints = np.arange(size, dtype=np.int64)
        self.upos, self.xpos, self.labels, self.names = np.zeros((4, size), np.int64)
        self.starts: Bools = np.zeros(size, np.bool_)

    def put(self, tokens: Ints, found: Decisions) -> None:
        """Write the leading `len(tokens)` decisions of a window."""
        kept = len(tokens)
        heads = found.heads[:kept]
        inside = (heads > 0) & (heads <= kept)
        self.heads[tokens] = np.where(inside, tokens[np.where(inside, heads - 1, 0)], tokens)
        self.upos[tokens] = found.upos[:kept]
        self.xpos[tokens] = found.xpos[:kept]
        self.labels[tokens] = found.labels[:kept]
        self.names[tokens] = found.names[:kept]
        self.starts[tokens] = found.starts[:kept]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs that have words; a line break is a border unless it only wraps a line."""
        current = Paragraph(self, [], [], [])
        lines = unwrapped(self.doc.text)
        for token in self.doc:
            text = token.text
            if not token.is_space:
                current.words.append(text)
                current.spaces.append(bool(token.whitespace_))
                current.tokens.append(token.i)
                continue
            if current.spaces:
                current.spaces[-1] = True
            if current.words and not LINE_BREAKS.isdisjoint(lines[token.idx : token.idx + len(text)]):
                yield current
                current = Paragraph(self, [], [], [])
        if current.words:
            yield current
