"""Puts other names into labelled sentences, so that names are known by their surroundings and not by heart.

In: "Smith left for Boston." with its name labels. Out: "Serbian President Vjosa Osmani left for Addis Ababa.", tree
and labels in order. Persons sometimes get a title or an apposition.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.invented_names import NameMaker
from training.name_trees import without_article
from training.splice import Fragment, head_of, mark, root_of, shifted, splice, under
from training.treebanks import Sentence, Word

Span = tuple[int, int, str]


def name_spans(words: tuple[Word, ...]) -> list[Span]:
    """(start, end, label) of the names, from the BIO tags."""
    spans: list[Span] = []
    for i, word in enumerate(words):
        position, _, label = word.name.partition("-")
        if position == "B":
            spans.append((i, i + 1, label))
        elif position == "I" and spans and spans[-1][1] == i:
            spans[-1] = (spans[-1][0], i + 1, spans[-1][2])
    return spans


class Renamer:
    """Replaces names at random."""

    def __init__(self, names: NameMaker, *, share: float = 0.7) -> None:
        self._names, self._share = names, share

    def rename(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Each name is replaced with the probability `share`; from the right, so that places stay valid."""
        for start, end, label in reversed(name_spans(sentence.words)):
            if rng.random() < self._share and sentence.words[start].upos in ("PROPN", "ADJ", "VERB"):
                sentence = self._one(sentence, start, end, label, rng) or sentence
        return _capitalised(sentence)

    def _one(self, sentence: Sentence, start: int, end: int, label: str, rng: random.Random) -> Sentence | None:
        words = sentence.words
        head = head_of(words, start, end)
        if head is None or words[head].upos != "PROPN":
            return None
        if label == "PERSON":
            return splice(sentence, start, end, self._person(sentence, start, end, rng))
        if start and words[start - 1].form.lower() == "the" and words[start - 1].head == head:
            start -= 1
        elif any(w.head == head and w.deprel in ("det", "nmod:poss", "amod") for w in words[:start]):
            return splice(sentence, start, end, without_article(self._draw(label, rng)))
        fragment = self._draw(label, rng)
        # "Boston residents", "Iraq war": a name that only modifies a noun takes no article of its own.
        return splice(sentence, start, end, without_article(fragment) if words[head].deprel == "compound" else fragment)

    def _draw(self, label: str, rng: random.Random) -> Fragment:
        return self._names.organisation(rng) if label == "ORG" else self._names.place(rng)

    def _person(self, sentence: Sentence, start: int, end: int, rng: random.Random) -> Fragment:
        words, alone = sentence.words, end - start == 1
        name = self._names.person(rng, full=not alone)
        before = words[start - 1] if start else None
        after = words[end] if end < len(words) else None
        free = before is None or before.upos in ("ADP", "VERB", "PUNCT", "CCONJ", "SCONJ", "AUX")
        plain = all(w.deprel not in ("appos", "nmod:desc") for w in words if start <= w.head < end)
        if not (free and plain) or words[start].deprel in ("compound", "nmod:poss"):
            return name
        if rng.random() < 0.25:
            return titled(self._names.title_before(rng), name)
        if not alone and rng.random() < 0.2 and after is not None and after.xpos != "POS":
            return explained(name, self._names.title_after(rng), open_end=after.upos != "PUNCT")
        return name


def titled(title: Fragment, name: Fragment) -> Fragment:
    """ "Gen." and "Li Wei" become "Gen. Li Wei"."""
    return (*under(title, len(title), "nmod:desc"), *shifted(name, len(title)))


def explained(name: Fragment, office: Fragment, *, open_end: bool) -> Fragment:
    """ "Vjosa Osmani" and "Kosovo's president" become "Vjosa Osmani, Kosovo's president,"."""
    size = len(name)
    root = root_of(office) + size + 1
    first = [*name[:-1], replace(name[-1], space=False)]
    words = [*first, mark(",", ",", root), *under(shifted(office, size + 1), 0, "appos")]
    if open_end:
        words[-1] = replace(words[-1], space=False)
        words.append(mark(",", ",", root))
    return tuple(words)


def _capitalised(sentence: Sentence) -> Sentence:
    first = sentence.words[0]
    if first.form != "the":
        return sentence
    return replace(sentence, words=(replace(first, form="The"), *sentence.words[1:]))
