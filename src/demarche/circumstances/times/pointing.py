"""Words that point from the day of publication or from a date spoken of before.

In:  an `Expression` and its `Context`. Out: the days meant, e.g. 29 September to 5 October for "last week" in a report
of 9 October 2025.
"""

from __future__ import annotations

from dataclasses import replace

from demarche.circumstances.times import calendar
from demarche.circumstances.times.calendar import DAY, WEEK, Refused
from demarche.circumstances.times.context import (
    FINER_THAN_A_DAY,
    NO_ANTECEDENT,
    Context,
    Meaning,
    integer,
    word,
)
from demarche.circumstances.times.grammar import Expression
from demarche.circumstances.times.recurring import choose, weekday


def deictic(expression: Expression, context: Context) -> Meaning:
    return calendar.day(context.today + integer(expression, "deictic") * DAY).because("counted from publication")


def daypart(expression: Expression, context: Context) -> Meaning:
    which = word(expression, "which")
    if which in ("that", "following", "previous") or (which == "next"):
        return beside_anchor({"following": 1, "next": 1, "previous": -1}.get(which, 0), "day", context)
    shift = -1 if which in ("last", "past") else 0
    return calendar.day(context.today + shift * DAY).because("counted from publication")


def overnight(expression: Expression, context: Context) -> Meaning:
    if "weekday" in expression.fields:
        named = weekday(Expression(expression.rule, "weekday", 0, 0, expression.fields), context)
        if isinstance(named, Refused):
            return named
        return calendar.days(named.start - DAY, named.end).because("the day before to the day")
    today = context.today
    return calendar.days(today - DAY, today).because("the day before publication to the day")


def which_unit(expression: Expression, context: Context) -> Meaning:
    which, unit = word(expression, "which"), word(expression, "unit")
    if unit == "hour":
        return FINER_THAN_A_DAY
    pointing = which in ("that", "following", "previous") or (unit == "day" and which in ("next", "last"))
    if pointing:
        return beside_anchor({"following": 1, "next": 1, "previous": -1, "last": -1}.get(which, 0), unit, context)
    today = context.today
    if which == "past":
        return calendar.days(calendar.shifted(today, -1, unit), today).because("back from publication")
    shift = {"last": -1, "next": 1}.get(which, 0)
    window = calendar.unit_around(today, unit, shift)
    if window is None:
        return FINER_THAN_A_DAY
    if unit == "weekend" and which == "this" and window.start > today and context.outlook == "past":
        window = calendar.weekend(today - WEEK)
    return window.because(f"the {unit} counted from publication")


def beside_anchor(shift: int, unit: str, context: Context) -> Meaning:
    """ "that day", "the following week": beside the date spoken of before."""
    if context.anchor is None:
        return NO_ANTECEDENT
    base = context.anchor.end if shift > 0 else context.anchor.start
    window = calendar.unit_around(base, unit, shift)
    if shift == 0 and unit == "day":
        window = context.anchor
    return window.because("counted from the date before it") if window else FINER_THAN_A_DAY


def that_unit(expression: Expression, context: Context) -> Meaning:
    which, unit = word(expression, "which"), word(expression, "unit") or "day"
    return beside_anchor({"following": 1, "next": 1, "previous": -1}.get(which, 0), unit, context)


def the_unit_beside(expression: Expression, context: Context) -> Meaning:
    return beside_anchor(integer(expression, "side"), word(expression, "unit"), context)


def the_unit(expression: Expression, context: Context) -> Meaning:
    """ "(the first five months) of the year": the one of publication."""
    window = calendar.unit_around(context.today, word(expression, "unit"))
    return window.because("the one of publication") if window else FINER_THAN_A_DAY


def unit_before_last(expression: Expression, context: Context) -> Meaning:
    window = calendar.unit_around(context.today, word(expression, "unit"), -2)
    return window.because("counted from publication") if window else FINER_THAN_A_DAY


def unit_after_next(expression: Expression, context: Context) -> Meaning:
    window = calendar.unit_around(context.today, word(expression, "unit"), 2)
    return window.because("counted from publication") if window else FINER_THAN_A_DAY


def weekend(_expression: Expression, context: Context) -> Meaning:
    today = context.today
    windows = [calendar.weekend(today + shift * WEEK) for shift in (-1, 0, 1)]
    return choose(windows, today, context.outlook)


def earlier_this(expression: Expression, context: Context) -> Meaning:
    how, which = word(expression, "earlier"), word(expression, "which")
    whole = which_unit(expression, context)
    if isinstance(whole, Refused) or how == "whole" or whole.precision == "day":
        return whole
    today = context.today
    if which == "this" and how == "earlier":
        return calendar.days(whole.start, min(whole.end, today)).because("from its first day to publication")
    if which == "this" and how == "later":
        return calendar.days(max(whole.start, today), whole.end).because("from publication to its last day")
    part = {"earlier": "early", "later": "late"}.get(how, how)
    return calendar.third(whole, part).because(f"the {part} part")


def part_of_the_unit(expression: Expression, context: Context) -> Meaning:
    """ "the end of the year", "later in the week": of the one of publication."""
    how = word(expression, "earlier") or word(expression, "part")
    how = "later" if how in ("rest", "remainder") else how
    return earlier_this(replace(expression, fields={**expression.fields, "which": "this", "earlier": how}), context)


def between_ago(expression: Expression, context: Context) -> Meaning:
    """ "two or three days ago"."""
    unit, today = word(expression, "unit"), context.today
    first = calendar.shifted(today, -integer(expression, "upper"), unit)
    return calendar.days(first, calendar.shifted(today, -integer(expression, "number"), unit)).because("counted back")


def half_ago(expression: Expression, context: Context) -> Meaning:
    """ "half a year ago"; halves of other units are finer than they are meant."""
    months = {"year": 6, "decade": 60, "century": 600}.get(word(expression, "unit"))
    if months is None:
        return FINER_THAN_A_DAY
    return calendar.counted(context.today, -months, "month").because("counted from publication")


def unit_to_date(expression: Expression, context: Context) -> Meaning:
    whole = calendar.unit_around(context.today, word(expression, "unit"))
    return calendar.days(whole.start, context.today).because("to publication") if whole else FINER_THAN_A_DAY


def past_units(expression: Expression, context: Context) -> Meaning:
    direction = word(expression, "recent")
    if direction not in ("past", "coming"):
        return Refused("a length of time without a beginning")
    today, unit = context.today, word(expression, "unit")
    number = integer(expression, "number")
    if unit == "hour":
        number, unit = -(-number // 24), "day"
    if direction == "past":
        return calendar.days(calendar.shifted(today, -number, unit), today).because("counted back from publication")
    return calendar.days(today, calendar.shifted(today, number, unit)).because("counted on from publication")


def past_unit(expression: Expression, context: Context) -> Meaning:
    fields = {**expression.fields, "number": 1}
    return past_units(replace(expression, fields=fields), context)


def ago(expression: Expression, context: Context) -> Meaning:
    number, unit, direction = integer(expression, "number"), word(expression, "unit"), word(expression, "ago")
    if direction in ("back", "ahead"):
        sign = -1 if direction == "back" else 1
        return calendar.counted(context.today, sign * number, unit).because("counted from publication")
    if context.anchor is None:
        return NO_ANTECEDENT
    sign = -1 if direction == "earlier" else 1
    base = context.anchor.end if sign > 0 else context.anchor.start
    return calendar.counted(base, sign * number, unit).because("counted from the date before it")


def ago_today(expression: Expression, context: Context) -> Meaning:
    moved = calendar.shifted(context.today, -integer(expression, "number"), word(expression, "unit"))
    return calendar.day(moved).because("counted back to the day")


def in_units(expression: Expression, context: Context) -> Meaning:
    if context.outlook == "past":
        return Refused("a length of time, not a date")
    number, unit = integer(expression, "number"), word(expression, "unit")
    if unit == "hour" and number < 24:
        return FINER_THAN_A_DAY
    today = context.today
    if word(expression, "within") == "within":
        number, unit = (-(-number // 24), "day") if unit == "hour" else (number, unit)
        return calendar.days(today, calendar.shifted(today, number, unit)).because("from publication on")
    return calendar.counted(today, number, unit).because("counted on from publication")
