"""Rows of delimited files as they are found: zipped, in Latin-1, quoted or not, with tabs or commas.

In:  a path, e.g. 20190409-icews-events-1.zip. Out: rows as lists of cells with their lines; a line that is no row is
told, and the next one is read. One line is in memory at a time, whatever the size of the file.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import lzma
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from demarche.errors import UnreadableEvents
from demarche.store.imports.coded_event import Unusable

_TABLES = (".csv", ".tab", ".tsv", ".txt")
_LONGEST_LINE = 2**20
_OPENERS = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_EXPANSION, _FREE = 100, 64 * 2**20  # how often its size a packed file may unpack to, beyond so many bytes
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError)

Row = tuple[int, list[str]]


@dataclass(slots=True)
class Table:
    """One table of a file: its name, its rows, and what could not be read of it so far."""

    where: str
    lines: Iterator[bytes]
    problems: list[Unusable] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Every row with its line; empty lines are none. How cells are separated, the first line says."""
        numbered = self._numbered()
        first = next(((n, line) for n, line in numbered if line.strip()), None)
        if first is None:
            return
        delimiter, quoted = dialect_of(first[1])
        yield first[0], split(first[1], delimiter, quoted=quoted)
        for number, line in numbered:
            if line.strip():
                yield number, split(line, delimiter, quoted=quoted)

    def _numbered(self) -> Iterator[tuple[int, str]]:
        number = 0
        try:
            for number, line in enumerate(self.lines, start=1):
                if len(line) > _LONGEST_LINE:
                    self.problems.append(Unusable(self.where, number, f"line of more than {_LONGEST_LINE:,} bytes"))
                else:
                    yield number, decoded(line)
        except _BROKEN as error:
            self.problems.append(Unusable(self.where, number + 1, f"the file breaks off here ({error})"))


@contextmanager
def tables_in(path: Path) -> Iterator[Iterator[Table]]:
    """The tables of a file: one, or those of a zip archive. UnreadableEvents when it cannot be opened."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield _members(archive, path)
        else:
            packed = path.stat().st_size if path.suffix.lower() in _OPENERS else None
            with _OPENERS.get(path.suffix.lower(), open)(path, "rb") as file:  # type: ignore[operator]
                yield iter([Table(str(path), _lines(cast(IO[bytes], file), packed))])
    except IsADirectoryError:
        raise UnreadableEvents(f"{path}: is a folder; name the files in it") from None
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise UnreadableEvents(f"{path}: no zip archive that can be read ({error})") from None


def _members(archive: zipfile.ZipFile, path: Path) -> Iterator[Table]:
    names = [n for n in archive.namelist() if n.lower().endswith(_TABLES) and not n.startswith("__MACOSX/")]
    if not names:
        raise UnreadableEvents(f"{path}: holds no table ({', '.join(_TABLES)})")
    for name in names:
        try:
            with archive.open(name) as file:
                yield Table(f"{path}:{name}", _lines(file, archive.getinfo(name).compress_size))
        except _BROKEN as error:  # encrypted, packed in an unknown way, or damaged
            raise UnreadableEvents(f"{path}: {name} cannot be unpacked ({error})") from None


def _lines(file: IO[bytes], packed: int | None) -> Iterator[bytes]:
    """Lines; of one that is too long only the beginning, which its length betrays.

    packed: the size of what is unpacked here. EOFError when it unpacks beyond all measure: a bomb.
    """
    most = sys.maxsize if packed is None else max(_FREE, _EXPANSION * packed)
    inside = False  # whether the piece at hand goes on with a line that was too long
    while piece := file.readline(_LONGEST_LINE + 1):
        most -= len(piece)
        if most < 0:
            raise EOFError(f"unpacks to more than {_EXPANSION} times its size")
        if not inside:
            yield piece
        inside = len(piece) > _LONGEST_LINE and not piece.endswith(b"\n")


def decoded(line: bytes) -> str:
    """UTF-8, and Windows-1252, of which Latin-1 is a part, where a line is not; without NUL and line end."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("windows-1252", errors="replace")
    return text.replace("\0", "").rstrip("\r\n")


def dialect_of(line: str) -> tuple[str, bool]:
    """Delimiter and whether cells are quoted. Tables with tabs are unquoted unless their first line says otherwise."""
    if "\t" in line:
        return "\t", line.startswith('"')
    return max(",;|", key=line.count), True


def split(line: str, delimiter: str, *, quoted: bool) -> list[str]:
    if not quoted:
        return [cell.strip() for cell in line.split(delimiter)]
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:  # a cell beyond the module's limit of 128 KiB: too few cells, which the reader of rows tells
        return []
