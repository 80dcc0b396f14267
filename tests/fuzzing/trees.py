"""Parses that no sentence has: words, tags and heads read off bytes, for the frame builder and the rules behind it.

In:  bytes, four to a word. Out: a Doc, and a cast in which every proper noun is one of three states.
"""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from demarche.cast import Cast
from demarche.records import Actor, ActorMention, Span

VOCAB = English().vocab
WORDS = [
    "Mali",
    "Chad",
    "accused",
    "attacked",
    "said",
    "of",
    "by",
    "not",
    "would",
    "the",
    "troops",
    "strike",
    "signed",
    "deal",
    "“",
    "”",
    ",",
    ".",
    "'s",
    "\n",
    "and",
    "to",
]
POS = ("NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "PRON", "ADJ", "CCONJ", "PART", "DET", "SPACE")
TAGS = ("NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "VBZ", "MD", "IN", "JJ", "TO", "PRP", "DT")
DEPS = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "compound"),
    *("compound:prt", "aux", "aux:pass", "advmod", "amod", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "mark"),
    *("case", "cc", "conj", "appos", "parataxis", "punct", "cop", "det", "dep", "expl", "fixed", "flat"),
)


def tree(data: bytes) -> Doc:
    """A Doc whose words, tags and heads are read off the bytes, four to a word."""
    rows = [data[i : i + 4] for i in range(0, len(data) - 3, 4)]
    heads = [_head(i, row[2], len(rows)) for i, row in enumerate(rows)]
    heads = [i if circular(i, heads) else head for i, head in enumerate(heads)]
    return Doc(
        VOCAB,
        words=[WORDS[row[0] % len(WORDS)] for row in rows],
        lemmas=[WORDS[row[0] % len(WORDS)].lower().removesuffix("ed") for row in rows],
        pos=[POS[row[1] % len(POS)] for row in rows],
        tags=[TAGS[row[1] % len(TAGS)] for row in rows],
        heads=heads,
        deps=["ROOT" if heads[i] == i else DEPS[row[3] % len(DEPS)] for i, row in enumerate(rows)],
    )


def _head(i: int, byte: int, count: int) -> int:
    return min(max(i + (byte - 128) // 8, 0), count - 1)


def circular(i: int, heads: list[int]) -> bool:
    """Whether the way up from a word comes back to it."""
    at, steps = heads[i], 0
    while at not in (i, heads[at]) and steps < len(heads):
        at, steps = heads[at], steps + 1
    return at == i or steps == len(heads)


def cast_of(doc: Doc) -> Cast:
    actors = [Actor(id=f"a{n}", name=f"N{n}", kind="state", country="MLI", sector="GOV") for n in range(3)]
    mentions = [
        ActorMention(actor=f"a{t.i % 3}", span=Span(t.idx, t.idx + len(t)), head=t.i, form="name", rule="fuzz")
        for t in doc
        if t.pos_ == "PROPN"
    ]
    return Cast(actors, mentions)
