"""Writes the model's files: two ONNX graphs, the wordpiece vocabulary, the lemmas, and what they mean.

In: a checkpoint and the treebanks. Out: a folder with encoder.onnx, labels.onnx, tokenizer.json, lemmas.json.gz and
meta.json, which lists the labels in the order of the outputs and the SHA-256 of every file: the run time refuses a
mixture of two trainings, which would read "Ankara" as "Angola" without a word.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx

from demarche.language.wordpieces import Wordpieces
from training.calibrate import activation_ranges
from training.corpus import Chunk, Inventory, chunk, cut
from training.export import build_encoder, build_labeller, numpy_weights
from training.fit import load_average
from training.lemmas import write_lemmas
from training.starting_weights import HASHES, PACKAGE, tokenizer_file
from training.treebanks import Sentence

CALIBRATION_CHUNKS = 160
FILES = ("encoder.onnx", "labels.onnx", "tokenizer.json", "lemmas.json.gz")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the model was made of, for meta.json."""

    version: str
    data: dict[str, str]
    training: dict[str, Any]


def write_model(checkpoint: Path, train: Sequence[Sentence], folder: Path, origin: Origin) -> None:
    """Calibrates, quantises and writes all files."""
    state, labels, sizes = load_average(checkpoint)
    weights = numpy_weights(state)
    ranges = activation_ranges(weights, Wordpieces(tokenizer_file()), calibration_chunks(train))
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build_encoder(weights, ranges)[0], str(folder / "encoder.onnx"))
    onnx.save(build_labeller(weights, ranges), str(folder / "labels.onnx"))
    shutil.copyfile(tokenizer_file(), folder / "tokenizer.json")
    write_lemmas(train, folder / "lemmas.json.gz")
    write_meta(folder, labels, sizes.layers, origin)


def calibration_chunks(train: Sequence[Sentence]) -> list[Chunk]:
    """A fixed sample of chunks as they are read."""
    rng = random.Random(3)
    return [chunk(group) for group in rng.sample(cut(train, rng), CALIBRATION_CHUNKS)]


def write_meta(folder: Path, labels: Inventory, layers: int, origin: Origin) -> None:
    """meta.json."""
    meta = {
        "name": "demarche-minilm",
        "version": origin.version,
        "layers": layers,
        "upos": labels.upos,
        "xpos": labels.xpos,
        "deprel": labels.relations,
        "names": labels.names,
        "files": {name: _sha256(folder / name) for name in FILES},
        "starting_weights": {"package": PACKAGE, "sha256": HASHES["model.safetensors"]},
        "treebanks": origin.data,
        "training": origin.training,
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
