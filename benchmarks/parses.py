"""How well the language model reads: the dev files of EWT and GUM from raw text, by document.

In:  the treebanks in ../shared. Out: F1 of words, tags, lemmas, attachment and names; a word counts as attached when
its characters, its head's characters and its relation are right, as in `training.evaluate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from spacy.language import Language

from benchmarks import shared
from benchmarks.measured import Measured, share, summed
from training.evaluate import Score, gold_reading, held_out_sets, paragraphs, parsed_reading, raw_text
from training.treebanks import Sentence

MEASURES = ("sentences", "UPOS", "lemmas", "LAS", "names")
SETS = {"EWT dev": ("ewt", MEASURES[:-1]), "GUM dev": ("gum", MEASURES)}  # names of EWT dev were trained on


def parses(nlp: Language) -> list[Measured]:
    """EWT dev and GUM dev."""
    found = held_out_sets(shared.SHARED / "data" / "treebanks")
    return [_measured(nlp, found[name], short, measures) for name, (short, measures) in SETS.items()]


def _measured(nlp: Language, sentences: Sequence[Sentence], name: str, measures: Sequence[str]) -> Measured:
    documents = [list(group) for _, group in groupby(sentences, key=lambda s: s.document)]
    counts = [_counted(nlp, document, measures) for document in documents]
    return Measured(f"parses.{name}", counts, partial(_figures, name, measures), unit="documents")


def _counted(nlp: Language, document: Sequence[Sentence], measures: Sequence[str]) -> Counter[str]:
    score, groups = Score(), paragraphs(document)
    for group, doc in zip(groups, nlp.pipe([raw_text(g) for g in groups]), strict=True):
        score.add(gold_reading(group), parsed_reading(doc))
    counts = Counter[str]()
    for measure in measures:
        counts[f"{measure} right"] = score.right[measure]
        counts[f"{measure} all"] = score.gold[measure] + score.found[measure]
    return counts


def _figures(name: str, measures: Sequence[str], counts: Sequence[Counter[str]]) -> dict[str, float]:
    total = summed(counts)
    return {f"parses.{name}.{m}": share(2 * total[f"{m} right"], total[f"{m} all"]) for m in measures}
