"""Stretches of whole days and the arithmetic of the calendar.

In:  days, months, years. Out: `Window`, first and last day with a precision, e.g. the third quarter of 2023 for
"Arms exports rose in the third quarter of 2023".

What the rules say of spans stands here once: early, mid and late are the thirds of a month (1-10, 11-20, 21 to the
end), of a year (four months each) and of a decade (0-3, 4-6, 7-9); the start and end of a year are its first and last
month, of other stretches the early and late part; weeks run from Monday to Sunday.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from demarche.records import DatePrecision

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
EDGES = {"start": "early", "end": "late"}


class Window(NamedTuple):
    """First and last day, both inclusive, how fine the words are, and why these days."""

    start: dt.date
    end: dt.date
    precision: DatePrecision
    why: str = ""

    def because(self, why: str) -> Window:
        return self._replace(why=why)


class Refused(NamedTuple):
    """Words of time that name no days, and why."""

    why: str


def day(date: dt.date) -> Window:
    return Window(date, date, "day")


def days(start: dt.date, end: dt.date) -> Window:
    return Window(start, end, "range" if start != end else "day")


def week(date: dt.date) -> Window:
    """Monday to Sunday around a day."""
    monday = date - dt.timedelta(days=date.weekday())
    return Window(monday, monday + 6 * DAY, "week")


def weekend(date: dt.date) -> Window:
    """Saturday and Sunday of the week around a day."""
    monday = week(date).start
    return Window(monday + 5 * DAY, monday + 6 * DAY, "range")


def month(year: int, number: int) -> Window:
    """A month; `number` may lie outside 1-12 and then counts into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = dt.date(year, number, 1)
    return Window(first, _later(first, months=1) - DAY, "month")


def months(year: int, first: int, last: int) -> Window:
    return Window(month(year, first).start, month(year, last).end, "range")


def quarter(year: int, number: int) -> Window:
    """A quarter; `number` may lie outside 1-4 and then counts into the years beside."""
    first = 3 * number - 2
    return Window(month(year, first).start, month(year, first + 2).end, "quarter")


def year(number: int) -> Window:
    return Window(dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def decade(first_year: int) -> Window:
    return Window(dt.date(first_year, 1, 1), dt.date(first_year + 9, 12, 31), "decade")


def century(number: int) -> Window:
    return Window(dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31), "range")


def third(window: Window, part: str) -> Window:
    """The early, mid or late part of a month, year, decade or century; a longer or shorter stretch is cut in three."""
    if part in EDGES and window.precision == "year":
        return month(window.start.year, 1 if part == "start" else 12)
    part = EDGES.get(part, part)
    first = window.start.year
    if window.precision == "month":
        return _third_of_month(window, part)
    if window.precision == "year":
        start = {"early": 1, "mid": 5, "late": 9}[part]
        return months(first, start, start + 3)
    if window.precision == "decade":
        start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
        return Window(dt.date(first + start, 1, 1), dt.date(first + end, 12, 31), "range")
    if window.end.year - window.start.year == 99:
        start, end = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}[part]
        return Window(dt.date(first + start, 1, 1), dt.date(first + end, 12, 31), "range")
    length = (window.end - window.start).days + 1
    cut = {"early": 0, "mid": 1, "late": 2}[part]
    start_day = window.start + dt.timedelta(days=length * cut // 3)
    return days(start_day, window.start + dt.timedelta(days=max(length * (cut + 1) // 3, length * cut // 3 + 1) - 1))


def _third_of_month(window: Window, part: str) -> Window:
    start, end = {"early": (1, 10), "mid": (11, 20), "late": (21, window.end.day)}[part]
    return Window(window.start.replace(day=start), window.start.replace(day=end), "range")


def half(window: Window, number: int) -> Window:
    """First or second half of a year, month or other stretch."""
    if window.precision == "year":
        return months(window.start.year, 6 * number - 5, 6 * number)
    if window.precision == "month":
        middle = window.start.replace(day=15)
        return days(window.start, middle) if number == 1 else days(middle + DAY, window.end)
    middle = window.start + (window.end - window.start) // 2
    return days(window.start, middle) if number == 1 else days(middle + DAY, window.end)


def unit_around(date: dt.date, unit: str, shift: int = 0) -> Window | None:
    """The calendar unit that holds a day, moved by `shift` units; None for units without a calendar (hours)."""
    match unit:
        case "day":
            return day(date + shift * DAY)
        case "week":
            return week(date + shift * WEEK)
        case "fortnight":
            return days(week(date + 2 * shift * WEEK).start, week(date + 2 * shift * WEEK).end + WEEK)
        case "weekend":
            return weekend(date + shift * WEEK)
        case "month":
            return month(date.year, date.month + shift)
        case "quarter":
            return quarter(date.year, (date.month - 1) // 3 + 1 + shift)
        case "year":
            return year(date.year + shift)
        case "decade":
            return decade(date.year // 10 * 10 + 10 * shift)
        case "century":
            return century((date.year - 1) // 100 + 1 + shift)
    return None


def shifted(date: dt.date, number: int, unit: str) -> dt.date:
    """A day moved by a number of units, to the day; hours under a day count as nothing."""
    match unit:
        case "hour":
            return date + dt.timedelta(days=int(number / 24))
        case "day":
            return date + number * DAY
        case "week" | "weekend":
            return date + number * WEEK
        case "fortnight":
            return date + 2 * number * WEEK
        case "month":
            return _later(date, months=number)
        case "quarter":
            return _later(date, months=3 * number)
        case "year":
            return _later(date, months=12 * number)
        case "decade":
            return _later(date, months=120 * number)
    return _later(date, months=1200 * number)


def _later(date: dt.date, *, months: int) -> dt.date:
    """The same day some months on, or the last of a shorter month."""
    moved: dt.date = date + relativedelta(months=months)
    return moved


def counted(date: dt.date, number: int, unit: str) -> Window:
    """A day so many units away. The words are as coarse as their unit: "three months ago" is that month."""
    moved = shifted(date, number, unit)
    if unit in ("hour", "day", "week", "fortnight", "weekend"):
        return day(moved)
    return unit_around(moved, {"decade": "year", "century": "year"}.get(unit, unit)) or day(moved)


def on_or_before(date: dt.date, weekday: int) -> dt.date:
    return date - dt.timedelta(days=(date.weekday() - weekday) % 7)


def on_or_after(date: dt.date, weekday: int) -> dt.date:
    return date + dt.timedelta(days=(weekday - date.weekday()) % 7)


def valid(year: int, month_number: int, day_number: int) -> dt.date | None:
    """The date, or None for one like 30 February."""
    try:
        return dt.date(year, month_number, day_number)
    except ValueError:
        return None
