"""Names that recur: weekdays, months, days and quarters without a year.

In:  an `Expression` and its `Context`. Out: the days meant, e.g. for "Voters will decide in November", in a report of
October 2025, November 2025; for "in November" alone, 2024.

A name has one candidate in every week or year. The clause chooses: the latest that has begun, or the next; without a
verb to tell, the past.
"""

from __future__ import annotations

import datetime as dt

from demarche.circumstances.times import calendar
from demarche.circumstances.times.calendar import DAY, WEEK, Refused, Window
from demarche.circumstances.times.context import (
    NO_ANTECEDENT,
    NO_SUCH_DAY,
    Context,
    Meaning,
    integer,
    word,
)
from demarche.circumstances.times.grammar import Expression


def candidates(expression: Expression, around: dt.date) -> list[Window]:
    """The days a name without a year may mean, in order, some years or weeks on either side of a day."""
    if expression.means == "weekday":
        first = calendar.on_or_before(around, integer(expression, "weekday"))
        return [calendar.day(first + shift * WEEK) for shift in range(-2, 4)]
    if expression.means == "the_nth":
        return _in_months(integer(expression, "day"), around)
    if expression.means == "part" and expression.parts:
        part = word(expression, "part")
        return [calendar.third(window, part) for window in candidates(expression.parts[0], around)]
    years = range(max(1, around.year - 8), min(9998, around.year + 8) + 1)
    windows = [window for window in (_in_year(expression, year) for year in years) if window is not None]
    if "weekday" in expression.fields:
        named = [w for w in windows if w.start.weekday() == expression.fields["weekday"]]
        return named or windows
    return windows


def _in_months(number: int, around: dt.date) -> list[Window]:
    """That day of the months around a day."""
    months = (divmod(around.year * 12 + around.month - 1 + shift, 12) for shift in range(-2, 3))
    days = (calendar.valid(year, month + 1, number) for year, month in months)
    return [calendar.day(day) for day in days if day is not None]


def _in_year(expression: Expression, year: int) -> Window | None:
    if expression.means == "quarter":
        return calendar.quarter(year, quarter_number(expression))
    month = integer(expression, "month")
    if expression.means == "month":
        return calendar.month(year, month)
    first = calendar.valid(year, month, integer(expression, "day"))
    if expression.means == "month_days" and first is not None:
        last = calendar.valid(year, month, integer(expression, "last_day"))
        return calendar.days(first, last) if last and last >= first else None
    return calendar.day(first) if first else None


def recurs(expression: Expression) -> bool:
    """Whether a name needs the clause to tell which of its days is meant."""
    if expression.means == "part":
        return recurs(expression.parts[0])
    fields = expression.fields
    if expression.means == "weekday":
        return "which" not in fields
    return expression.means in ("month_day", "month", "month_days", "quarter", "the_nth") and not (
        "year" in fields or "which" in fields or "year_which" in fields
    )


def choose(windows: list[Window], today: dt.date, outlook: str) -> Meaning:
    """The one that the outlook asks for; both kinds may hold the day of publication."""
    begun = [window for window in windows if window.start <= today]
    ahead = [window for window in windows if window.end >= today]
    if outlook in ("nearest", "closest") and begun and ahead:
        return min(begun[-1], ahead[0], key=lambda w: max(abs(w.start - today), abs(w.end - today))).because(
            "the nearest"
        )
    if outlook == "future" and ahead:
        return ahead[0].because("the next: the clause looks ahead")
    if begun:
        return begun[-1].because("the latest up to publication")
    return ahead[0].because("the next") if ahead else NO_SUCH_DAY


def recurring(expression: Expression, context: Context) -> Meaning:
    today = context.today
    outlook = "" if context.outlook == "nearest" and expression.means == "weekday" else context.outlook
    if expression.means == "month_day" and "weekday" in expression.fields:
        outlook = "closest"  # "Tuesday, Jan. 12": day of the week and date together leave one year
    return choose(candidates(expression, today), today, outlook)


def month_day(expression: Expression, context: Context) -> Meaning:
    year = year_of(expression, context)
    if year is None:
        return recurring(expression, context)
    window = _in_year(expression, year)
    return window.because("written in full") if window else NO_SUCH_DAY


def year_of(expression: Expression, context: Context) -> int | None:
    if "year" in expression.fields:
        return integer(expression, "year")
    which = word(expression, "year_which") or (word(expression, "which") if expression.means != "month" else "")
    if which in ("that", "following", "previous", "same"):
        if context.anchor is None:
            return context.today.year + {"following": 1, "previous": -1}.get(which, 0)
        return context.anchor.start.year + {"following": 1, "previous": -1}.get(which, 0)
    shift = {"last": -1, "past": -1, "this": 0, "next": 1}.get(which)
    return None if shift is None else context.today.year + shift


def month(expression: Expression, context: Context) -> Meaning:
    year = year_of(expression, context)
    if year is not None:
        return calendar.month(year, integer(expression, "month")).because("the month named")
    which = word(expression, "which")
    if not which:
        return recurring(expression, context)
    today = context.today
    windows = candidates(Expression(expression.rule, "month", 0, 0, {"month": integer(expression, "month")}), today)
    return pointed(windows, which, today, context, calendar.year(today.year))


def pointed(windows: list[Window], which: str, today: dt.date, context: Context, current: Window) -> Meaning:
    """ "last", "this", "next", "that", "the following" before a name that recurs."""
    if which in ("last", "past"):
        return [w for w in windows if w.end < today][-1].because("the last one before publication")
    if which == "next":
        return next(w for w in windows if w.start > today).because("the next one after publication")
    if which == "this":
        inside = next(w for w in windows if current.start <= w.start <= current.end)
        if inside.start > today and context.outlook == "past":
            return choose(windows, today, "past")
        return inside.because(f"in the {current.precision} of publication")
    if context.anchor is None:
        return NO_ANTECEDENT
    anchor = context.anchor
    if which == "following":
        return next(w for w in windows_around(windows, anchor) if w.start > anchor.end).because(
            "the next after the date before"
        )
    if which == "previous":
        return [w for w in windows_around(windows, anchor) if w.end < anchor.start][-1].because(
            "the last before the date before"
        )
    return min(windows_around(windows, anchor), key=lambda w: abs(w.start - anchor.start)).because(
        "the date referred to"
    )


def windows_around(windows: list[Window], anchor: Window) -> list[Window]:
    """Candidates moved in whole steps to where the antecedent lies."""
    if len(windows) < 2 or windows[0].start <= anchor.start <= windows[-1].end:
        return windows
    if windows[0].precision == "day" and windows[1].start - windows[0].start == WEEK:
        first = calendar.on_or_before(anchor.start, windows[0].start.weekday())
        return [calendar.day(first + shift * WEEK) for shift in range(-2, 4)]
    return [calendar.month(anchor.start.year + shift, windows[0].start.month) for shift in range(-2, 3)]


def weekday(expression: Expression, context: Context) -> Meaning:
    which = word(expression, "which")
    if not which:
        return recurring(expression, context)
    today = context.today
    return pointed(candidates(expression, today), which, today, context, calendar.week(today))


def weekday_of_week(expression: Expression, context: Context) -> Meaning:
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1}.get(word(expression, "which"), 0)
    monday = calendar.week(context.today).start + shift * WEEK
    return calendar.day(monday + integer(expression, "weekday") * DAY).because("that day of the week named")


def weekday_before_last(expression: Expression, context: Context) -> Meaning:
    last = calendar.on_or_before(context.today - DAY, integer(expression, "weekday"))
    return calendar.day(last - WEEK).because("a week before the last one")


def weeks_from_weekday(expression: Expression, context: Context) -> Meaning:
    first = calendar.on_or_after(context.today, integer(expression, "weekday"))
    return calendar.day(first + integer(expression, "number", 2) * WEEK).because("counted from the coming one")


def weekday_weeks_ago(expression: Expression, context: Context) -> Meaning:
    monday = calendar.week(context.today).start - integer(expression, "number", 1) * WEEK
    return calendar.day(monday + integer(expression, "weekday") * DAY).because("that day of the week counted back")


def weekday_ago(expression: Expression, context: Context) -> Meaning:
    """ "a year ago Monday": the date that this week's or the latest Monday has, so long before."""
    named = Expression(expression.rule, "weekday", 0, 0, {"weekday": integer(expression, "weekday")})
    base = choose(candidates(named, context.today), context.today, context.outlook)
    if isinstance(base, Refused):
        return base
    found = calendar.shifted(base.start, -integer(expression, "number", 1), word(expression, "unit"))
    return calendar.day(found).because("counted back from that day of the week")


def units_to(expression: Expression, context: Context) -> Meaning:
    """ "the year to March", "three months ended June 30": back from the end of the month or day named."""
    means = "month_day" if "day" in expression.fields else "month"
    fields = {name: expression.fields[name] for name in ("month", "day", "year") if name in expression.fields}
    last = month_day(Expression(expression.rule, means, 0, 0, fields), context)
    if isinstance(last, Refused):
        return last
    start = calendar.shifted(last.end + DAY, -integer(expression, "number", 1), word(expression, "unit"))
    return calendar.days(start, last.end).because("counted back from its end")


def weekday_week(expression: Expression, context: Context) -> Meaning:
    first = calendar.on_or_after(context.today + DAY, integer(expression, "weekday"))
    return calendar.day(first + WEEK).because("a week after the coming one")


def nth_weekday(expression: Expression, context: Context) -> Meaning:
    year = year_of(expression, context)
    if year is None:
        plain = Expression(expression.rule, "month", 0, 0, {"month": integer(expression, "month")})
        chosen = recurring(plain, context)
        if isinstance(chosen, Refused):
            return chosen
        year = chosen.start.year
    window = calendar.month(year, integer(expression, "month"))
    number, number_of_day = integer(expression, "nth"), integer(expression, "weekday")
    if number < 0:
        return calendar.day(calendar.on_or_before(window.end, number_of_day)).because("counted in the month")
    found = calendar.on_or_after(window.start, number_of_day) + (number - 1) * WEEK
    return (
        calendar.day(found).because("counted in the month")
        if found <= window.end
        else Refused("no such day in the month")
    )


def day_of_month(expression: Expression, context: Context) -> Meaning:
    found = calendar.valid(context.today.year, context.today.month, integer(expression, "day"))
    return calendar.day(found).because("in the month of publication") if found else Refused("no such day in the month")


def quarter_number(expression: Expression) -> int:
    number = integer(expression, "quarter") or integer(expression, "nth")
    return 4 if number < 0 else number
