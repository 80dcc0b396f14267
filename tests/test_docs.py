"""The documents say what the code does."""

from __future__ import annotations

import doctest
from pathlib import Path

from demarche import __version__
from demarche.records import json_schema

ROOT = Path(__file__).parents[1]


def test_readme_examples_run() -> None:
    """The README's Python gives what it shows."""
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried >= 4
    assert not failed


def test_the_schema_names_every_part_of_a_coding() -> None:
    """DESIGN's JSON form, in the generated schema."""
    parts = json_schema()["$defs"]["Coding"]["properties"]
    named = ("article", "actors", "attributions", "events", "instruments", "facts", "uncoded", "coder")
    assert set(named) <= set(parts)


def test_versions_agree() -> None:
    """One version, in one place."""
    assert __version__.count(".") == 2
