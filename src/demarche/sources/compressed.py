"""Files, compressed or not, as bytes; a file that unpacks to a thousand times its size is stopped on the way.

In:  wire.jsonl.gz. Out: an open binary file; reading from it raises OSError as soon as it has given more than its size
allows, e.g. "unpacks to more than 100 times its size".
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from demarche.sources.reading import Limits

# By what a file begins with: browsers unpack what is named .gz and keep the name, others pack and do not tell.
_OPENERS: tuple[tuple[bytes, Any], ...] = (
    (b"\x1f\x8b\x08", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
    (b"\x28\xb5\x2f\xfd", lambda path, _: pa.input_stream(str(path), compression="zstd")),
)
_LONGEST = max(len(sign) for sign, _ in _OPENERS)


def open_file(path: Path, limits: Limits) -> IO[bytes]:
    """The file's bytes, unpacked where it begins as packed files do."""
    file = path.open("rb")
    beginning = file.read(_LONGEST)
    opener = next((opener for sign, opener in _OPENERS if beginning.startswith(sign)), None)
    if opener is None:
        file.seek(0)
        return file
    file.close()
    most = max(limits.free_bytes, limits.expansion * path.stat().st_size)
    return io.BufferedReader(_Unpacked(opener(path, "rb"), most, limits.expansion), buffer_size=2**17)


class _Unpacked(io.RawIOBase):
    """What a packed file unpacks to, up to so many bytes."""

    def __init__(self, file: Any, most: int, expansion: int) -> None:
        self._file, self._left, self._expansion = file, most, expansion

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data: bytes = self._file.read1(len(buffer))  # what stands before a break, and then the error
        self._left -= len(data)
        if self._left < 0:
            raise OSError(f"unpacks to more than {self._expansion} times its size")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
