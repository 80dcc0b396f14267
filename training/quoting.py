"""Makes quotation-first sentences out of treebank sentences.

In: "The talks have failed." Out: `"The talks have failed," said Vjosa Osmani.` and its kin. A reader of news meets
them everywhere; EWT and GUM hold few, so models begin a new sentence after the closing mark. The clause becomes
ccomp of the verb of saying, as EWT and GUM have it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from training.invented_names import NameMaker
from training.lists import kind_of_words
from training.renaming import explained, titled
from training.splice import Fragment, mark, root_of, shifted, under
from training.treebanks import ROOT, Sentence, Word

_QUOTES = frozenset("\"“”„«»''``")


def quotable(sentence: Sentence) -> bool:
    """A whole clause with a subject, a final stop and no quotation marks of its own."""
    words = sentence.words
    if not 4 <= len(words) <= 32 or words[-1].form not in (".", "?", "!") or not words[0].form[:1].isupper():
        return False
    if any(w.form in _QUOTES or w.form in (":", ";") for w in words[:-1]):
        return False
    root = root_of(words)
    return words[-1].head == root and any(w.head == root and w.deprel.startswith("nsubj") for w in words)


class Quoter:
    """Writes the frame around the quoted clause."""

    def __init__(self, names: NameMaker) -> None:
        self._names = names

    def quote(self, first: Sentence, second: Sentence, rng: random.Random) -> list[Sentence]:
        """One or two sentences; the second one goes on quoting."""
        form = rng.random()
        if form < 0.3:
            return [self._inverted(first, rng)]
        if form < 0.55:
            return [self._straight(first, rng)]
        if form < 0.75:
            return [self._told(first, rng), _continued(second)]
        if form < 0.88:
            return [self._led(first, rng)]
        return [self._inverted(first, rng), _continued(second)]

    def speaker(self, rng: random.Random, *, pronoun: bool = True) -> Fragment:
        """A name, a name with its office, or a pronoun ("said he" is not written any more)."""
        draw = rng.random() if pronoun else rng.uniform(0.15, 1)
        if draw < 0.15:
            form = rng.choice(kind_of_words("pronoun"))
            return (Word(form, form, "PRON", "PRP", "", -1, "nsubj", True, "O"),)
        if draw < 0.25:
            return self._names.organisation(rng)
        name = self._names.person(rng, full=rng.random() < 0.7)
        if draw < 0.5:
            return titled(self._names.title_before(rng), name)
        if draw < 0.65:
            return explained(name, self._names.title_after(rng), open_end=False)
        return name

    def _inverted(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """“…,” said X."""
        quoted = _quoted(sentence)
        speaker = _fitting(self.speaker(rng, pronoun=False), before_verb=False)
        verb = len(quoted)
        words = [*under(quoted, verb, "ccomp"), _said(rng)]
        words += under(shifted(speaker, verb + 1), verb, "nsubj")
        return _closed(sentence, [*words, *_when(rng, len(words), verb)], verb)

    def _straight(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """“…,” X said on Monday."""
        quoted = _quoted(sentence)
        speaker = _fitting(self.speaker(rng), before_verb=True)
        verb = len(quoted) + len(speaker)
        words = under(quoted, verb, "ccomp") + under(shifted(speaker, len(quoted)), verb, "nsubj")
        words.append(_said(rng))
        words += _addition(rng, len(words), verb)
        return _closed(sentence, words, verb)

    def _told(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """“…,” X told reporters in Kigali."""
        quoted = _quoted(sentence)
        speaker = _fitting(self.speaker(rng), before_verb=True)
        verb = len(quoted) + len(speaker)
        words = under(quoted, verb, "ccomp") + under(shifted(speaker, len(quoted)), verb, "nsubj")
        words.append(Word("told", "tell", "VERB", "VBD", "", -1, ROOT, True, "O"))
        if rng.random() < 0.6:
            heard: Fragment = (Word("reporters", "reporter", "NOUN", "NNS", "", -1, "iobj", True, "O"),)
        else:
            heard = self._names.organisation(rng)
        words += under(shifted(heard, len(words)), verb, "iobj")
        if rng.random() < 0.4:
            words += _in_place(self._names.place(rng), len(words), verb)
        return _closed(sentence, [*words, *_when(rng, len(words), verb)], verb)

    def _led(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """X said: “…” — the stop stands inside."""
        speaker = list(_fitting(self.speaker(rng), before_verb=True))
        speaker[0] = replace(speaker[0], form=speaker[0].form[:1].upper() + speaker[0].form[1:])
        verb = len(speaker)
        words = [*under(speaker, verb, "nsubj"), replace(_said(rng), space=False)]
        offset = verb + 3
        root = root_of(sentence.words) + offset
        colon = rng.random() < 0.5
        words += [mark(":" if colon else ",", ":" if colon else ",", root), mark('"', "``", root, space=False)]
        words += under(shifted(sentence.words, offset), verb, "ccomp")
        words[-1] = replace(words[-1], space=False)
        words.append(mark('"', "''", root))
        return replace(sentence, words=tuple(words))


def _quoted(sentence: Sentence) -> list[Word]:
    """`"` + the clause + `,` + `"`; question and exclamation marks stay instead of the comma."""
    root = root_of(sentence.words) + 1
    inner = shifted(sentence.words[:-1], 1)
    inner[-1] = replace(inner[-1], space=False)
    stop = sentence.words[-1].form
    last = mark(",", ",", root, space=False) if stop == "." else mark(stop, ".", root, space=False)
    return [mark('"', "``", root, space=False), *inner, last, mark('"', "''", root)]


def _said(rng: random.Random) -> Word:
    form, lemma = rng.choice(kind_of_words("saying")).split()
    return Word(form, lemma, "VERB", "VBD", "", -1, ROOT, True, "O")


def _when(rng: random.Random, at: int, verb: int) -> list[Word]:
    """Nothing, "on Monday" (obl) or "Monday" (obl:unmarked: no argument)."""
    draw, day = rng.random(), rng.choice(kind_of_words("day"))
    if draw < 0.2:
        on = Word("on", "on", "ADP", "IN", "", at + 1, "case", True, "O")
        return [on, Word(day, day, "PROPN", "NNP", "", verb, "obl", True, "O")]
    if draw < 0.4:
        return [Word(day, day, "PROPN", "NNP", "", verb, "obl:unmarked", True, "O")]
    return []


def _addition(rng: random.Random, at: int, verb: int) -> list[Word]:
    """When, or in a statement."""
    if rng.random() < 0.75:
        return _when(rng, at, verb)
    article, noun = rng.choice(kind_of_words("statement")).split()
    return [
        Word("in", "in", "ADP", "IN", "", at + 2, "case", True, "O"),
        Word(article, "a", "DET", "DT", "", at + 2, "det", True, "O"),
        Word(noun, noun, "NOUN", "NN", "", verb, "obl", True, "O"),
    ]


def _in_place(place: Fragment, at: int, verb: int) -> list[Word]:
    root = at + 1 + root_of(place)
    return [Word("in", "in", "ADP", "IN", "", root, "case", True, "O"), *under(shifted(place, at + 1), verb, "obl")]


def _fitting(speaker: Fragment, *, before_verb: bool) -> Fragment:
    """An apposition before the verb must be closed by a comma."""
    commas = [w for w in speaker if w.form == ","]
    if not before_verb or not commas:
        return speaker
    words = [*speaker[:-1], replace(speaker[-1], space=False)]
    return (*words, replace(commas[0], space=True))


def _closed(sentence: Sentence, words: Sequence[Word], verb: int) -> Sentence:
    """With the final stop; the verb of saying is the root."""
    last = replace(words[-1], space=False)
    if last.form == "." or last.form.endswith("."):
        return replace(sentence, words=(*words[:-1], replace(last, space=True)))
    return replace(sentence, words=(*words[:-1], last, mark(".", ".", verb)))


def _continued(sentence: Sentence) -> Sentence:
    """A sentence that stands in quotation marks as a whole."""
    root = root_of(sentence.words) + 1
    words = [mark('"', "``", root, space=False), *shifted(sentence.words, 1)]
    words[-1] = replace(words[-1], space=False)
    return replace(sentence, words=(*words, mark('"', "''", root)))
