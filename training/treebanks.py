"""Reads CoNLL-U treebanks and BIO name layers into sentences.

In: `en_ewt-train.conllu.gz` and its like (`1 Fighting fighting NOUN ...`). Out: `Sentence` records whose words know
their head, their blank space and, where a name layer exists, their name tag. For "Moscow denied the report." the
word "Moscow" has head 1, relation nsubj, name tag B-LOC.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = "ROOT"  # the relation of the sentence's head, in spaCy's spelling
UNKNOWN = "?"  # name tag of a word nobody has labelled; it teaches nothing


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `head` counts words of the sentence from 0; -1 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool
    name: str = UNKNOWN
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order; `paragraph` is equal for neighbours of one paragraph; `tree` is False where only names teach."""

    words: tuple[Word, ...]
    sent_id: str
    document: str
    paragraph: str
    tree: bool = True

    @property
    def text(self) -> str:
        """The sentence as it was printed."""
        return "".join(w.form + (" " if w.space else "") for w in self.words).rstrip()


def open_text(path: Path) -> Iterator[str]:
    """Lines of a plain or gzipped file, without their line ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Groups of lines between blank ones."""
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_treebank(path: Path) -> list[Sentence]:
    """All sentences of a CoNLL-U file; those with blanks inside a word are left out (spaCy never makes such words)."""
    document = paragraph = ""
    sentences = []
    for number, block in enumerate(blocks(open_text(path))):
        comments = dict(_comment(line) for line in block if line.startswith("#"))
        if "newdoc" in comments:
            document = comments["newdoc"]
        if "newdoc" in comments or "newpar" in comments or not paragraph:
            paragraph = f"{document}#{number}"
        words = _words([line.split("\t") for line in block if not line.startswith("#")])
        if words and not any(c.isspace() for w in words for c in w.form):
            sentences.append(Sentence(words, comments.get("sent_id", str(number)), document, paragraph))
    return sentences


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition("=")
    key = key.strip()
    return (
        "newdoc" if key.startswith("newdoc") else "newpar" if key in ("newpar", "newpar id") else key
    ), value.strip()


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    """Drops multiword ranges and empty nodes; "don't" becomes two words with no space between them."""
    glued: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            glued.update(dict.fromkeys(range(first, last), True))
            glued[last] = "SpaceAfter=No" in row[9]
    plain = [row for row in rows if row[0].isdigit()]
    place = {row[0]: i for i, row in enumerate(plain)}
    words = []
    for row in plain:
        tight = glued.get(int(row[0]), "SpaceAfter=No" in row[9])
        head = place.get(row[6], -1)
        relation = ROOT if head < 0 else row[7]
        feats = "" if row[5] == "_" else row[5]
        form = row[1].replace("\u00a0", " ")
        words.append(Word(form, row[2], row[3], row[4], feats, head, relation, not tight, UNKNOWN, row[9]))
    return tuple(words)


_NAME_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


def read_name_layer(path: Path) -> dict[str, list[tuple[str, str]]]:
    """(form, tag) pairs of each sentence of a UNER file, by sentence id; tags are rewritten to our three kinds."""
    layer = {}
    for block in blocks(open_text(path)):
        comments = dict(_comment(line) for line in block if line.startswith("#"))
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        layer[comments["sent_id"]] = [(row[1], _name_tag(row[2])) for row in rows]
    return layer


def _name_tag(tag: str) -> str:
    position, _, kind = tag.partition("-")
    return f"{position}-{_NAME_LABELS[kind]}" if kind in _NAME_LABELS else "O"


def with_names(sentence: Sentence, layer: dict[str, list[tuple[str, str]]]) -> Sentence | None:
    """The sentence with the tags of the layer, or None where the layer cuts the text into other words."""
    rows = layer.get(sentence.sent_id, [])
    if [form for form, _ in rows] != [word.form for word in sentence.words]:
        return None
    tagged = tuple(replace(word, name=tag) for word, (_, tag) in zip(sentence.words, rows, strict=True))
    return replace(sentence, words=tagged)
