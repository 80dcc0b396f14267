"""`demarche stories`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.show.cli.conftest import Run

LINES = [
    {"id": "b", "published": "2025-05-12", "text": "Chad closed its border with Sudan at Adre, where gunmen crossed."},
    {"id": "a", "published": "2025-05-11", "text": "Chad closed its border with Sudan. Gunmen crossed at Adre."},
    {"id": "c", "published": "2025-05-13", "text": "A ferry with ninety passengers sank off Mombasa on Tuesday."},
]
EXPECTED = [{"id": "a", "story": "a"}, {"id": "b", "story": "a"}, {"id": "c", "story": "c"}]


def _file(folder: Path) -> Path:
    path = folder / "wire.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return path


def _rows(output: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in output.splitlines()]


def test_files_in_any_order(run: Run, tmp_path: Path) -> None:
    """Articles are taken in order of publication, whatever the order of the file."""
    code, output, _ = run("stories", _file(tmp_path), "--format", "jsonl")
    assert code == 0
    assert _rows(output) == EXPECTED


def test_a_store(run: Run, tmp_path: Path) -> None:
    """A store gives the same stories as the files it was made from."""
    store = tmp_path / "news.store"
    assert run("code", _file(tmp_path), "--store", store, "-o", tmp_path / "codings.jsonl")[0] == 0
    code, output, _ = run("stories", store)
    assert code == 0
    assert _rows(output) == EXPECTED


def test_origins(run: Run, tmp_path: Path) -> None:
    """On demand each line says of what the article is a copy."""
    _, output, _ = run("stories", _file(tmp_path), "--origins", "-f", "csv")
    assert output.splitlines()[:2] == ["id,story,origin", "a,a,a"]


def test_table(run: Run, tmp_path: Path) -> None:
    """For people: a line per story, the largest first."""
    _, output, _ = run("stories", _file(tmp_path), "-f", "table")
    assert output.index("2025-05-11") < output.index("2025-05-13")


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """One line, not zero."""
    code, output, errors = run("stories", tmp_path / "none.jsonl")
    assert code == 1
    assert output == ""
    assert len(errors.splitlines()) == 1
