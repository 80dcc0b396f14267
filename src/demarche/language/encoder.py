"""The network: batches of encoded words in, raw scores out.

In:  `Pieces` of any number of stretches, e.g. the paragraphs of a report that begins "Ankara said on Monday …".
Out: `Scores`, arrays over [stretch, word]: tags, sentence starts, names, arcs, label vectors. `tree.py` and
     `names.py` decide on them.

Answers do not depend on the company a stretch is batched with: the graph is quantised statically (dynamic scales
would be shared by a batch: 1.7 % of the tokens changed in a trial), padding is masked exactly, and a batch holds
stretches of one size class only, so that the arc product has the same shape, hence the same rounding, alone or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demarche.language.model_files import ModelFiles
from demarche.language.runtime import ort
from demarche.language.wordpieces import Pieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

BATCH_PIECES = 512  # padded wordpieces in a batch: best of 256-2048 on one core, the activations stay in cache
SIZE_CLASS = 32  # stretches are padded to a multiple of this many words
OUTPUTS = ("upos", "xpos", "sent", "ner", "arcs", "ld", "lh")


@dataclass(frozen=True, slots=True)
class Scores:
    """Network outputs of one batch of B stretches, padded to N words; column 0 of the N + 1 is the root.

    upos, xpos: [B, N+1] label numbers. starts: [B, N+1, 2] logits. names: [B, N+1, K] logits.
    arcs: [B, N+1, N+1] scores dependent → head. dependents, heads: [B * (N+1), D] vectors for the labels.
    """

    words: Ints
    upos: Ints
    xpos: Ints
    starts: Floats
    names: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats


def open_session(path: str) -> ort.InferenceSession:
    """One thread that does not spin: users scale by processes, and spinning threads starve each other."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


class Encoder:
    """The two ONNX graphs of the model: words to scores, and arcs to label scores."""

    def __init__(self, model: ModelFiles) -> None:
        self._encoder = open_session(str(model.folder / "encoder.onnx"))
        self._labels = open_session(str(model.folder / "labels.onnx"))

    def scores(self, batch: Sequence[Pieces]) -> Scores:
        """Run the encoder on one batch. All stretches must be of one size class (see `batches`)."""
        grid = (len(batch), size_class(batch[0]) + 1)
        upos, xpos, starts, names, arcs, dependents, heads = self._encoder.run(OUTPUTS, _inputs(batch, *grid))
        return Scores(
            words=np.array([stretch.words for stretch in batch], np.int64),
            upos=upos.reshape(grid),
            xpos=xpos.reshape(grid),
            starts=starts.reshape(*grid, -1),
            names=names.reshape(*grid, -1),
            arcs=arcs,
            dependents=dependents,
            heads=heads,
        )

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score the labels of arcs given as rows of dependent and head vectors: [T, D], [T, D] → [T, labels]."""
        padded = np.ones((len(heads), heads.shape[1] + 1, 1), np.float32)
        padded[:, :-1, 0] = heads
        scores: Floats = self._labels.run(None, {"ld": dependents, "lh1": padded})[0]
        return scores


def _inputs(batch: Sequence[Pieces], rows: int, columns: int) -> dict[str, NDArray[np.int32] | Ints]:
    """The padded arrays the graph reads; `first` and `last` count over the whole flattened batch."""
    width = max(len(stretch) for stretch in batch)
    ids, shapes = np.zeros((2, rows, width), np.int32)
    first, last = np.zeros((2, rows, columns), np.int32)
    for row, stretch in enumerate(batch):
        ids[row, : len(stretch)] = stretch.ids
        shapes[row, : len(stretch)] = stretch.shapes
        first[row, : stretch.words + 1] = stretch.first
        last[row, : stretch.words + 1] = stretch.last
    offset = (np.arange(rows, dtype=np.int32) * width)[:, None]
    return {
        "ids": ids,
        "case": shapes,
        "pos": np.arange(width, dtype=np.int32),
        "lens": np.array([len(stretch) for stretch in batch], np.int32),
        "first": (first + offset).ravel(),
        "last": (last + offset).ravel(),
        "bn": np.array([rows, columns, -1], np.int64),
    }


def size_class(stretch: Pieces) -> int:
    """Words of a stretch, rounded up: what it is padded to, alone or in company."""
    return -(-stretch.words // SIZE_CLASS) * SIZE_CLASS


def batches(stretches: Sequence[Pieces]) -> Iterator[list[int]]:
    """Indexes of `stretches` in batches: one size class each, sorted by length, about BATCH_PIECES padded pieces."""
    order = sorted(range(len(stretches)), key=lambda index: (size_class(stretches[index]), len(stretches[index])))
    batch: list[int] = []
    for index in order:
        stretch = stretches[index]
        full = len(stretch) * (len(batch) + 1) > BATCH_PIECES
        if batch and (full or size_class(stretch) != size_class(stretches[batch[0]])):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
