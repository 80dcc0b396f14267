"""The page of promises names tests and commands that are there: what is renamed or deleted breaks it."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "trust.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([^`]+)`", PAGE)))


@pytest.mark.parametrize("named", [n for n in NAMED if "::" in n])
def test_tests_are_there(named: str) -> None:
    """Each in its file, by its name."""
    file, _, name = named.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("named", [n for n in NAMED if n.startswith("python -m ")])
def test_modules_are_there(named: str) -> None:
    """Each can be run."""
    assert find_spec(named.split()[2]) is not None


@pytest.mark.parametrize("named", [n for n in NAMED if n.startswith("make ")])
def test_targets_are_there(named: str) -> None:
    """Each stands in the Makefile."""
    assert re.search(rf"^{named.split()[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_every_promise_has_what_proves_it() -> None:
    """No row without a test or a command; files that are named exist."""
    rows = [line.split("|")[1:-1] for line in PAGE.splitlines() if line.startswith("| ")]
    promises = [row for row in rows if row[0].strip() != "promise"]
    assert len(promises) > 35
    assert [row[0] for row in promises if not re.search(r"`(tests/|python -m |make )", row[1])] == []
    assert [n for n in NAMED if "/" in n and "::" not in n and " " not in n and not (ROOT / n).exists()] == []
