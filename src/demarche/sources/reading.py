"""What reading gives besides articles: inputs that could not be read, and the limits and knowledge a reader works with.

In:  nothing. Out: the types the readers share; `str(Unread(where="wire.jsonl", line=3, reason="…"))` is the line a
user sees, e.g. `wire.jsonl:3: no JSON: "Talks in Nairobi broke …"`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib import resources
from typing import Self

SOURCE_DATA = resources.files("demarche") / "data" / "sources"


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a part of one, that gave no article, or one without some field; `kept` tells which."""

    where: str
    reason: str
    line: int | None = None
    kept: bool = False

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}:{self.line}"
        return " ".join(f"{place}: {self.reason}".split())


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article, line or file may measure before it is refused; a full memory helps nobody.

    page_bytes, page_tags: of a web page or a feed; extraction takes half a minute for so many tags, and memory a
                hundred times their length.
    tag_names:  names in one tag of these; parsers compare each with all before it.
    expansion:  how often its own size a compressed file may unpack to, beyond the first `free_bytes`; news shrinks to a
                third or a tenth, a bomb to a thousandth.
    column_bytes: of a Parquet file's column chunk read at a time, whatever a value in it may unpack to.
    """

    characters: int = 5_000_000
    line_bytes: int = 32 * 2**20
    file_bytes: int = 256 * 2**20
    batch_rows: int = 64
    page_bytes: int = 8 * 2**20
    page_tags: int = 30_000
    tag_names: int = 4_000
    expansion: int = 100
    free_bytes: int = 64 * 2**20
    column_bytes: int = 256 * 2**20


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Which column and key names mean which field of an article (data/sources/fields.csv), the exact name first."""

    by_field: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls) -> Self:
        names: dict[str, list[str]] = {}
        with (SOURCE_DATA / "fields.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                names.setdefault(row["field"], []).append(row["name"])
        return cls({field: tuple(known) for field, known in names.items()})

    def field_of(self, name: str) -> str | None:
        wanted = name.strip().lower()
        return next((field for field, known in self.by_field.items() if wanted in known), None)

    def choose(self, columns: list[str]) -> dict[str, str]:
        """Field → the given column that serves it; of several, the one listed first in fields.csv."""
        present = {column.strip().lower(): column for column in reversed(columns)}
        chosen = {
            field: next((present[name] for name in known if name in present), None)
            for field, known in self.by_field.items()
        }
        return {field: column for field, column in chosen.items() if column is not None}
