"""Fills the slots of our own news sentences with names.

In: data/templates.txt: "{PERSON}/NNP/nsubj/2 met/VBD/ROOT/0 {PERSON}/NNP/obj/2 ././punct/2". Out: sentences with
trees and name labels, "Gen. Li Wei met Vjosa Osmani."
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from training.invented_names import NameMaker
from training.lists import kind_of_words
from training.renaming import titled
from training.splice import Fragment, splice
from training.treebanks import Sentence, Word

_UPOS = {
    "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB",
    "VBG": "VERB", "VB": "VERB", "MD": "AUX", "IN": "ADP", "TO": "PART", "DT": "DET", "JJ": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "CC": "CCONJ", "CD": "NUM", "PRP": "PRON", "PRP$": "PRON", "POS": "PART", ",": "PUNCT",
    ".": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset((",", ".", ";", ")", "'s"))


def read_templates(path: Path) -> list[Sentence]:
    """Trees whose slots are still words such as "{PERSON}"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_read(line, i) for i, line in enumerate(lines) if line and not line.startswith("#")]


def _read(line: str, number: int) -> Sentence:
    cells = [cell.rsplit("/", 3) for cell in line.split()]
    words = []
    for i, (form, xpos, deprel, head) in enumerate(cells):
        after = cells[i + 1][0] if i + 1 < len(cells) else ""
        space = after not in _NO_SPACE_BEFORE and form != "("
        words.append(Word(form, form, _upos(xpos, deprel), xpos, "", int(head) - 1, deprel, space, "O"))
    return Sentence(tuple(words), f"template-{number}", "templates", f"template-{number}")


def _upos(xpos: str, deprel: str) -> str:
    if deprel.split(":")[0] in ("aux", "cop"):
        return "AUX"
    return "SCONJ" if xpos == "IN" and deprel == "mark" else _UPOS[xpos]


class TemplateFiller:
    """Makes sentences from templates."""

    def __init__(self, templates: list[Sentence], names: NameMaker) -> None:
        self._templates, self._names = templates, names

    def sentence(self, rng: random.Random) -> Sentence:
        """A random template with random names."""
        sentence = rng.choice(self._templates)
        for i in range(len(sentence.words) - 1, -1, -1):
            form = sentence.words[i].form
            if form.startswith("{"):
                filled = splice(sentence, i, i + 1, self._fill(form[1:-1], rng, len(sentence.words) == i + 1))
                sentence = filled or sentence
        first = sentence.words[0]
        start = replace(first, form=first.form[:1].upper() + first.form[1:])
        return replace(sentence, words=(start, *sentence.words[1:]))

    def _fill(self, slot: str, rng: random.Random, last: bool) -> Fragment:
        if slot == "PERSON":
            name = self._names.person(rng, full=last or rng.random() < 0.8)
            return titled(self._names.title_before(rng), name) if rng.random() < 0.3 else name
        if slot in ("ORG", "ORGC"):
            made = self._names.organisation(rng)
            while slot == "ORGC" and (made[0].deprel == "det" or len(made) > 3):
                made = self._names.organisation(rng)
            return made
        if slot == "LOC":
            return self._names.place(rng)
        if slot == "NORP":
            return (Word(self._names.nationality(rng), "", "ADJ", "JJ", "", -1, "", True, "O"),)
        return (Word(rng.choice(kind_of_words("day")), "", "PROPN", "NNP", "", -1, "", True, "O"),)
