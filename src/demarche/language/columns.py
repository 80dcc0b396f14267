"""A Doc's annotations while they grow, and how they are written into the Doc.

In:  a Doc of words, e.g. of "Ankara denied it.\\nBelgrade insisted.", and what was decided on the words of its windows.
Out: its paragraphs, to be analysed; in the end the Doc with all its annotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.language.lemmatizer import Lemmatizer
from demarche.language.model_files import ModelFiles
from demarche.language.name_lexicon import NameLexicon
from demarche.language.name_rules import Words, correct_names, read_names

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ATTRIBUTES = [HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE]
IOB = {"I": 1, "O": 2, "B": 3}  # spaCy's numbers
LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided on the words of one window; heads count from 1 within the window, 0 is the root."""

    upos: Ints
    xpos: Ints
    heads: Ints
    labels: Ints
    names: Ints
    starts: Bools


@dataclass(slots=True)
class Paragraph:
    """The words between two line breaks of a Doc, without white-space tokens; `done` of them are analysed.

    tokens: each word's index in the Doc.
    """

    columns: Columns
    words: list[str]
    spaces: list[bool]
    tokens: list[int]
    done: int = 0

    def store(self, found: Decisions) -> None:
        """Keep a window's decisions; give back its last, unfinished sentence when more words follow."""
        kept = len(found.upos)
        if self.done + kept < len(self.words):
            starts = np.flatnonzero(found.starts)
            if len(starts) > 1 and starts[-1] > kept // 4:
                kept = int(starts[-1])
        self.columns.put(np.array(self.tokens[self.done : self.done + kept], np.int64), found)
        self.done += kept


class Columns:
    """The annotations of one Doc, an array each, in label numbers of the model."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        size = len(doc)
        self.heads: Ints = np.arange(size, dtype=np.int64)
        self.upos, self.xpos, self.labels, self.names = np.zeros((4, size), np.int64)
        self.starts: Bools = np.zeros(size, np.bool_)

    def put(self, tokens: Ints, found: Decisions) -> None:
        """Write the leading `len(tokens)` decisions of a window."""
        kept = len(tokens)
        heads = found.heads[:kept]
        inside = (heads > 0) & (heads <= kept)
        self.heads[tokens] = np.where(inside, tokens[np.where(inside, heads - 1, 0)], tokens)
        self.upos[tokens] = found.upos[:kept]
        self.xpos[tokens] = found.xpos[:kept]
        self.labels[tokens] = found.labels[:kept]
        self.names[tokens] = found.names[:kept]
        self.starts[tokens] = found.starts[:kept]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs that have words; a line break is always a border."""
        current = Paragraph(self, [], [], [])
        for token in self.doc:
            text = token.text
            if not token.is_space:
                current.words.append(text)
                current.spaces.append(bool(token.whitespace_))
                current.tokens.append(token.i)
                continue
            if current.spaces:
                current.spaces[-1] = True
            if not LINE_BREAKS.isdisjoint(text) and current.words:
                yield current
                current = Paragraph(self, [], [], [])
        if current.words:
            yield current


class Writer:
    """Writes finished columns into their Docs: label numbers to spaCy's hashes, lemmas, and names put right."""

    def __init__(self, vocab: Vocab, model: ModelFiles, lemmatizer: Lemmatizer, lexicon: NameLexicon) -> None:
        add = vocab.strings.add
        self._model = model
        self._lemmatizer = lemmatizer
        self._lexicon = lexicon
        self._upos = _hashes(vocab, model.upos)
        self._xpos = _hashes(vocab, model.xpos)
        self._deprel = _hashes(vocab, model.deprel)
        self._flat = model.deprel.index("flat") if "flat" in model.deprel else -1
        self._label = {label: add(label) for label in sorted({label[2:] for label in model.names if label[2:]})}
        self._blank = {name: np.uint64(add(name)) for name in ("SPACE", "_SP", "dep")}

    def write(self, columns: Columns) -> None:
        """Set heads (and with them sentences), tags, lemmas and names of the Doc."""
        doc = columns.doc
        if not len(doc):
            return
        add = doc.vocab.strings.add
        heads, blank = _hang_blanks(doc, columns.heads)
        iob, kinds = self._names(columns, np.flatnonzero(~blank))
        values = [
            (heads - np.arange(len(doc))).view(np.uint64),
            np.where(blank, self._blank["dep"], self._deprel[columns.labels]),
            np.where(blank, self._blank["SPACE"], self._upos[columns.upos]),
            np.where(blank, self._blank["_SP"], self._xpos[columns.xpos]),
            np.array([add(lemma) for lemma in self._lemmas(columns)], np.uint64),
            iob,
            kinds,
        ]
        doc.from_array(ATTRIBUTES, np.stack(values, axis=1))  # type: ignore[arg-type]

    def _names(self, columns: Columns, tokens: Ints) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """spaCy's ENT_IOB and ENT_TYPE of every token, after the rules. tokens: those that are words."""
        doc = columns.doc
        iob = np.full(len(doc), IOB["O"], np.uint64)
        kinds = np.zeros(len(doc), np.uint64)
        places = tokens.tolist()
        words = Words(
            text=doc.text,
            forms=[doc[place].text for place in places],
            offsets=[doc[place].idx for place in places],
            tags=[self._model.xpos[number] for number in columns.xpos[tokens].tolist()],
            starts=columns.starts[tokens].tolist(),
            flat=(columns.labels[tokens] == self._flat).tolist(),
        )
        found = read_names([self._model.names[number] for number in columns.names[tokens].tolist()])
        for name in correct_names(words, found, self._lexicon):
            first, last = places[name.start], places[name.end - 1]
            iob[first], iob[first + 1 : last + 1] = IOB["B"], IOB["I"]
            kinds[first : last + 1] = self._label[name.label]
        return iob, kinds

    def _lemmas(self, columns: Columns) -> Iterator[str]:
        """Lemma of every token; a capital at a sentence's beginning, or after its opening marks, says nothing."""
        initial = False
        words = zip(columns.doc, columns.upos.tolist(), columns.xpos.tolist(), columns.starts.tolist(), strict=True)
        for token, upos, xpos, starts in words:
            form = token.text
            if token.is_space:
                yield form
                continue
            initial = initial or starts
            yield self._lemmatizer.lemma(form, self._model.upos[upos], self._model.xpos[xpos], initial=initial)
            initial = initial and not form[:1].isalnum()


def _hashes(vocab: Vocab, labels: Sequence[str]) -> NDArray[np.uint64]:
    return np.array([vocab.strings.add(label) for label in labels], np.uint64)


def _hang_blanks(doc: Doc, heads: Ints) -> tuple[Ints, Bools]:
    """White-space tokens hang on the word before them (at the beginning: after), so that every token has a sentence."""
    blank = np.array([token.is_space for token in doc], np.bool_)
    if not blank.any() or blank.all():
        return heads, blank
    positions = np.arange(len(doc))
    before = np.maximum.accumulate(np.where(blank, -1, positions))
    before[before < 0] = positions[~blank][0]
    return np.where(blank, before, heads), blank
