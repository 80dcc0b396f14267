"""`demarche code --engine ray`: what it refuses, in one line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.show.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--engine", "ray"], "needs -o DIR"),
        (["--engine", "ray", "-o", "out", "-f", "csv"], "writes Parquet"),
        (["--address", "auto"], "--address is for --engine ray"),
    ],
)
def test_options_that_do_not_fit_are_told(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    """A misunderstanding is exit code 2, before anything is read."""
    code, output, errors = run("code", tmp_path / "wire.jsonl", *arguments)
    assert (code, output, len(errors.splitlines())) == (2, "", 1)
    assert told in errors


def test_without_ray_the_message_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named; nothing is written."""
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "a.txt").write_text("Chad closed its border with Sudan.")
    code, output, errors = run("code", tmp_path / "a.txt", "--engine", "ray", "-o", tmp_path / "out")
    assert (code, output) == (1, "")
    assert "pip install 'demarche[ray]'" in errors
    assert not (tmp_path / "out").exists()
