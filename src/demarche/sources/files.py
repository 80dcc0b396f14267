"""Files, folders, globs and standard input to articles.

In:  names as on the command line: `wire/ export.csv "2025-*.jsonl" -`. Out: Articles in input order and, among them,
an Unread for each input or row that gave none, with file and line: "export.csv:17: row has 9 cells, the header 6".
Reading goes on.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from demarche.records import Article
from demarche.sources.fields import ArticleMaker, Defaults
from demarche.sources.languages import LanguageGuesser
from demarche.sources.lines import read_json, read_lines
from demarche.sources.paths import Place, places
from demarche.sources.reading import FieldNames, Limits, Unread
from demarche.sources.tables import read_csv, read_parquet
from demarche.sources.text import read_text

_OPENERS: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_READ_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError)


def read_articles(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    stdin: IO[bytes] | None = None,
    limits: Limits | None = None,
    defaults: Defaults | None = None,
) -> Iterator[Article | Unread]:
    """Articles of everything named, streaming. Nothing raises for bad input: it is yielded as Unread, and the batch
    goes on.

    stdin: what "-" reads, standard input when None. defaults: date, source and language of inputs that name none.
    """
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    maker = ArticleMaker(FieldNames.load(), LanguageGuesser.load(), limits or Limits(), defaults or Defaults())
    for place in places(named):
        if isinstance(place, Unread):
            yield place
        else:
            yield from _read(place, maker, stdin)


def _read(place: Place, maker: ArticleMaker, stdin: IO[bytes] | None) -> Iterator[Article | Unread]:
    try:
        if place.path is None:
            yield from _read_stream(stdin or sys.stdin.buffer, maker, where=place.name)
        elif place.kind == "parquet":
            yield from read_parquet(place.path, maker, where=place.name)
        else:
            with _open(place.path) as file:
                yield from _read_file(file, place, maker)
    except _READ_ERRORS as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Unread(place.name, f"cannot be read ({reason})")


def _open(path: Path) -> IO[bytes]:
    opener = _OPENERS.get(path.suffix.lower())
    return opener(path, "rb") if opener else path.open("rb")


def _read_file(file: IO[bytes], place: Place, maker: ArticleMaker) -> Iterator[Article | Unread]:
    assert place.path is not None
    if place.kind == "lines":
        yield from read_lines(file, maker, where=place.name)
    elif place.kind == "table":
        yield from read_csv(file, maker, where=place.name)
    elif place.kind == "":
        yield from _read_stream(file, maker, where=place.name, stem=place.path.stem)
    else:
        yield from _read_whole(file, place, maker)


def _read_whole(file: IO[bytes], place: Place, maker: ArticleMaker) -> Iterator[Article | Unread]:
    limit = maker.limits.file_bytes
    data = file.read(limit + 1)
    if len(data) > limit:
        yield Unread(place.name, f"is larger than {limit:,} bytes; split it, or write it as JSON Lines")
    elif place.kind == "json":
        yield from read_json(data, maker, where=place.name)
    else:
        stem = place.path.name.split(".")[0] if place.path else ""
        yield from read_text(data, maker, where=place.name, stem=stem)


def _read_stream(file: IO[bytes], maker: ArticleMaker, *, where: str, stem: str = "") -> Iterator[Article | Unread]:
    """Standard input or a file of unknown kind: JSON Lines when it begins with a brace, else one plain text."""
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(_Raw(file))
    start = buffered.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        yield from read_lines(buffered, maker, where=where)
        return
    limit = maker.limits.file_bytes
    data = buffered.read(limit + 1)
    if len(data) > limit:
        yield Unread(where, f"is larger than {limit:,} bytes; write it as JSON Lines")
    elif start.startswith(b"["):
        yield from read_json(data, maker, where=where)
    else:
        yield from read_text(data, maker, where=where, stem=stem)


class _Raw(io.RawIOBase):
    """Any binary file as a raw stream, so that it can be peeked into."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
