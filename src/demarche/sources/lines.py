"""JSON Lines, and JSON files of one article or a list of them.

In:  {"id": "r-17", "text": "Chad closed its border with Sudan on Sunday.", "published": "2025-05-11"} and more such
lines. Out: Articles in order; a broken line is told with its number and the next one is read.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from demarche.records import Article
from demarche.sources.characters import decode, wide_lines
from demarche.sources.fields import ArticleMaker
from demarche.sources.reading import Unread

_CHUNK = 2**20
_OPENING = (b"[", b"{")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(file: IO[bytes], maker: ArticleMaker, *, where: str) -> Iterator[Article | Unread]:
    """Articles of a JSON Lines file, one line in memory at a time."""
    limit = maker.limits.line_bytes
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if number == 1 and line.startswith(_WIDE):
            yield from _wide(line, file, maker, where=where)
            return
        if number == 1 and line.strip() in _OPENING:
            yield Unread(where, "is one JSON document, not one to a line; name it .json", number)
            return
        if len(line) > limit and not line.endswith(b"\n"):
            skipped = len(line) + _skip_line(file)
            yield Unread(where, f"line of {skipped:,} bytes; at most {limit:,} are read", number)
        elif line.strip():
            yield from _from_line(line, maker, where=where, number=number)


def _wide(beginning: bytes, file: IO[bytes], maker: ArticleMaker, *, where: str) -> Iterator[Article | Unread]:
    """The same of UTF-16, as some shells write what is sent to a file."""
    limit = maker.limits.line_bytes
    for number, line in enumerate(wide_lines(beginning, file, limit), start=1):
        if len(line) > limit:
            yield Unread(where, f"line of more than {limit:,} characters is not read", number)
        elif line.strip():
            yield from _from_line(line.encode(), maker, where=where, number=number)


def _skip_line(file: IO[bytes]) -> int:
    skipped = 0
    while rest := file.readline(_CHUNK):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


def _from_line(line: bytes, maker: ArticleMaker, *, where: str, number: int) -> Iterator[Article | Unread]:
    try:
        value = parse_json(line)
    except ValueError as error:
        yield Unread(where, str(error), number)
        return
    yield from _from_value(value, maker, where=where, line=number)


def read_json(data: bytes, maker: ArticleMaker, *, where: str) -> Iterator[Article | Unread]:
    """Articles of a JSON file: an object, a list of objects, or lines of them under the wrong name."""
    try:
        value = parse_json(data)
    except ValueError as error:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2 or not _is_object(lines[0]):
            yield Unread(where, str(error))
            return
        for number, line in enumerate(data.split(b"\n"), start=1):
            if line.strip():
                yield from _from_line(line, maker, where=where, number=number)
        return
    for item in value if isinstance(value, list) else [value]:
        yield from _from_value(item, maker, where=where)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(parse_json(line), dict)
    except ValueError:
        return False


def _from_value(
    value: object, maker: ArticleMaker, *, where: str, line: int | None = None
) -> Iterator[Article | Unread]:
    if isinstance(value, dict):
        yield from maker.from_values(value, where=where, line=line)
    else:
        yield Unread(where, f"a JSON object was expected (found {type(value).__name__})", line)


def parse_json(data: bytes) -> Any:
    """The value; ValueError with one line otherwise. Python's own parser is asked where the fast one refuses:

    it takes the lone surrogates that careless scrapers write.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    text = decode(data)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        shown = " ".join(text[:60].split())
        raise ValueError(f"no JSON ({error}): {shown}") from None
