"""From the words of Docs to their annotations: stretches, batches, decisions, and back into the Docs.

In:  spaCy Docs of words, e.g. of the report "BELGRADE (AP) – Serbia's president on Monday accused …".
Out: the same Docs, annotated in place.

A Doc is cut into paragraphs at line breaks, a paragraph into windows at predicted sentence starts; the windows of all
Docs are batched by length. What becomes of one window never depends on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.language.encoder import Encoder, Scores, batches
from demarche.language.lemmatizer import Lemmatizer, read_lemmas
from demarche.language.model_files import PACKAGED_MODEL, read_model
from demarche.language.names import NameDecoder
from demarche.language.sentences import read_sentence_rules
from demarche.language.tree import decode_heads
from demarche.language.wordpieces import Pieces, Wordpieces

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Array64 = NDArray[np.uint64]

WINDOW_WORDS = 160
WINDOW_PIECES = 384  # the encoder has 512 positions; words of many pieces (code, other scripts) fill them early
ATTRIBUTES = [HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE]
SPACE_TAG = "_SP"


@dataclass(slots=True)
class Paragraph:
    """The words between two line breaks of a Doc, without white-space tokens, and how far they are analysed."""

    columns: Columns
    words: list[str]
    spaces: list[bool]
    tokens: list[int]
    done: int = 0


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided on the words of one window; heads count from 1 within the window, 0 is the root."""

    upos: Ints
    xpos: Ints
    heads: Ints
    labels: Ints
    names: Ints
    starts: Bools


class Columns:
    """The annotations of one Doc while they grow, one array a column."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        size = len(doc)
        self.heads = np.arange(size, dtype=np.int64)
        self.upos, self.xpos, self.labels, self.names = np.zeros((4, size), np.int64)
        self.starts = np.zeros(size, np.bool_)

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


class Analyser:
    """The model with its decoders, for the Docs of one vocabulary."""

    def __init__(self, vocab: Vocab, folder: Path = PACKAGED_MODEL) -> None:
        self.model = read_model(folder)
        self._wordpieces = Wordpieces(folder / "tokenizer.json")
        self._encoder = Encoder(self.model)
        self._name_decoder = NameDecoder(self.model.names)
        self._sentence_rules = read_sentence_rules()
        self._lemmatizer: Lemmatizer = read_lemmas(folder)
        self._tables = _LabelHashes(vocab, self.model.upos, self.model.xpos, self.model.deprel, self.model.names)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Annotate Docs in place, encoding their paragraphs together."""
        columns = [Columns(doc) for doc in docs]
        waiting = [paragraph for column in columns for paragraph in paragraphs(column)]
        while waiting:
            pieces = [self._encode(paragraph) for paragraph in waiting]
            for batch in batches(pieces):
                scores = self._encoder.scores([pieces[index] for index in batch])
                for index, found in zip(batch, self._decide(scores, [waiting[i] for i in batch]), strict=True):
                    _store(waiting[index], found)
            waiting = [paragraph for paragraph in waiting if paragraph.done < len(paragraph.words)]
        for column in columns:
            self._write(column)

    def _encode(self, paragraph: Paragraph) -> Pieces:
        end = paragraph.done + WINDOW_WORDS
        words, spaces = paragraph.words[paragraph.done : end], paragraph.spaces[paragraph.done : end]
        return self._wordpieces.encode(words, spaces, max_pieces=WINDOW_PIECES)

    def _decide(self, scores: Scores, batch: Sequence[Paragraph]) -> Iterator[Decisions]:
        rows, width = scores.upos.shape
        valid = np.arange(width)[None] <= scores.words[:, None]
        starts = np.zeros((rows, width), np.bool_)
        for row, paragraph in enumerate(batch):
            count = int(scores.words[row])
            window = slice(paragraph.done, paragraph.done + count)
            logits = scores.starts[row, 1 : count + 1]
            starts[row, 1 : count + 1] = self._sentence_rules.starts(
                paragraph.words[window], paragraph.spaces[window], logits[:, 1] - logits[:, 0]
            )
        sentence = np.cumsum(starts, 1)
        sentence[~valid] = -1
        heads = decode_heads(scores.arcs, sentence, valid)
        labels = self._label(scores, heads, valid)
        names = self._name_decoder.decode(scores.names[:, 1:], starts[:, 1:], scores.words)
        for row, count in enumerate(scores.words.tolist()):
            word = slice(1, count + 1)
            yield Decisions(
                scores.upos[row, word],
                scores.xpos[row, word],
                heads[row, word],
                labels[row, word],
                names[row, :count],
                starts[row, word],
            )

    def _label(self, scores: Scores, heads: Ints, valid: Bools) -> Ints:
        width = heads.shape[1]
        rows, words = np.nonzero(valid[:, 1:])
        words = words + 1
        chosen = heads[rows, words]
        label_scores = self._encoder.label_scores(
            scores.dependents[rows * width + words], scores.heads[rows * width + chosen]
        )
        is_root = chosen == 0
        label_scores[:, self.model.root] = -np.inf
        best = label_scores.argmax(-1)
        best[is_root] = self.model.root
        labels = np.zeros(heads.shape, np.int64)
        labels[rows, words] = best
        return labels

    def _write(self, columns: Columns) -> None:
        doc = columns.doc
        if not len(doc):
            return
        tags = self._tables
        lemmas = [doc.vocab.strings.add(lemma) for lemma in self._lemmas(columns)]
        heads, blank = _hang_blanks(doc, columns.heads)
        iob = np.where(blank, _LabelHashes.OUTSIDE, tags.iob[columns.names])
        values = [
            (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64),
            np.where(blank, tags.blank_deprel, tags.deprel[columns.labels]),
            np.where(blank, tags.blank_upos, tags.upos[columns.upos]),
            np.where(blank, tags.blank_xpos, tags.xpos[columns.xpos]),
            np.array(lemmas, np.uint64),
            iob,
            np.where(blank, np.uint64(0), tags.kind[columns.names]),
        ]
        doc.from_array(ATTRIBUTES, np.stack(values, axis=1))


    def _lemmas(self, columns: Columns) -> Iterator[str]:
        """Lemma of every token; a capital at a sentence's beginning, or after its opening marks, says nothing."""
        initial = False
        words = zip(columns.doc, columns.upos.tolist(), columns.xpos.tolist(), columns.starts.tolist(), strict=True)
        for token, upos, xpos, starts in words:
            form = token.text
            initial = initial or starts
            yield self._lemmatizer.lemma(form, self.model.upos[upos], self.model.xpos[xpos], initial=initial)
            initial = initial and not form[:1].isalnum()


class _LabelHashes:
    """spaCy's numbers of the model's labels, as lookup arrays."""

    OUTSIDE = np.uint64(2)

    def __init__(
        self, vocab: Vocab, upos: Sequence[str], xpos: Sequence[str], deprel: Sequence[str], names: Sequence[str]
    ) -> None:
        add = vocab.strings.add
        self.upos = np.array([add(label) for label in upos], np.uint64)
        self.xpos = np.array([add(label) for label in xpos], np.uint64)
        self.deprel = np.array([add(label) for label in deprel], np.uint64)
        self.kind = np.array([add(label[2:]) if label[2:] else 0 for label in names], np.uint64)
        self.iob = np.array([{"B": 3, "I": 1, "O": 2}[label[0]] for label in names], np.uint64)
        self.blank_upos = np.uint64(add("SPACE"))
        self.blank_xpos = np.uint64(add(SPACE_TAG))
        self.blank_deprel = np.uint64(add("dep"))


def paragraphs(columns: Columns) -> Iterator[Paragraph]:
    """The paragraphs of a Doc that have words: a line break is always a border."""
    current = Paragraph(columns, [], [], [])
    for token in columns.doc:
        text = token.text
        if not token.is_space:
            current.words.append(text)
            current.spaces.append(bool(token.whitespace_))
            current.tokens.append(token.i)
            continue
        if current.spaces:
            current.spaces[-1] = True
        if "\n" in text or "\r" in text or "\u2029" in text:
            if current.words:
                yield current
            current = Paragraph(columns, [], [], [])
    if current.words:
        yield current


def _store(paragraph: Paragraph, found: Decisions) -> None:
    """Keep a window's decisions; give back its last, unfinished sentence when more words follow."""
    kept = len(found.upos)
    if paragraph.done + kept < len(paragraph.words):
        starts = np.flatnonzero(found.starts)
        if len(starts) > 1 and starts[-1] > kept // 4:
            kept = int(starts[-1])
    tokens = np.array(paragraph.tokens[paragraph.done : paragraph.done + kept], np.int64)
    paragraph.columns.put(tokens, found)
    paragraph.done += kept


def _hang_blanks(doc: Doc, heads: Ints) -> tuple[Ints, Bools]:
    """White-space tokens hang on the word before them (at the beginning: after), so that every token has a sentence."""
    blank = np.array([token.is_space for token in doc], np.bool_)
    if not blank.any() or blank.all():
        return heads, blank
    positions = np.arange(len(doc))
    before = np.maximum.accumulate(np.where(blank, -1, positions))
    before[before < 0] = positions[~blank][0]
    return np.where(blank, before, heads), blank
