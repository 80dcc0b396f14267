"""The files of the language model, checked to belong together.

In:  a folder with encoder.onnx, labels.onnx, tokenizer.json and meta.json (by default the one in the package).
Out: `ModelFiles`, the paths and label sets that read "Turkish officials denied the charge on Friday."

`meta.json` names the label sets in the order of the network's outputs and the SHA-256 of every other file. A model
whose tokeniser comes from another training run would still answer, only wrongly: hence the check at every loading
(about 20 ms for 25 MB).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.errors import BrokenModel

PACKAGED_MODEL = Path(__file__).parent.parent / "data" / "model"
LABEL_SETS = ("upos", "xpos", "deprel", "names")
NETWORK_FILES = ("encoder.onnx", "labels.onnx", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A checked model folder: where its files lie and what the network's outputs mean."""

    folder: Path
    name: str
    version: str
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]
    fingerprint: str

    @property
    def root(self) -> int:
        """Index of the label of a sentence's root."""
        return self.deprel.index("ROOT")


def read_model(folder: Path = PACKAGED_MODEL) -> ModelFiles:
    """Read `meta.json` and assert that every file it names is the one it was written for.

    Raises BrokenModel when a file is missing, unreadable or has another hash.
    """
    meta = _read_meta(folder)
    for name, expected in meta["files"].items():
        _assert_fingerprint(folder / name, expected)
    labels = {key: tuple(meta[key]) for key in LABEL_SETS}
    joined = "".join(f"{name}:{meta['files'][name]}\n" for name in sorted(meta["files"]))
    return ModelFiles(
        folder=folder,
        name=str(meta.get("name", "")),
        version=str(meta.get("version", "")),
        fingerprint=hashlib.sha256(joined.encode()).hexdigest(),
        **labels,
    )


def _read_meta(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BrokenModel(f"no language model in {folder}: meta.json is missing; reinstall demarche") from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BrokenModel(f"{path} cannot be read ({error}); reinstall demarche") from error
    missing = [key for key in (*LABEL_SETS, "files") if not (isinstance(meta, dict) and meta.get(key))]
    missing += [name for name in NETWORK_FILES if not missing and name not in meta["files"]]
    if missing:
        raise BrokenModel(f"{path} lacks {', '.join(missing)}: not a model of this version")
    return dict(meta)


def _assert_fingerprint(path: Path, expected: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BrokenModel(f"the language model's {path.name} cannot be read: {error}") from error
    if found != expected:
        raise BrokenModel(
            f"{path} does not belong to this model: SHA-256 is {found[:12]}…, meta.json says {str(expected)[:12]}…; "
            "the model's files come from different trainings"
        )
