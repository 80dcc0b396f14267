"""Where the data come from: every file that ships has its line, and the model its hashes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from benchmarks import shared

DATA = Path(__file__).parents[2] / "src" / "demarche" / "data"
_NAME = re.compile(r"[\w./]+\.(?:csv|yaml|npz|json|js)|[\w./]+/")
_HASH = re.compile(r"^- `(.+)` ([0-9a-f]{64})$", re.MULTILINE)


def named(page: Path) -> set[str]:
    """Files and folders in the first cells of a page's tables, as paths under data/."""
    prefix = "" if page.parent == DATA else f"{page.parent.relative_to(DATA)}/"
    rows = [line.split("|") for line in page.read_text("utf-8").splitlines() if line.startswith("|")]
    return {prefix + name for row in rows[2:] for name in _NAME.findall(row[1])}


def test_every_file_has_its_source() -> None:
    """Each table is named with its folder or by itself; in folders with a page of their own, by itself there."""
    pages = {page.parent: named(page) for page in DATA.rglob("SOURCES.md")}
    files = [p for p in DATA.rglob("*") if p.is_file() and p.suffix not in (".md", ".pyc", ".py")]
    assert len(files) > 80
    missing = []
    for file in files:
        path = str(file.relative_to(DATA))
        at_home = pages[file.parent if file.parent in pages else DATA]
        if not (path in at_home or any(n.endswith("/") and path.startswith(n) for n in at_home)):
            missing.append(path)
    assert missing == []


def test_every_line_has_its_file() -> None:
    """No page speaks of what is not there."""
    for page in DATA.rglob("SOURCES.md"):
        assert [name for name in named(page) if not (DATA / name).exists()] == []


def test_the_model_card_names_the_files_by_their_hashes() -> None:
    """Model files are those that the card describes, and the training data is named by hashes, too."""
    hashes = dict(_HASH.findall((DATA / "model" / "MODEL_CARD.md").read_text("utf-8")))
    shipped = {p.name for p in (DATA / "model").iterdir()} - {"MODEL_CARD.md", "meta.json"}
    assert shipped < hashes.keys()
    assert sum(name.startswith("en_") for name in hashes) == 5
    for name in shipped:
        assert hashlib.sha256((DATA / "model" / name).read_bytes()).hexdigest() == hashes[name]


@pytest.mark.shared
@pytest.mark.skipif(not shared.present(), reason="needs ../shared")
def test_the_treebanks_at_hand_are_those_of_the_card() -> None:
    """Who trains again begins with the same bytes."""
    hashes = dict(_HASH.findall((DATA / "model" / "MODEL_CARD.md").read_text("utf-8")))
    folder = shared.SHARED / "data" / "treebanks"
    for path in folder.iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == hashes[path.name]
