"""Spans of time: days, weeks, months, quarters and years as they follow each other.

In:  two first days, "month". Out: the first days of all spans between them, those without any event among them.
"""

from __future__ import annotations

import datetime as dt

STEPS = ("day", "week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def spans(first: dt.date, last: dt.date, *, step: str) -> list[dt.date]:
    """The first days of all spans from one to another."""
    out = [first]
    while out[-1] < last and len(out) < 200_000:
        out.append(following(out[-1], step))
    return out


def following(start: dt.date, step: str) -> dt.date:
    """The first day of the next span."""
    if step in ("day", "week"):
        days = 1 if step == "day" else 7
        return start + dt.timedelta(days=days) if (dt.date.max - start).days > days else dt.date.max
    months = start.year * 12 + start.month - 1 + _MONTHS[step]
    return dt.date(months // 12, months % 12 + 1, 1) if months < 9999 * 12 else dt.date.max


def start_of(day: dt.date, step: str) -> dt.date:
    """The first day of the span in which a day lies; weeks begin on Monday."""
    if step == "day":
        return day
    if step == "week":
        return day - dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))
    months = _MONTHS[step]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)
