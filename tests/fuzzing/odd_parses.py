"""Parses of real sentences, made odd: `python -m tests.fuzzing.odd_parses [--count 20000] [--seed 1]`.

In:  the sentences of all rules, parsed: "They seized gold worth $5 million." Out: a line for each odd parse that breaks
a promise, and exit code 1 when there was any. The same seed makes the same parses. Each is cut anywhere ("They seized
gold worth"), has words of other sentences, and some of its heads, relations and tags changed: what a weak parser, or
one of the user's own, makes of hasty text. `trees.py` makes trees of few words from bytes; here stand all words that
rules look for.
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.console import Console
from rich.progress import track
from spacy.tokens import Doc
from spacy.vocab import Vocab

import demarche
from demarche.checking.trials import tried_rules
from demarche.coder import Coder
from demarche.pipeline import code_article
from demarche.records import Article
from tests.fuzzing.trees import DEPS, circular
from tests.soundness import check


@dataclass
class Row:
    """One word: where its head stands from it (0: none), how it hangs there, whether a sentence begins."""

    word: str
    blank: bool
    lemma: str
    pos: str
    tag: str
    dep: str
    away: int
    begins: bool


def sentences_of(coder: Coder, *, every: int = 1) -> list[list[Row]]:
    """Parses of the rules' examples, or of some of them."""
    texts = [e.text for rule in tried_rules(coder.knowledge.events) for e in rule.examples][::every]
    return [rows_of(doc) for doc in coder.parse(Article(text=text) for text in texts)]


def rows_of(doc: Doc) -> list[Row]:
    return [Row(t.text, bool(t.whitespace_), t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i - t.i, not t.i) for t in doc]


def odd(sentences: Sequence[list[Row]], chance: random.Random) -> list[Row]:
    """One to three sentences, cut, with some words and some of the tree changed."""
    rows = [
        Row(**vars(row)) for sentence in chance.choices(sentences, k=chance.choice((1, 1, 2, 3))) for row in sentence
    ]
    if chance.random() < 0.7:
        rows = rows[: chance.randint(1, len(rows))]
    if chance.random() < 0.2:
        rows = rows[chance.randrange(len(rows)) :]
    others = chance.choice(sentences)
    for row in chance.sample(rows, k=chance.randint(0, max(1, len(rows) // 3))):
        chance.choice((_other_word, _other_head, _other_relation, _other_tag))(row, chance.choice(others), chance)
    return rows


def _other_word(row: Row, other: Row, _chance: random.Random) -> None:
    row.word, row.lemma = other.word, other.lemma


def _other_head(row: Row, _other: Row, chance: random.Random) -> None:
    row.away = chance.randint(-9, 9)


def _other_relation(row: Row, other: Row, chance: random.Random) -> None:
    row.dep = chance.choice((other.dep, chance.choice(DEPS)))


def _other_tag(row: Row, other: Row, _chance: random.Random) -> None:
    row.pos, row.tag = other.pos, other.tag


def doc_of(rows: Sequence[Row], vocab: Vocab) -> Doc:
    """A Doc with that tree: each sentence has one root, under which all hangs that has lost its head or goes round."""
    sentence = list(accumulate(row.begins for row in rows))
    to = [i + row.away for i, row in enumerate(rows)]
    heads = [h if 0 <= h < len(rows) and sentence[h] == sentence[i] else i for i, h in enumerate(to)]
    roots: dict[int, int] = {}
    for i in range(len(heads)):
        if circular(i, heads) or heads[i] == i:
            heads[i] = roots.setdefault(sentence[i], i)
    deps = ["ROOT" if heads[i] == i else row.dep.replace("ROOT", "dep") for i, row in enumerate(rows)]
    return Doc(
        vocab, words=[r.word for r in rows], spaces=[r.blank for r in rows], lemmas=[r.lemma for r in rows],
        pos=[r.pos for r in rows], tags=[r.tag for r in rows], heads=heads, deps=deps,
    )  # fmt: skip


def fault(coder: Coder, doc: Doc) -> str:
    """What is wrong with what is read in a parse, in a line; nothing where all is well."""
    article = Article(text=doc.text, id="odd", published="2025-03-04")
    try:
        check(doc.text, code_article(article, doc, knowledge=coder.knowledge, coder=coder.version)[0])
    except Exception as error:  # noqa: BLE001 - any exception is the finding
        at = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} {error} at {at.filename}:{at.lineno}: {doc.text!r}"
    return ""


def faults(
    coder: Coder, sentences: Sequence[list[Row]], seed: str, numbers: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """The numbers of the parses with a fault, each with what it is."""
    for number in numbers:
        rows = odd(sentences, random.Random(f"{seed} {number}"))
        if told := fault(coder, doc_of(rows, coder.nlp.vocab)):
            yield number, told


def cuts(coder: Coder, sentences: Sequence[list[Row]]) -> Iterator[str]:
    """What is wrong with any beginning of any sentence."""
    for rows in sentences:
        for end in range(1, len(rows)):
            if told := fault(coder, doc_of(rows[:end], coder.nlp.vocab)):
                yield told


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    coder = demarche.load()
    sentences = sentences_of(coder)
    numbers = track(range(options.count), "odd parses", console=Console(stderr=True))
    found = list(cuts(coder, sentences)) + [
        f"{n}: {told}" for n, told in faults(coder, sentences, options.seed, numbers)
    ]
    sys.stdout.write("".join(f"{told}\n" for told in found))
    sys.stdout.write(f"beginnings of {len(sentences)} sentences and {options.count} odd parses, {len(found)} faults\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
