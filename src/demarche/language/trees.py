"""Trees of a text, as rules read and mend them.

In:  the words of a text with tags, lemmas, heads and labels, e.g. of "The envoy left on Friday."
Out: `Trees`, which rules change in place, and `TreeWords`, the words that rules ask for.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WORDS = Path(__file__).parent.parent / "data" / "language"


@dataclass(frozen=True, slots=True)
class TreeWords:
    """Word lists of the rules: lemmas of verbs of saying, naming, giving and of what one sets out to do ("vote to"), of
    nouns of intent ("decision"); forms of weekdays, months, dayparts, adverbs of direction ("away")."""

    saying: frozenset[str]
    naming: frozenset[str]
    giving: frozenset[str]
    intending: frozenset[str]
    intent: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    dayparts: frozenset[str]
    directions: frozenset[str]


@dataclass(slots=True)
class Trees:
    """The trees of a text, by word: a root is its own head. Rules change `heads` and `labels`.

    sentences: first and last-plus-one word of each.
    """

    forms: Sequence[str]
    tags: Sequence[str]
    lemmas: Sequence[str]
    heads: list[int]
    labels: list[str]
    sentences: Sequence[tuple[int, int]]
    children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.forms]
        for word, head in enumerate(self.heads):
            if head != word:
                self.children[head].append(word)

    def attach(self, word: int, head: int, label: str) -> None:
        """Hang `word` on `head`; on itself as a root."""
        if self.heads[word] != word:
            self.children[self.heads[word]].remove(word)
        if head != word:
            self.children[head].append(word)
            self.children[head].sort()
        self.heads[word], self.labels[word] = head, label

    def having(self, word: int, *labels: str) -> list[int]:
        """Children with one of `labels`, in order."""
        return [child for child in self.children[word] if self.labels[child] in labels]

    def span(self, word: int) -> tuple[int, int]:
        """First and last word of all that hangs on `word`."""
        first = last = word
        waiting = [word]
        while waiting:
            node = waiting.pop()
            first, last = min(first, node), max(last, node)
            waiting += self.children[node]
        return first, last


def read_tree_words(folder: Path = WORDS) -> TreeWords:
    """The word lists of the package."""
    with (folder / "tree.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["kind"], row["word"]) for row in csv.DictReader(file)]
    with (folder / "sentences.csv").open(encoding="utf-8", newline="") as file:
        rows += [(row["kind"], row["form"]) for row in csv.DictReader(file)]

    def of(kind: str) -> frozenset[str]:
        return frozenset(word for row_kind, word in rows if row_kind == kind)

    kinds = ("saying", "naming", "giving", "intending", "intent", "weekday", "month", "daypart", "direction")
    return TreeWords(*(of(kind) for kind in kinds))
