"""Dates written out: quarters, years, decades, centuries, digits, days known by a name.

In:  an `Expression` and its `Context`. Out: the days meant, e.g. 1990 to 1999 for "sanctions of the 1990s".
"""

from __future__ import annotations

import datetime as dt

from demarche.circumstances.times import calendar
from demarche.circumstances.times.calendar import Refused, Window
from demarche.circumstances.times.context import (
    NO_SUCH_DAY,
    Context,
    Meaning,
    integer,
    word,
)
from demarche.circumstances.times.grammar import Expression
from demarche.circumstances.times.recurring import quarter_number, recurring, year_of


def quarter(expression: Expression, context: Context) -> Meaning:
    if not 1 <= quarter_number(expression) <= 4:
        return Refused("a year has four quarters")
    year = year_of(expression, context)
    if year is None:
        return recurring(expression, context)
    return calendar.quarter(year, quarter_number(expression)).because("the quarter named")


def year(expression: Expression, _context: Context) -> Meaning:
    return calendar.year(integer(expression, "year")).because("the year named")


def years(expression: Expression, _context: Context) -> Meaning:
    first, last = integer(expression, "year"), integer(expression, "last_year")
    if last < 100:
        last += first // 100 * 100
    if last < first:
        return Refused("the years run backwards")
    return Window(calendar.year(first).start, calendar.year(last).end, "range", "the years named")


def decade(expression: Expression, _context: Context) -> Meaning:
    first = integer(expression, "decade_year") or integer(expression, "decade")
    if "decade_short" in expression.fields:
        first = 1900 + integer(expression, "decade_short")
    window = calendar.decade(first)
    part = word(expression, "part")
    return (calendar.third(window, part) if part else window).because("the decade named")


def century(expression: Expression, _context: Context) -> Meaning:
    return calendar.century(integer(expression, "century")).because("the century named")


def slashed(expression: Expression, _context: Context) -> Meaning:
    """12/10/2025 is refused: the day stands first in one half of the world and second in the other."""
    one, other, year = (integer(expression, name) for name in ("first", "second", "short_year"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if word(expression, "sign") == "." or one > 12 or one == other:
        found = calendar.valid(year, other, one)
    elif other > 12:
        found = calendar.valid(year, one, other)
    else:
        return Refused("day and month cannot be told apart")
    return calendar.day(found).because("written in digits") if found else NO_SUCH_DAY


def roman(expression: Expression, _context: Context) -> Meaning:
    """ "12.VII.2021": the month in Roman numerals."""
    found = calendar.valid(*(integer(expression, name) for name in ("year", "roman", "day")))
    return calendar.day(found).because("written in digits") if found else NO_SUCH_DAY


def named(expression: Expression, _context: Context) -> Meaning:
    return calendar.day(dt.date.fromisoformat(word(expression, "named"))).because("known by this name")


def september_11(_expression: Expression, _context: Context) -> Meaning:
    return calendar.day(dt.date(2001, 9, 11)).because("known by this name")
