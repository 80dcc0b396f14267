"""Measures a model from raw text on held-out treebank files: `python -m training.evaluate --model FOLDER`.

In: the dev files of EWT and GUM, paragraph by paragraph as plain text, cut into words and sentences by the run time
itself. Out: a table of F1 figures: a word counts as attached when its characters, its head's characters and its
relation are right, so an error of tokenisation costs, too. "Kosovo's police" is three words or no hit.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from training.corpus import read_treebanks, teaches_names
from training.lists import DATA
from training.renaming import name_spans
from training.treebanks import ROOT, UNKNOWN, Sentence

Span = tuple[int, int]
RELATIONS = (
    "nsubj", "obj", "obl", "iobj", "nsubj:pass", "obl:agent", "ccomp", "xcomp", "advcl", "acl:relcl", "conj", "appos",
    "nmod", "nmod:poss", "nmod:desc", "compound", "flat", "parataxis", "obl:unmarked", ROOT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a gold paragraph or a parse says, by character spans."""

    words: dict[Span, tuple[str, str, str, Span | None, str]]  # upos, xpos, lemma, head, relation
    sentences: frozenset[Span]
    names: frozenset[tuple[int, int, str]] | None


def paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Sentences of one paragraph."""
    return [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]


def raw_text(paragraph: Sequence[Sentence]) -> str:
    """The paragraph as it was printed."""
    return "".join(w.form + (" " if w.space else "") for s in paragraph for w in s.words).rstrip()


def gold_reading(paragraph: Sequence[Sentence]) -> Reading:
    """The annotation; names are None when a word of the paragraph has no name label."""
    offset, words, borders, names = 0, {}, set(), set()
    for sentence in paragraph:
        spans = []
        for word in sentence.words:
            spans.append((offset, offset + len(word.form)))
            offset += len(word.form) + word.space
        for span, w in zip(spans, sentence.words, strict=True):
            words[span] = (w.upos, w.xpos, w.lemma, spans[w.head] if w.head >= 0 else None, w.deprel)
        borders.add((spans[0][0], spans[-1][1]))
        names |= {(spans[a][0], spans[b - 1][1], label) for a, b, label in name_spans(sentence.words)}
    labelled = all(w.name != UNKNOWN for s in paragraph for w in s.words)
    return Reading(words, frozenset(borders), frozenset(names) if labelled else None)


def parsed_reading(doc: Doc) -> Reading:
    """The parse; blank tokens are left out."""
    words: dict[Span, tuple[str, str, str, Span | None, str]] = {}
    for token in doc:
        if not token.is_space:
            head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
            words[token.idx, token.idx + len(token)] = (token.pos_, token.tag_, token.lemma_, head, token.dep_)
    borders = set()
    for sentence in doc.sents:
        solid = [t for t in sentence if not t.is_space]
        if solid:
            borders.add((solid[0].idx, solid[-1].idx + len(solid[-1])))
    names = frozenset((e.start_char, e.end_char, e.label_) for e in doc.ents)
    return Reading(words, frozenset(borders), names)


class Score:
    """Counts hits, gold items and found items, by name of the measure."""

    def __init__(self) -> None:
        self.right, self.gold, self.found = Counter[str](), Counter[str](), Counter[str]()

    def add(self, gold: Reading, parsed: Reading) -> None:
        """One paragraph."""
        self._sets("sentences", gold.sentences, parsed.sentences)
        self._sets("words", gold.words.keys(), parsed.words.keys())
        for place, measure in enumerate(("UPOS", "XPOS", "lemmas")):
            self._by(measure, gold, parsed, lambda w, place=place: w[place])  # type: ignore[misc]
        self._by("UAS", gold, parsed, lambda w: w[3])
        self._by("LAS", gold, parsed, lambda w: w[3:])
        for relation in RELATIONS:
            self._sets(relation, _arcs(gold, relation), _arcs(parsed, relation))
        if gold.names is not None:
            self._names(gold.names, parsed.names or frozenset())

    def _names(self, gold: frozenset[tuple[int, int, str]], found: frozenset[tuple[int, int, str]]) -> None:
        self._sets("names", gold, found)
        for label in ("PERSON", "ORG", "LOC"):
            self._sets(label, {n for n in gold if n[2] == label}, {n for n in found if n[2] == label})

    def _by(self, measure: str, gold: Reading, parsed: Reading, part: Callable[[Any], Any]) -> None:
        self._sets(measure, {(k, part(w)) for k, w in gold.words.items()},
                   {(k, part(w)) for k, w in parsed.words.items()})  # fmt: skip

    def _sets(self, measure: str, gold: Iterable[Any], found: Iterable[Any]) -> None:
        gold, found = set(gold), set(found)
        self.right[measure] += len(gold & found)
        self.gold[measure] += len(gold)
        self.found[measure] += len(found)

    def f1(self, measure: str) -> float:
        """In percent."""
        return round(200 * self.right[measure] / max(self.gold[measure] + self.found[measure], 1), 2)

    def table(self) -> dict[str, float]:
        """All measures."""
        return {measure: self.f1(measure) for measure in self.gold}


def _arcs(reading: Reading, relation: str) -> set[tuple[Span, Span | None]]:
    return {(span, w[3]) for span, w in reading.words.items() if w[4] == relation}


def measure(parse: Callable[[list[str]], Iterable[Doc]], sentences: Iterable[Sentence]) -> dict[str, float]:
    """All figures of one set, with the words a second (of gold words)."""
    score, groups = Score(), paragraphs(sentences)
    clock = time.process_time()
    docs = list(parse([raw_text(group) for group in groups]))
    seconds = time.process_time() - clock
    for group, doc in zip(groups, docs, strict=True):
        score.add(gold_reading(group), parsed_reading(doc))
    speed = sum(len(s.words) for g in groups for s in g) / max(seconds, 1e-9)
    return score.table() | {"words/s": round(speed)}


def border_errors(parse: Callable[[list[str]], Iterable[Doc]]) -> list[str]:
    """Our own paragraphs (quotations, abbreviations) that are cut at wrong places, with the cuts that were found."""
    lines = (DATA / "borders.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    docs = parse([" ".join(sentences) for sentences in wanted])
    found = [[sentence.text.strip() for sentence in doc.sents] for doc in docs]
    return [" | ".join(got) for gold, got in zip(wanted, found, strict=True) if gold != got]


def held_out_sets(treebanks: Path) -> dict[str, list[Sentence]]:
    """EWT's dev halves apart: names of the first half were trained on."""
    banks = read_treebanks(treebanks)
    return {
        "EWT dev": banks.ewt_dev,
        "EWT dev, names held out": [s for s in banks.ewt_dev if not teaches_names(s)],
        "GUM dev": banks.gum_dev,
        "GUM dev news": [s for s in banks.gum_dev if "_news_" in s.document],
    }


def evaluate(model: Path, treebanks: Path) -> dict[str, dict[str, float]]:
    """Figures by set; imports the run time here, since training itself does without it."""
    from demarche.language import load_language

    nlp = load_language(model=model)
    list(nlp.pipe(["A first text warms the caches of the run time."]))
    sets = held_out_sets(treebanks)
    return {name: measure(lambda texts: nlp.pipe(texts), sentences) for name, sentences in sets.items()}


def main() -> None:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("src/demarche/data/model"))
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/data/treebanks"))
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    text = json.dumps(evaluate(args.model, args.treebanks), indent=1)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
