"""From the words of Docs to their annotations: paragraphs, windows, batches, decisions.

In:  spaCy Docs of words, e.g. of the report "BELGRADE (AP) – Serbia's president on Monday accused …".
Out: the same Docs, annotated in place.

A Doc is cut into paragraphs at line breaks, a paragraph into windows at predicted sentence starts; the windows of all
Docs are batched by length. What becomes of one window never depends on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.language.columns import Columns, Decisions, Paragraph
from demarche.language.encoder import Encoder, Scores, batches
from demarche.language.lemmatizer import read_lemmas
from demarche.language.model_files import PACKAGED_MODEL, read_model
from demarche.language.names import NameDecoder
from demarche.language.sentences import read_sentence_rules
from demarche.language.tree import decode_heads
from demarche.language.wordpieces import Pieces, Wordpieces
from demarche.language.writing import Writer

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

WINDOW_WORDS = 160
WINDOW_PIECES = 384  # the encoder has 512 positions; words of many pieces (code, other scripts) fill them early


class Analyser:
    """The model with its decoders, for the Docs of one vocabulary. Raises BrokenModel when its files do not fit."""

    def __init__(self, vocab: Vocab, folder: Path = PACKAGED_MODEL) -> None:
        self.model = read_model(folder)
        self._wordpieces = Wordpieces(folder / "tokenizer.json")
        self._encoder = Encoder(self.model)
        self._sentence_rules = read_sentence_rules()
        self._name_decoder = NameDecoder(self.model.names)
        self._writer = Writer(vocab, self.model, read_lemmas(folder))

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Annotate Docs in place, encoding their paragraphs together."""
        columns = [Columns(doc) for doc in docs]
        waiting = [paragraph for column in columns for paragraph in column.paragraphs()]
        while waiting:
            pieces = [self._next_window(paragraph) for paragraph in waiting]
            for batch in batches(pieces):
                scores = self._encoder.scores([pieces[index] for index in batch])
                self._decide(scores, [waiting[index] for index in batch])
            waiting = [paragraph for paragraph in waiting if paragraph.done < len(paragraph.words)]
        for column in columns:
            self._writer.write(column)

    def _next_window(self, paragraph: Paragraph) -> Pieces:
        window = slice(paragraph.done, paragraph.done + WINDOW_WORDS)
        return self._wordpieces.encode(paragraph.words[window], paragraph.spaces[window], max_pieces=WINDOW_PIECES)

    def _decide(self, scores: Scores, batch: Sequence[Paragraph]) -> None:
        """Decide on one window of each paragraph of a batch, and store the decisions there."""
        valid = np.arange(scores.upos.shape[1])[None] <= scores.words[:, None]
        starts = self._starts(scores, batch)
        sentence = np.where(valid, np.cumsum(starts, 1), -1)
        heads = decode_heads(scores.arcs, sentence, valid)
        labels = self._label(scores, heads, valid)
        names = self._name_decoder.decode(scores.names[:, 1:], starts[:, 1:], scores.words)
        for row, (paragraph, count) in enumerate(zip(batch, scores.words.tolist(), strict=True)):
            word = slice(1, count + 1)
            columns = (scores.upos[row, word], scores.xpos[row, word], heads[row, word], labels[row, word])
            paragraph.store(Decisions(*columns, names[row, :count], starts[row, word]))

    def _starts(self, scores: Scores, batch: Sequence[Paragraph]) -> Bools:
        """Sentence starts [B, N+1]; False in column 0, the root."""
        starts = np.zeros(scores.upos.shape, np.bool_)
        for row, paragraph in enumerate(batch):
            count = int(scores.words[row])
            window = slice(paragraph.done, paragraph.done + count)
            logits = scores.starts[row, 1 : count + 1]
            words, spaces = paragraph.words[window], paragraph.spaces[window]
            starts[row, 1 : count + 1] = self._sentence_rules.starts(words, spaces, logits[:, 1] - logits[:, 0])
        return starts

    def _label(self, scores: Scores, heads: Ints, valid: Bools) -> Ints:
        """The best label of each arc; the root's label goes to roots, and only to them."""
        width = heads.shape[1]
        rows, words = np.nonzero(valid[:, 1:])
        words = words + 1
        chosen = heads[rows, words]
        dependents, governors = scores.dependents[rows * width + words], scores.heads[rows * width + chosen]
        label_scores = self._encoder.label_scores(dependents, governors)
        label_scores[:, self.model.root] = -np.inf
        labels = np.zeros(heads.shape, np.int64)
        labels[rows, words] = np.where(chosen == 0, self.model.root, label_scores.argmax(-1))
        return labels
