"""How many articles inputs hold, where that is cheap to know: for progress that tells the time left.

In:  "wire.jsonl", "reports/". Out: a number, or None where only reading would tell (standard input, archives,
addresses, tables in CSV).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from demarche.sources.paths import Place, places
from demarche.sources.reading import Unread

_MOST_BYTES = 2**31  # of one file that is read through only to be counted: some seconds
_CHUNK = 2**22


def count_articles(named: Iterable[str | os.PathLike[str]]) -> int | None:
    """Articles in all inputs together, or None."""
    total = 0
    for place in places(named):
        if isinstance(place, Unread):
            continue
        count = _count(place)
        if count is None:
            return None
        total += count
    return total


def _count(place: Place) -> int | None:
    if place.path is None:
        return None
    try:
        if place.kind in ("text", "html"):
            return 1
        if place.kind == "parquet":
            return int(pq.read_metadata(place.path).num_rows)
        if place.kind == "lines" and place.path.suffix.lower() in (".jsonl", ".ndjson"):
            return _lines(place.path)
    except (OSError, pa.ArrowException):
        return 0  # reading will tell what is wrong
    return None


def _lines(path: Path) -> int | None:
    if path.stat().st_size > _MOST_BYTES:
        return None
    count, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")
