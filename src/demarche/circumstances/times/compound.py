"""Expressions made of others: parts, ranges, offsets, bounds.

In:  an `Expression` with `parts`, its `Context`, and the function that resolves the parts. Out: the days meant, e.g.
28 December 2024 to 3 January 2025 for "from Dec. 28 to Jan. 3, 2025".
"""

from __future__ import annotations

from dataclasses import replace

from demarche.circumstances.times import calendar
from demarche.circumstances.times.calendar import DAY, Refused, Window
from demarche.circumstances.times.context import (
    Context,
    Meaning,
    Reading,
    integer,
    word,
)
from demarche.circumstances.times.grammar import Expression
from demarche.circumstances.times.recurring import candidates, choose, recurring, recurs


def part(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    if recurs(expression):
        return recurring(expression, context)
    whole = resolve(expression.parts[0], context)
    if isinstance(whole, Refused):
        return whole
    return calendar.third(whole, word(expression, "part")).because(f"the {word(expression, 'part')} part")


def half(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    whole = resolve(expression.parts[0], context)
    return (
        whole
        if isinstance(whole, Refused)
        else calendar.half(whole, integer(expression, "half")).because("the half named")
    )


def within(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    """ "later in October": what is left of the month of publication, else all of it."""
    whole = resolve(expression.parts[0], context)
    if isinstance(whole, Refused) or not whole.start <= context.today <= whole.end:
        return whole
    if word(expression, "side") == "later":
        return calendar.days(context.today, whole.end).because("from publication to its last day")
    return calendar.days(whole.start, context.today).because("from its first day to publication")


def nth_of(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    """The nth week or so of a stretch, cut from its first day: the second week of July is 8-14."""
    whole = resolve(expression.parts[0], context)
    if isinstance(whole, Refused):
        return whole
    unit, number = word(expression, "unit"), integer(expression, "nth")
    if number < 0:
        start = calendar.shifted(whole.end + DAY, -1, unit)
        return calendar.days(start, whole.end).because("counted from its end")
    start = calendar.shifted(whole.start, number - 1, unit)
    end = calendar.shifted(start, 1, unit) - DAY
    if start > whole.end:
        return Refused("more than the stretch holds")
    return calendar.days(start, min(end, whole.end)).because("counted from its beginning")


def first_of(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    whole = resolve(expression.parts[0], context)
    if isinstance(whole, Refused):
        return whole
    unit, number = word(expression, "unit"), integer(expression, "number")
    if word(expression, "recent") == "first":
        end = calendar.shifted(whole.start, number, unit) - DAY
        return calendar.days(whole.start, min(end, whole.end)).because("counted from its beginning")
    start = calendar.shifted(whole.end + DAY, -number, unit)
    return calendar.days(max(start, whole.start), whole.end).because("counted from its end")


def week_of(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    inner = resolve(expression.parts[0], context)
    if isinstance(inner, Refused):
        return inner
    if word(expression, "edge") in ("ending", "ended", "to", "through"):
        return Window(inner.end - 6 * DAY, inner.end, "week", "the week that ends there")
    return calendar.week(inner.start).because("the week around it")


def eve_of(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    inner = resolve(expression.parts[0], replace(context, outlook=context.outlook or "nearest"))
    return inner if isinstance(inner, Refused) else calendar.day(inner.start - DAY).because("the day before it")


def span_between(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    """A range; the end that has a year, or the earlier one, tells where the other lies."""
    first, last = expression.parts
    if recurs(first) and not recurs(last):
        end = resolve(last, context)
        if isinstance(end, Refused):
            return end
        start = choose(candidates(first, end.end), end.end, "past")
    else:
        start = resolve(first, context)
        if isinstance(start, Refused):
            return start
        end = choose(candidates(last, start.start), start.start, "future") if recurs(last) else resolve(last, context)
    if isinstance(start, Refused) or isinstance(end, Refused):
        return start if isinstance(start, Refused) else end
    if end.end < start.start:
        return Refused("the range runs backwards")
    return Window(start.start, end.end, "range", "from the first to the last day named")


def offset(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    """ "two days after the Oct. 12 vote"."""
    counted, base = expression.parts
    anchor = resolve(base, replace(context, outlook=base_outlook(expression, context)))
    if isinstance(anchor, Refused):
        return anchor
    found = resolve(counted, replace(context, anchor=anchor))
    return found if isinstance(found, Refused) else found.because(f"counted from {anchor.start.isoformat()}")


def vague_offset(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    """ "days before the Oct. 12 elections": the number is not said; what is dated is the day named."""
    base = expression.parts[1]
    return resolve(base, replace(context, outlook=base_outlook(expression, context)))


def base_outlook(expression: Expression, context: Context) -> str:
    """Where the day lies that an offset counts from: "after" it, behind; "before" it, the closest of that name."""
    counted = expression.parts[0]
    if word(counted, "ago") == "later" or integer(counted, "side", -1) > 0:
        return "past"
    return "future" if context.outlook == "future" else "closest"


def bound(expression: Expression, context: Context, resolve: Reading) -> Meaning:
    """ "since March 2024", "until Friday", "by the end of May"."""
    kind = word(expression, "bound")
    inner = expression.parts[0]
    if kind == "since":
        window = resolve(inner, replace(context, outlook="past"))
        if isinstance(window, Refused):
            return window
        return Window(window.start, max(context.today, window.start), "range", "from there to publication")
    window = resolve(inner, replace(context, outlook=context.outlook or "future"))
    if isinstance(window, Refused):
        return window
    if kind == "until" and context.published is not None and window.end > context.published:
        return Window(context.published, window.end, "range", "from publication to there")
    if inner.means in ("part", "part_of_the_unit"):
        return calendar.day(window.end).because("the last day it allows")
    return window
