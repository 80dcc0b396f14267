"""Writes MODEL_CARD.md: what the model is, what it was made of under which licences, and how well it reads.

In: meta.json and the figures of `training.evaluate`. Out: one page of Markdown; a figure such as "LAS 88.4 on EWT dev"
stands in a table with the file it was measured on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Mapping[str, float]]
COLUMNS = ("sentences", "words", "UPOS", "XPOS", "lemmas", "UAS", "LAS", "names", "PERSON", "ORG", "LOC")
RELATIONS = ("nsubj", "obj", "iobj", "obl", "nsubj:pass", "obl:agent", "ccomp", "xcomp", "conj", "appos", "acl:relcl")
TEMPLATE = Path(__file__).parent / "data" / "MODEL_CARD.template.md"


def write_card(folder: Path, before: Figures, after: Figures) -> None:
    """Fills the template; braces name the blanks.

    before: figures of the main part, with held-out names. after: of the shipped model, which has seen EWT dev's names.
    """
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    size = sum((folder / name).stat().st_size for name in meta["files"]) / 1e6
    blanks = {
        "version": meta["version"],
        "size": f"{size:.1f}",
        "training": _training(meta),
        "before": table(before, COLUMNS),
        "after": table(_without_seen_names(after), COLUMNS),
        "relations": table(_without_seen_names(after), RELATIONS),
        "treebanks": _hashes(meta["treebanks"]),
        "files": _hashes(meta["files"]),
        "weights": meta["starting_weights"]["sha256"],
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for blank, value in blanks.items():
        text = text.replace(f"{{{blank}}}", value)
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def table(figures: Figures, columns: tuple[str, ...]) -> str:
    """F1 in percent, a row for each held-out set."""
    rows = [f"| F1, from raw text | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, row in figures.items():
        rows.append(f"| {name} | {' | '.join(f'{row[c]:.1f}' if c in row else '' for c in columns)} |")
    return "\n".join(rows)


def _without_seen_names(figures: Figures) -> Figures:
    names = ("names", "PERSON", "ORG", "LOC")
    return {
        name: {key: value for key, value in row.items() if not (name.startswith("EWT") and key in names)}
        for name, row in figures.items()
        if "held out" not in name
    }


def _training(meta: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in meta["training"].items())


def _hashes(hashes: Mapping[str, str]) -> str:
    return "\n".join(f"- `{name}` {value}" for name, value in hashes.items())
