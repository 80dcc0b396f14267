"""The documents say what the code does."""

from __future__ import annotations

import doctest
import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer
import yaml
from typer.main import get_command

from demarche import __version__
from demarche.records import json_schema
from demarche.show.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SAID = re.compile(r"^\$ (demarche .*)$|`(demarche [a-z]+[^`]*)`", re.MULTILINE)
_MODULE = re.compile(r"python -m ([a-z][\w.]*)")


def commands_of(page: str) -> list[str]:
    """The lines of its blocks and, in its text, commands in backquotes or behind a dollar; comments left off."""
    joined = (block[1].replace("\\\n", " ") for block in _BLOCK.finditer(page))
    lines = [line.strip() for block in joined for line in block.splitlines()]
    lines += [first or second for first, second in _SAID.findall(page)]
    return [line.split("  #")[0].split(" | ")[0].strip() for line in lines if line.startswith("demarche ")]


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
    """One version, in one place; who cites it and who reads of its changes finds the same."""
    assert __version__.count(".") == 2
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_on_pages_are_commands(page: Path) -> None:
    """Each names a command that there is, with options and as many arguments as it takes."""
    group = get_command(app)
    for line in commands_of(page.read_text("utf-8")):
        name, *words = shlex.split(line.replace("…", "").replace("[", "").replace("]", ""))[1:]
        if name.startswith("-"):
            continue
        command = group.get_command(typer.Context(group), name)  # type: ignore[attr-defined]
        assert command is not None, line
        given = {word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", word)}
        known = {flag for option in command.params for flag in (*option.opts, *option.secondary_opts)}
        assert given <= known | {"--help"}, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_modules_on_pages_are_there(page: Path) -> None:
    """Whatever is to be run by `python -m` can be."""
    named = set(_MODULE.findall(page.read_text("utf-8"))) - {"pip", "venv"}
    assert [name for name in sorted(named) if find_spec(name) is None] == []
