"""Gathers the treebanks' sentences and cuts them, anew in every epoch, into chunks of a few sentences.

In: the folder of the treebanks. Out: `Chunk` records: "The talks failed. Both sides blamed each other." is one
chunk of two sentences, with sentence starts at "The" and "Both".
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.gum_names import with_gum_names
from training.lists import read_words
from training.treebanks import Sentence, Word, read_name_layer, read_treebank, with_names

NAME_TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
FILES = {
    "ewt_train": "en_ewt-train.conllu.gz",
    "ewt_dev": "en_ewt-dev.conllu.gz",
    "ewt_names": "en_ewt-dev.ner.iob2",
    "gum_train": "en_gum-train.conllu.gz",
    "gum_dev": "en_gum-dev.conllu.gz",
}
LONGEST_CHUNK = 220  # words


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that are read together; heads count from the chunk's first word, -1 is a root."""

    words: tuple[Word, ...]
    starts: tuple[bool, ...]
    tree: bool


@dataclass(frozen=True, slots=True)
class Treebanks:
    """What trains, and what measures. EWT's dev half A teaches names (not trees), half B measures names."""

    train: list[Sentence]
    names_only: list[Sentence]
    ewt_dev: list[Sentence]
    gum_dev: list[Sentence]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAME_TAGS


def read_treebanks(folder: Path, *, all_names: bool = False) -> Treebanks:
    """Reads all files; training sentences that also stand in a dev file are left out.

    With `all_names` both halves of EWT's dev file teach names: for a last stretch, after the halves were measured.
    """
    titles = read_words("titles.csv")
    layer = read_name_layer(folder / FILES["ewt_names"])
    plain = read_treebank(folder / FILES["ewt_dev"])
    ewt_dev = [with_names(s, layer) or s for s in plain]
    gum_dev = [with_gum_names(s, titles) for s in read_treebank(folder / FILES["gum_dev"])]
    held_out = {s.text for s in [*ewt_dev, *gum_dev] if len(s.words) > 5}
    gum = [with_gum_names(s, titles) for s in read_treebank(folder / FILES["gum_train"])]
    ewt = read_treebank(folder / FILES["ewt_train"])
    train = [harmonised(s) for s in [*ewt, *gum] if s.text not in held_out]
    teaching = [replace(s, tree=False) for s in ewt_dev if all_names or teaches_names(s)]
    return Treebanks(train, teaching, ewt_dev, gum_dev)


def harmonised(sentence: Sentence) -> Sentence:
    """ "United" of a name is a verb in GUM, an adjective in EWT; an adjective for us, so that no name holds a verb."""
    words = [
        replace(w, upos="ADJ", lemma=w.form) if w.upos == "VERB" and w.xpos == "NNP" and w.deprel == "amod" else w
        for w in sentence.words
    ]
    return replace(sentence, words=tuple(words))


def teaches_names(sentence: Sentence) -> bool:
    """Whether a dev sentence lies in the half (by document) whose names are learned, not measured."""
    return hashlib.sha256(sentence.document.encode()).digest()[0] % 2 == 0


def inventory(sentences: Iterable[Sentence]) -> Inventory:
    """The labels of the training trees, most frequent first."""
    upos, xpos, relations = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        for word in sentence.words:
            upos[word.upos] += 1
            xpos[word.xpos] += 1
            relations[word.deprel] += 1
    ordered = [tuple(label for label, _ in c.most_common() if label not in ("", "_")) for c in (upos, xpos, relations)]
    return Inventory(*ordered)


def data_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file that is read."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES.values()}


def chunk(sentences: Sequence[Sentence]) -> Chunk:
    """Sentences one after the other; a blank stands between them."""
    words: list[Word] = []
    starts: list[bool] = []
    for sentence in sentences:
        if words:
            words[-1] = replace(words[-1], space=True)
        offset = len(words)
        words += [w if w.head < 0 else replace(w, head=w.head + offset) for w in sentence.words]
        starts += [i == 0 for i in range(len(sentence.words))]
    return Chunk(tuple(words), tuple(starts), sentences[0].tree)


def cut(sentences: Sequence[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Groups of neighbours: mostly one to five sentences of a paragraph, sometimes a long stretch of an article."""
    groups: list[list[Sentence]] = []
    most, stretch = _limits(rng)
    for sentence in sentences:
        group = groups[-1] if groups else []
        fits = bool(group) and sum(len(s.words) for s in group) + len(sentence.words) <= stretch
        same = fits and group[-1].tree == sentence.tree
        near = same and (group[-1].paragraph == sentence.paragraph or rng.random() < 0.25)
        if near and len(group) < most:
            group.append(sentence)
        else:
            groups.append([sentence])
            most, stretch = _limits(rng)
    return groups


def _limits(rng: random.Random) -> tuple[int, int]:
    """Sentences and words a group may have. Articles are read in windows of 160 words, so some groups are long."""
    return (30, 160) if rng.random() < 0.06 else (rng.choice((1, 2, 2, 3, 3, 4, 5)), 140)
