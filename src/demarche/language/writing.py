"""Decided annotations, put right where rules are surer, into the Doc.

In:  `Columns` of label numbers, e.g. for the words of "Kenya on Monday recalled its envoy to Kampala."
Out: the Doc itself with tags, lemmas, trees (hence sentences) and names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.language.columns import Columns
from demarche.language.conformity import mend_trees
from demarche.language.lemmatizer import Lemmatizer
from demarche.language.model_files import ModelFiles
from demarche.language.name_lexicon import read_name_lexicon
from demarche.language.name_rules import correct_names, read_names
from demarche.language.name_words import Name, Words
from demarche.language.trees import Trees, read_tree_words

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Hashes = NDArray[np.uint64]

ATTRIBUTES = [HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE]
INSIDE, OUTSIDE, BEGINS = 1, 2, 3  # spaCy's numbers for ENT_IOB
BLANK_LABELS = ("SPACE", "_SP", "dep")


class Writer:
    """Writes columns into the Docs of one vocabulary."""

    def __init__(self, vocab: Vocab, model: ModelFiles, lemmatizer: Lemmatizer) -> None:
        self._vocab = vocab
        self._model = model
        self._lemmatizer = lemmatizer
        self._tree_words = read_tree_words()
        self._lexicon = read_name_lexicon()

    def write(self, columns: Columns) -> None:
        """Set heads (and with them sentences), labels, tags, lemmas and names of the Doc."""
        doc = columns.doc
        tokens = np.array([token.i for token in doc if not token.is_space], np.int64)
        if not len(doc):
            return
        trees = self._trees(columns, tokens)
        mend_trees(trees, self._tree_words)
        names = correct_names(_name_words(columns, tokens, trees), self._found_names(columns, tokens), self._lexicon)
        upos = [self._model.upos[number] for number in columns.upos[tokens].tolist()]
        blank_upos, blank_xpos, blank_deprel = BLANK_LABELS
        values = [
            _relative_heads(len(doc), tokens, trees),
            self._spread(doc, tokens, trees.labels, blank_deprel),
            self._spread(doc, tokens, upos, blank_upos),
            self._spread(doc, tokens, trees.tags, blank_xpos),
            self._spread(doc, tokens, trees.lemmas, None),
            *self._name_columns(len(doc), tokens, names),
        ]
        doc.from_array(ATTRIBUTES, np.stack(values, axis=1))  # type: ignore[arg-type]

    def _trees(self, columns: Columns, tokens: Ints) -> Trees:
        """The trees of the Doc, counted in words instead of tokens."""
        place = np.zeros(len(columns.doc), np.int64)
        place[tokens] = np.arange(len(tokens))
        begins = [*np.flatnonzero(columns.starts[tokens]).tolist(), len(tokens)]
        return Trees(
            forms=[columns.doc[token].text for token in tokens.tolist()],
            tags=[self._model.xpos[number] for number in columns.xpos[tokens].tolist()],
            lemmas=list(self._lemmas(columns, tokens)),
            heads=place[columns.heads[tokens]].tolist(),
            labels=[self._model.deprel[number] for number in columns.labels[tokens].tolist()],
            sentences=list(pairwise(begins)),
        )

    def _lemmas(self, columns: Columns, tokens: Ints) -> Iterator[str]:
        """Lemma of every word; a capital at a sentence's beginning, or after its opening marks, says nothing."""
        initial = False
        numbers = (array[tokens].tolist() for array in (columns.upos, columns.xpos, columns.starts))
        for token, upos, xpos, starts in zip(tokens.tolist(), *numbers, strict=True):
            form = columns.doc[token].text
            initial = initial or starts
            yield self._lemmatizer.lemma(form, self._model.upos[upos], self._model.xpos[xpos], initial=initial)
            initial = initial and not form[:1].isalnum()

    def _found_names(self, columns: Columns, tokens: Ints) -> list[Name]:
        return read_names([self._model.names[number] for number in columns.names[tokens].tolist()])

    def _spread(self, doc: Doc, tokens: Ints, labels: Sequence[str], blank: str | None) -> Hashes:
        """Hashes of the words' labels, for every token; white space gets `blank`, or its own text for None."""
        add = self._vocab.strings.add
        if len(tokens) == len(doc):
            return np.array([add(label) for label in labels], np.uint64)
        spread = np.array([add(token.text if blank is None else blank) for token in doc], np.uint64)
        spread[tokens] = [add(label) for label in labels]
        return spread

    def _name_columns(self, size: int, tokens: Ints, names: Sequence[Name]) -> tuple[Hashes, Hashes]:
        """spaCy's ENT_IOB and ENT_TYPE of every token; white space inside a name belongs to it."""
        iob, kinds = np.full(size, OUTSIDE, np.uint64), np.zeros(size, np.uint64)
        for name in names:
            first, last = tokens[name.start], tokens[name.end - 1]
            iob[first], iob[first + 1 : last + 1] = BEGINS, INSIDE
            kinds[first : last + 1] = self._vocab.strings.add(name.label)
        return iob, kinds


def _name_words(columns: Columns, tokens: Ints, trees: Trees) -> Words:
    return Words(
        text=columns.doc.text,
        forms=trees.forms,
        offsets=[columns.doc[token].idx for token in tokens.tolist()],
        tags=trees.tags,
        starts=columns.starts[tokens].tolist(),
        flat=[label == "flat" for label in trees.labels],
    )


def _relative_heads(size: int, tokens: Ints, trees: Trees) -> Hashes:
    """spaCy's HEAD. White-space tokens hang on the word before them (at the beginning: after), to have a sentence."""
    positions = np.arange(size)
    heads = positions.copy()
    if len(tokens):
        words = np.full(size, -1)
        words[tokens] = tokens
        before = np.maximum.accumulate(words)
        heads = np.where(before < 0, tokens[0], before)
        heads[tokens] = tokens[trees.heads]
    return (heads - positions).view(np.uint64)
