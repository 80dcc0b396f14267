"""Measures the ranges of the activations on training sentences, for the static quantisation.

In: the single-precision encoder and chunks of the treebanks. Out: for each matrix product the 0.001st and 99.999th
percentile of its input: the few outliers beyond (a wordpiece or two in "www.kremlin.ru") are clipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import onnx

from demarche.language.runtime import ort
from demarche.language.wordpieces import Wordpieces
from training.corpus import Chunk
from training.export import build_encoder
from training.graph import Array, Ranges, Weights

TAIL = 0.001  # percent, at each end
LONGEST = 160  # words: the window of the run time


def activation_ranges(weights: Weights, encoder: Wordpieces, chunks: Iterable[Chunk]) -> Ranges:
    """(low, high) by the tags of the graph."""
    model, taps = build_encoder(weights, None)
    session = _session(model)
    names = [*taps.values(), "ld"]
    values: dict[str, list[Array]] = defaultdict(list)
    for chunk in chunks:
        words = chunk.words[:LONGEST]
        found = session.run(names, feed(encoder, [w.form for w in words], [w.space for w in words]))
        for tag, activations in zip([*taps, "labels"], found, strict=True):
            values[tag].append(np.asarray(activations).reshape(-1))
    return {tag: _percentiles(np.concatenate(parts)) for tag, parts in values.items()}


def feed(encoder: Wordpieces, words: list[str], spaces: list[bool]) -> dict[str, Array]:
    """The inputs of one chunk."""
    pieces = encoder.encode(words, spaces)
    row = {"ids": np.array([pieces.ids], np.int32), "case": np.array([pieces.shapes], np.int32)}
    flat = {name: np.array(getattr(pieces, name), np.int32) for name in ("first", "last")}
    places = np.arange(len(pieces.ids), dtype=np.int32)
    length = np.array([len(pieces.ids)], np.int32)
    shape = np.array([1, len(pieces.first), -1], np.int64)
    return row | flat | {"pos": places, "lens": length, "bn": shape}


def _percentiles(values: Array) -> tuple[float, float]:
    low, high = np.percentile(values, [TAIL, 100 - TAIL])
    return float(low), float(high)


def _session(model: onnx.ModelProto) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
