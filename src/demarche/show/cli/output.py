"""Where commands write: standard output or a file that appears whole or not at all.

In:  `-o out.jsonl` or nothing. Out: an open binary file. A run that breaks off leaves no half file behind under the
name that a script is waiting for; it lies beside it as out.jsonl.part.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


@contextmanager
def opened(out: Path | None) -> Iterator[BinaryIO]:
    """The file to write to; for `-o`, moved to its name when all is written."""
    if out is None or str(out) == "-":
        stream = cast(BinaryIO, sys.stdout.buffer)
        yield stream
        stream.flush()
        return
    if out.exists() and not out.is_file():  # a device or a pipe takes what is written; a file of its name must not
        with out.open("wb") as file:
            yield file
        return
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
    except OSError as error:  # a full disk names no file
        raise OSError(error.errno, error.strerror or str(error), error.filename or str(part)) from None
    part.replace(out)
