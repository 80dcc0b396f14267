"""The model's files belong together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from demarche.errors import BrokenModel
from demarche.language.model_files import PACKAGED_MODEL, read_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in PACKAGED_MODEL.iterdir():
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def test_packaged_model_is_whole() -> None:
    """The model in the package passes its own check and knows the labels the rest relies on."""
    model = read_model()
    assert {"nsubj", "nsubj:pass", "obj", "obl", "ccomp", "ROOT"} <= set(model.deprel)
    assert set(model.names) == {"O"} | {f"{bio}-{kind}" for bio in "BI" for kind in ("PERSON", "ORG", "LOC")}
    assert len(model.fingerprint) == 64


def test_file_of_another_training_is_refused(folder: Path) -> None:
    """One changed byte is noticed, and the message names the file."""
    path = folder / "labels.onnx"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(BrokenModel, match=r"labels\.onnx does not belong"):
        read_model(folder)


def test_missing_file_is_named(folder: Path) -> None:
    """A missing network or description stops loading."""
    (folder / "encoder.onnx").unlink()
    with pytest.raises(BrokenModel, match=r"encoder\.onnx"):
        read_model(folder)
    (folder / "meta.json").unlink()
    with pytest.raises(BrokenModel, match=r"meta\.json is missing"):
        read_model(folder)


@pytest.mark.parametrize("meta", ["{", "[]", "{}", json.dumps({"upos": ["NOUN"], "files": {}})])
def test_unusable_description_is_refused(folder: Path, meta: str) -> None:
    """A description that is no JSON, or lacks label sets or hashes, is refused."""
    (folder / "meta.json").write_text(meta)
    with pytest.raises(BrokenModel, match=r"meta\.json"):
        read_model(folder)
