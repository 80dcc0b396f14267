"""What the user named, as files in a steady order.

In:  "wire/", "2025-*.jsonl", "-", "https://…/feed". Out: one Place each, or an Unread for what is not there. Folders
are read through, sorted by name, hidden files left out; a file in a folder that is of no known kind is told, not
passed over.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from demarche.sources.reading import Unread

STANDARD_INPUT = "-"
KINDS = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
}
_COMPRESSED = (".gz", ".bz2", ".xz", ".zst")


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to read: a file, standard input or an address; `kind` "" means: look inside."""

    name: str
    kind: str
    path: Path | None = None


def places(named: Iterable[str | os.PathLike[str]]) -> Iterator[Place | Unread]:
    """Every place the names stand for, in the order given; folders and globs in order of their names."""
    for name in named:
        yield from _places_of(os.fspath(name))


def _places_of(name: str) -> Iterator[Place | Unread]:
    path = Path(name)
    if name == STANDARD_INPUT:
        yield Place("standard input", "", None)
    elif name.startswith(("http://", "https://")):
        yield Place(name, "address", None)
    elif path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield Place(name, kind_of(path) or "", path)
    elif glob.has_magic(name):
        yield from _matches(name)
    else:
        yield Unread(name, "no such file or folder")


def _matches(pattern: str) -> Iterator[Place | Unread]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Unread(pattern, "no file matches")
    for name in found:
        yield from _places_of(name)


def _folder(folder: Path) -> Iterator[Place | Unread]:
    """Files below a folder; links to folders are not followed, so that no circle is walked."""
    seen = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(f for f in files if not f.startswith(".")):
            seen = True
            path = Path(root, file)
            kind = kind_of(path)
            yield (
                Place(str(path), kind, path)
                if kind
                else Unread(str(path), "not a kind of file that is read in folders")
            )
    if not seen:
        yield Unread(str(folder), "folder is empty")


def kind_of(path: Path) -> str | None:
    """How a file is read, by its suffixes; None where they say nothing."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] in _COMPRESSED:
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None
