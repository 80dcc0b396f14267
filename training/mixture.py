"""Decides what an epoch is made of: treebank sentences, some of them rebuilt with other names or as quotations.

In: the treebanks and our own lists. Out, for every epoch: chunks. A sentence such as "Smith left for Boston." may
come back as "Nguyen left for Kisumu.", or inside `"Nguyen left for Kisumu," a diplomat said.`
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from training.corpus import Chunk, Treebanks, chunk, cut
from training.invented_names import NameMaker
from training.lists import DATA, kind_of_words, read_table
from training.name_stock import given_names, pools
from training.quoting import Quoter, quotable
from training.renaming import Renamer, name_spans
from training.silver import certain_lists, label_document
from training.splice import head_of, splice
from training.templates import TemplateFiller, read_templates
from training.treebanks import UNKNOWN, Sentence, Word

RENAMED, QUOTED, TEMPLATES, ABBREVIATED = 0.4, 0.07, 1000, 0.12


class Mixture:
    """Called once in an epoch."""

    def __init__(self, banks: Treebanks) -> None:
        if not pools():
            raise ValueError("the package Faker is not installed: pip install -r training/requirements.txt")
        names = NameMaker()
        self._train = _named(banks.train)
        self._names_only = banks.names_only
        self._renamer, self._quoter = Renamer(names), Quoter(names)
        self._filler = TemplateFiller(read_templates(DATA / "templates.txt"), names)

    @property
    def sentences(self) -> list[Sentence]:
        """The training sentences, with the names known so far."""
        return self._train

    def learn_names(self, sentences: list[Sentence]) -> None:
        """Takes over the same sentences with more names."""
        self._train = sentences

    def __call__(self, rng: random.Random) -> Sequence[Chunk]:
        treebank = [self._varied(s, rng) for s in self._train]
        # The few names of EWT dev are the only ones labelled by UNER's own annotators: seen as they are and renamed.
        taught = [*self._names_only, *(self._renamer.rename(s, rng) for s in self._names_only)]
        groups = [*cut(treebank, rng), *cut(taught, rng), *self._quotations(rng), *self._news(rng)]
        return [chunk(g) for g in groups]

    def _varied(self, sentence: Sentence, rng: random.Random) -> Sentence:
        if rng.random() < RENAMED:
            sentence = self._renamer.rename(sentence, rng)
        return _abbreviated(sentence, rng) if rng.random() < ABBREVIATED else sentence

    def _quotations(self, rng: random.Random) -> list[list[Sentence]]:
        """Quotation-first sentences, with neighbours from the text before and after."""
        groups = []
        for i in range(1, len(self._train) - 2):
            first, second = self._train[i], self._train[i + 1]
            if quotable(first) and rng.random() < QUOTED:
                follows = second if quotable(second) and second.document == first.document else first
                made = self._quoter.quote(first, follows, rng)
                before = [self._train[i - 1]] if rng.random() < 0.4 else []
                after = [self._train[i + 2]] if rng.random() < 0.5 else []
                groups.append([*before, *made, *after])
        return groups

    def _news(self, rng: random.Random) -> list[list[Sentence]]:
        made = [self._filler.sentence(rng) for _ in range(TEMPLATES)]
        return [list(made[i : i + 3]) for i in range(0, len(made), 3)]


def _named(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Names from lists on documents that have no name layer."""
    persons = [name for _, kind, names in read_table("persons.csv") if kind == "given" for name in names.split()]
    places = [place for _, names in read_table("places.csv") for place in names.split(";") if "{" not in place]
    organisations = [row[1] for row in read_table("organisations.csv")]
    certain = certain_lists(places, [*persons, *given_names()], organisations)
    done: list[Sentence] = []
    for _, group in groupby(sentences, key=lambda s: s.document):
        document = list(group)
        unlabelled = all(w.name == UNKNOWN for s in document for w in s.words)
        done += label_document(document, certain) if unlabelled else document
    return done


def _abbreviated(sentence: Sentence, rng: random.Random) -> Sentence:
    """ "… in Iraq ." becomes "… in the U.S." whose point closes the sentence, too."""
    words = sentence.words
    spans = name_spans(words)
    if len(words) < 4 or not spans or words[-1].form != "." or spans[-1][1] != len(words) - 1:
        return sentence
    start, end, label = spans[-1]
    if label != "LOC" or head_of(words, start, end) is None or words[start - 1].deprel != "case":
        return sentence
    point = Word(rng.choice(kind_of_words("abbreviation at the end")), "", "PROPN", "NNP", "", -1, "", True, "B-LOC")
    the = Word("the", "the", "DET", "DT", "", 1, "det", True, "O")
    changed = splice(replace(sentence, words=words[:-1]), start, end, (the, point))
    return changed or sentence
