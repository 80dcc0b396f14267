"""Cells by column name, and the days in them.

In:  "Event.ID", "EVENT ID", "event_id"; "20250511", "2025-05-11 00:00:00". Out: eventid; 2025-05-11.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class ImportContext:
    """Where a row stands."""

    where: str
    line: int


def plain(name: str) -> str:
    """A column's name as R, SQL and people write it, in one spelling."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def day_of(written: str) -> str:
    """ISO day; ValueError for what is none."""
    day = written.strip().strip('"')
    try:
        return dt.date.fromisoformat(day.zfill(8)[:8] if day.isdigit() else day[:10]).isoformat()
    except ValueError:
        raise ValueError(f"{written[:20]!r} is no day") from None
