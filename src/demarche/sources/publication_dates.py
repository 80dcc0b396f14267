"""Publication dates as inputs write them.

In:  a value from JSON, CSV, Parquet or a feed: "2025-10-09", "2025-10-09T07:30:00Z", "20251009", "Thu, 09 Oct 2025
07:30:00 GMT", "October 9, 2025", 1759995000 (seconds since 1970), a date. Out: an ISO date, or None for nothing;
ValueError for what could mean two days or none.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?")  # since 1970, or thousandths: of the years 2001 to 2033
_WORDED = re.compile(r"(?=.*[A-Za-z]{3})(?=.*\b\d{1,2}\b)(?=.*\b\d{4}\b).{6,40}")


def publication_date(value: object) -> str | None:
    """ISO date of a value. "03/04/2025" is refused: April in some papers, March in others."""
    if value is None or value != value:  # NaN is the only value unlike itself: pandas writes it for nothing
        return None
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    text = str(value).strip()
    if text.lower() in ("", "none", "null", "nan", "nat"):
        return None
    found = _counted(text) or _numeric(text) or _worded(text)
    if found is None:
        raise ValueError(f"publication date {text[:40]!r} not understood; write it as 2025-10-09")
    return found


def _counted(text: str) -> str | None:
    """The day, in Greenwich, of a moment that a program wrote down."""
    match = _SECONDS.fullmatch(text)
    return dt.datetime.fromtimestamp(int(match[1]), dt.UTC).date().isoformat() if match else None


def _numeric(text: str) -> str | None:
    for pattern in (_ISO, _SLASHED, _COMPACT):
        match = pattern.fullmatch(text)
        if match:
            year, month, day = (int(part) for part in match.groups())
            try:
                return dt.date(year, month, day).isoformat()
            except ValueError:
                return None
    return None


def _worded(text: str) -> str | None:
    """Dates with the month in letters: e-mail and RSS form, or free."""
    if not _WORDED.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError):
        pass
    try:
        return str(dateutil_parser.parse(text).date())
    except (ValueError, OverflowError):
        return None
