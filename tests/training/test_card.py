"""The model card."""

import json
from pathlib import Path

from training.card import table, write_card


def test_blanks_of_the_card_are_filled(tmp_path: Path) -> None:
    """Figures, hashes and version stand in it; no brace is left."""
    (tmp_path / "encoder.onnx").write_bytes(b"0" * 2_000_000)
    meta = {
        "version": "7",
        "files": {"encoder.onnx": "ab12"},
        "treebanks": {"en.conllu.gz": "cd34"},
        "starting_weights": {"sha256": "ef56"},
        "training": {"words read": 10},
    }
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    write_card(tmp_path, {"EWT dev": {"LAS": 88.44}}, {"EWT dev": {"LAS": 88.61, "names": 97.77}})
    card = (tmp_path / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(part in card for part in ("88.4", "88.6", "ab12", "cd34", "ef56", "2.0 MB", "words read 10"))
    assert "{" not in card
    assert "97.8" not in card, "names that were learned are not measured"


def test_missing_figures_are_left_blank() -> None:
    """A set without name labels has no figure for names."""
    assert table({"news": {"LAS": 90.0}}, ("LAS", "names")).splitlines()[-1] == "| news | 90.0 |  |"
