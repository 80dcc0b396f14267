"""Reads rule files into typed entries; every error names file, line and id.

In:  YAML files, all scalars read as strings (NO stays Norway). Out: entries of a msgspec type with their places.
A file is a mapping with a list under `entries`; `defaults` are filled into each entry that lacks them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import yaml

from demarche.errors import BrokenRule

T = TypeVar("T")
LARGEST_FILE = 8_000_000  # bytes; a rule folder is input like any other
DEEPEST = 20  # lists and mappings within one another; the schema needs six, and the C parser's stack ends at thousands
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSING = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """An entry and where it stands: the n-th of a file."""

    entry: T
    path: Path
    n: int

    @property
    def file(self) -> str:
        return self.path.name

    @property
    def line(self) -> int:
        """Counted from 1; the file is read again for it, since only errors ask."""
        return line_of(self.path, self.n)


def load_entries(path: Path, kind: type[T]) -> Iterator[Located[T]]:
    """The entries of one file, in order. BrokenRule for bad YAML, unknown fields, wrong types, missing fields."""
    data = read_yaml(path)
    if not isinstance(data, Mapping) or not isinstance(data.get("entries"), list):
        raise BrokenRule(f"{path.name}: a rule file is a mapping with a list under 'entries'")
    defaults = data.get("defaults") or {}
    for n, raw in enumerate(data["entries"]):
        yield Located(_entry(raw, defaults, kind, path, n), path, n)


def _entry(raw: Any, defaults: Mapping[str, Any], kind: type[T], path: Path, n: int) -> T:
    try:
        return msgspec.convert({**defaults, **raw}, kind, strict=False)
    except (msgspec.ValidationError, TypeError) as error:
        name = raw.get("id", "?") if isinstance(raw, Mapping) else "?"
        raise BrokenRule(f"{path.name}:{line_of(path, n)}: entry {name!r}: {error}") from None


def read_yaml(path: Path) -> Any:
    """The file's content with every scalar a string. Tags construct nothing; a key given twice is an error.

    PyYAML's C parser: the packaged rules load in 0.05 s with it, in 0.6 s with a parser in Python.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise BrokenRule(f"{path.name}: larger than {LARGEST_FILE} bytes; split the file")
    data = path.read_bytes()
    try:
        _check_shape(data, path)
        return yaml.load(data, Loader=Strings)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenRule(f"{path.name}: {_one_line(error)}") from None


def _check_shape(data: bytes, path: Path) -> None:
    """BrokenRule for nesting that would end the process, and for aliases, which make a short file mean a long one."""
    depth = 0
    for event in yaml.parse(data, Loader=yaml.CBaseLoader):
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > DEEPEST:
            raise BrokenRule(f"{path.name}:{_line(event)}: nested deeper than {DEEPEST} levels")
        if isinstance(event, yaml.AliasEvent):
            raise BrokenRule(f"{path.name}:{_line(event)}: aliases (*{event.anchor}) are not read; write it out")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


class Strings(yaml.CBaseLoader):
    """Strings, lists and mappings: NO stays Norway."""


def _mapping(loader: Strings, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = Counter(loader.construct_scalar(key) for key, _ in node.value if isinstance(key, yaml.ScalarNode))
    for key, times in keys.items():
        if times > 1:
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} is given twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


Strings.add_constructor("tag:yaml.org,2002:map", _mapping)


def line_of(path: Path, n: int) -> int:
    """The line (1-based) of a file's n-th entry; read again with positions, since only errors ask."""
    root = yaml.compose(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    assert isinstance(root, yaml.MappingNode)  # it was a moment ago
    entries = next(value for key, value in root.value if key.value == "entries")
    return int(entries.value[n].start_mark.line) + 1


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def content_of(paths: Iterable[Path]) -> str:
    """A hash of the files' names and bytes: the version of a set of rules."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(paths, key=lambda p: (p.name, p)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
