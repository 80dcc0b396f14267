"""Bytes to characters, whatever the bytes are.

In:  bytes of a file or line; strings from JSON. Out: text without NUL and lone surrogates, each replaced by U+FFFD
in its place, so that offsets into the given string keep their meaning: "Pr\\x00ague objected" has as many characters
after as before.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_BLOCK = 65_536
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Beyond this share of NUL bytes a file is binary (a picture, a PDF's streams); texts have one by accident.
_BINARY_SHARE = 0.001


def readable(text: str) -> str:
    """The text with NUL and lone surrogates replaced one for one: neither can be stored or written as UTF-8."""
    return _UNREADABLE.sub("\ufffd", text) if _UNREADABLE.search(text) else text


def decode(data: bytes) -> str:
    """UTF-8, or what a byte order mark says; else UTF-8 with replacements if mostly that; else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return readable(data[len(mark) :].decode(encoding, errors="replace"))
    try:
        return readable(data.decode("utf-8"))
    except UnicodeDecodeError:
        return readable(_decode_broken(data))


def _decode_broken(data: bytes) -> str:
    """One stray byte must not turn the accents of a whole UTF-8 file into two letters each, nor the reverse."""
    as_utf8 = data.decode("utf-8", errors="replace")
    broken = as_utf8.count("\ufffd")
    sound = sum(1 for c in as_utf8 if c > "\x7f") - broken
    return as_utf8 if sound > broken else data.decode("windows-1252", errors="replace")


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: many NULs and no UTF-16 or UTF-32 mark."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    return data.count(0) > max(1, len(data) * _BINARY_SHARE) or data.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG"))


def read_lines_of(file: IO[bytes], limit: int) -> Iterator[str]:
    """The lines of a file as text, with their ends; one beyond the limit comes in pieces of that length."""
    line = file.readline(limit)
    if line.startswith(tuple(_WIDE)):
        yield from wide_lines(line, file, limit)
        return
    while line:
        yield from _at_returns(decode(line)) if b"\r" in line else (decode(line),)
        line = file.readline(limit)


def _at_returns(line: str) -> Iterator[str]:
    """The line, or those that it is where only carriage returns end them, as old spreadsheets on the Mac have it."""
    text = line.removesuffix("\n").removesuffix("\r")
    if "\r" in text and "\n" not in line:
        yield from (part + "\n" for part in text.split("\r"))
    else:
        yield line


def wide_lines(beginning: bytes, file: IO[bytes], limit: int) -> Iterator[str]:
    """The same where a character takes two bytes, as a spreadsheet saves "Unicode text": no byte alone ends a line."""
    decoder = codecs.getincrementaldecoder(_WIDE[beginning[:2]])("replace")
    left, data = "", beginning
    while data:
        *lines, left = (left + decoder.decode(data)).split("\n")
        yield from (readable(line.lstrip("\ufeff")) + "\n" for line in lines)
        if len(left) > limit:
            yield readable(left)
            left = ""
        data = file.read(_BLOCK)
    if left:
        yield readable(left)
