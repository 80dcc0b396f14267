"""What an expression of time means on a day of publication.

In:  an `Expression` and its `Context`: publication day, whether its clause looks ahead, the date it may refer back to.
Out: a `Window` of days, or `Refused` with the reason, e.g. "on Wednesday" in a report of 9 October 2025 is 8 October.

A name that recurs (a weekday, a month or a day without a year) has one candidate in every week or year. The clause
chooses: the latest that has begun, or the next; without a verb to tell, the past.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from demarche.circumstances.times import calendar
from demarche.circumstances.times.calendar import DAY, WEEK, Refused, Window
from demarche.circumstances.times.grammar import Expression

Meaning = Window | Refused
NO_PUBLICATION = Refused("counted from publication, whose date is unknown")
NO_ANTECEDENT = Refused("refers back to a date that the text does not give")


@dataclass(frozen=True, slots=True)
class Context:
    """published: day of publication or None. outlook: "past", "future", "nearest" or "". anchor: the date before."""

    published: dt.date | None
    outlook: str = ""
    anchor: Window | None = None


class _Unpublished(Exception):
    """A relative expression in a text without a date; turned into a refusal by `meaning_of`."""


def meaning_of(expression: Expression, context: Context) -> Meaning:
    """Days or refusal. Never raises: what the calendar cannot hold ("9000 years ago") is refused."""
    try:
        return MEANINGS[expression.means](expression, context)
    except _Unpublished:
        return NO_PUBLICATION
    except (ValueError, OverflowError):
        return Refused("no such day in the calendar")


def _today(context: Context) -> dt.date:
    if context.published is None:
        raise _Unpublished
    return context.published


def _int(expression: Expression, name: str, default: int = 0) -> int:
    value = expression.fields.get(name, default)
    return value if isinstance(value, int) else default


def _word(expression: Expression, name: str) -> str:
    return str(expression.fields.get(name, ""))


# ---- names that recur


def candidates(expression: Expression, around: dt.date) -> list[Window]:
    """The days a name without a year may mean, in order, some years or weeks on either side of a day."""
    if expression.means == "weekday":
        first = calendar.on_or_before(around, _int(expression, "weekday"))
        return [calendar.day(first + shift * WEEK) for shift in range(-2, 4)]
    if expression.means == "part" and expression.parts:
        part = _word(expression, "part")
        return [calendar.third(window, part) for window in candidates(expression.parts[0], around)]
    years = range(max(1, around.year - 8), min(9998, around.year + 8) + 1)
    windows = [window for window in (_in_year(expression, year) for year in years) if window is not None]
    if "weekday" in expression.fields:
        named = [w for w in windows if w.start.weekday() == expression.fields["weekday"]]
        return named or windows
    return windows


def _in_year(expression: Expression, year: int) -> Window | None:
    if expression.means == "quarter":
        return calendar.quarter(year, _quarter(expression))
    month = _int(expression, "month")
    if expression.means == "month":
        return calendar.month(year, month)
    first = calendar.valid(year, month, _int(expression, "day"))
    if expression.means == "month_days" and first is not None:
        last = calendar.valid(year, month, _int(expression, "last_day"))
        return calendar.days(first, last) if last and last >= first else None
    return calendar.day(first) if first else None


def recurs(expression: Expression) -> bool:
    """Whether a name needs the clause to tell which of its days is meant."""
    if expression.means == "part":
        return recurs(expression.parts[0])
    fields = expression.fields
    if expression.means == "weekday":
        return "which" not in fields
    return expression.means in ("month_day", "month", "month_days", "quarter") and not (
        "year" in fields or "which" in fields or "year_which" in fields
    )


def choose(windows: list[Window], today: dt.date, outlook: str) -> Meaning:
    """The one that the outlook asks for; both kinds may hold the day of publication."""
    begun = [window for window in windows if window.start <= today]
    ahead = [window for window in windows if window.end >= today]
    if outlook == "nearest" and begun and ahead:
        return min(begun[-1], ahead[0], key=lambda w: max(abs(w.start - today), abs(w.end - today))).because("the nearest")
    if outlook == "future" and ahead:
        return ahead[0].because("the next: the clause looks ahead")
    if begun:
        return begun[-1].because("the latest up to publication")
    return ahead[0].because("the next") if ahead else Refused("no such day in the calendar")


def _recurring(expression: Expression, context: Context) -> Meaning:
    today = _today(context)
    return choose(candidates(expression, today), today, context.outlook)


def month_day(expression: Expression, context: Context) -> Meaning:
    year = _year_of(expression, context)
    if year is None:
        return _recurring(expression, context)
    window = _in_year(expression, year)
    return window.because("written in full") if window else Refused("no such day in the calendar")


def _year_of(expression: Expression, context: Context) -> int | None:
    if "year" in expression.fields:
        return _int(expression, "year")
    which = _word(expression, "year_which") or (_word(expression, "which") if expression.means != "month" else "")
    if which in ("that", "following", "previous", "same"):
        if context.anchor is None:
            return _today(context).year + {"following": 1, "previous": -1}.get(which, 0)
        return context.anchor.start.year + {"following": 1, "previous": -1}.get(which, 0)
    shift = {"last": -1, "past": -1, "this": 0, "next": 1}.get(which)
    return None if shift is None else _today(context).year + shift


def month(expression: Expression, context: Context) -> Meaning:
    year = _year_of(expression, context)
    if year is not None:
        return calendar.month(year, _int(expression, "month")).because("the month named")
    which = _word(expression, "which")
    if not which:
        return _recurring(expression, context)
    today = _today(context)
    windows = candidates(Expression(expression.rule, "month", 0, 0, {"month": _int(expression, "month")}), today)
    return _pointed(windows, which, today, context, calendar.year(today.year))


def _pointed(windows: list[Window], which: str, today: dt.date, context: Context, current: Window) -> Meaning:
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
        return next(w for w in windows_around(windows, anchor) if w.start > anchor.end).because("the next after the date before")
    if which == "previous":
        return [w for w in windows_around(windows, anchor) if w.end < anchor.start][-1].because("the last before the date before")
    return min(windows_around(windows, anchor), key=lambda w: abs(w.start - anchor.start)).because("the date referred to")


def windows_around(windows: list[Window], anchor: Window) -> list[Window]:
    """Candidates moved in whole steps to where the antecedent lies."""
    if len(windows) < 2 or windows[0].start <= anchor.start <= windows[-1].end:
        return windows
    if windows[0].precision == "day" and windows[1].start - windows[0].start == WEEK:
        first = calendar.on_or_before(anchor.start, windows[0].start.weekday())
        return [calendar.day(first + shift * WEEK) for shift in range(-2, 4)]
    return [calendar.month(anchor.start.year + shift, windows[0].start.month) for shift in range(-2, 3)]


def weekday(expression: Expression, context: Context) -> Meaning:
    which = _word(expression, "which")
    if not which:
        return _recurring(expression, context)
    today = _today(context)
    return _pointed(candidates(expression, today), which, today, context, calendar.week(today))


def weekday_of_week(expression: Expression, context: Context) -> Meaning:
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1}.get(_word(expression, "which"), 0)
    monday = calendar.week(_today(context)).start + shift * WEEK
    return calendar.day(monday + _int(expression, "weekday") * DAY).because("that day of the week named")


def weekday_before_last(expression: Expression, context: Context) -> Meaning:
    last = calendar.on_or_before(_today(context) - DAY, _int(expression, "weekday"))
    return calendar.day(last - WEEK).because("a week before the last one")


def weeks_from_weekday(expression: Expression, context: Context) -> Meaning:
    first = calendar.on_or_after(_today(context), _int(expression, "weekday"))
    return calendar.day(first + _int(expression, "number", 2) * WEEK).because("counted from the coming one")


def weekday_weeks_ago(expression: Expression, context: Context) -> Meaning:
    monday = calendar.week(_today(context)).start - _int(expression, "number", 1) * WEEK
    return calendar.day(monday + _int(expression, "weekday") * DAY).because("that day of the week counted back")


def weekday_week(expression: Expression, context: Context) -> Meaning:
    first = calendar.on_or_after(_today(context) + DAY, _int(expression, "weekday"))
    return calendar.day(first + WEEK).because("a week after the coming one")


def nth_weekday(expression: Expression, context: Context) -> Meaning:
    year = _year_of(expression, context)
    if year is None:
        plain = Expression(expression.rule, "month", 0, 0, {"month": _int(expression, "month")})
        chosen = _recurring(plain, context)
        if isinstance(chosen, Refused):
            return chosen
        year = chosen.start.year
    window = calendar.month(year, _int(expression, "month"))
    number, number_of_day = _int(expression, "nth"), _int(expression, "weekday")
    if number < 0:
        return calendar.day(calendar.on_or_before(window.end, number_of_day)).because("counted in the month")
    found = calendar.on_or_after(window.start, number_of_day) + (number - 1) * WEEK
    return calendar.day(found).because("counted in the month") if found <= window.end else Refused("no such day in the month")


def day_of_month(expression: Expression, context: Context) -> Meaning:
    found = calendar.valid(_today(context).year, _today(context).month, _int(expression, "day"))
    return calendar.day(found).because("in the month of publication") if found else Refused("no such day in the month")


# ---- words that point from publication


def deictic(expression: Expression, context: Context) -> Meaning:
    return calendar.day(_today(context) + _int(expression, "deictic") * DAY).because("counted from publication")


def daypart(expression: Expression, context: Context) -> Meaning:
    which = _word(expression, "which")
    if which in ("that", "following", "previous") or (which == "next"):
        return _beside_anchor({"following": 1, "next": 1, "previous": -1}.get(which, 0), "day", context)
    shift = -1 if which in ("last", "past") else 0
    return calendar.day(_today(context) + shift * DAY).because("counted from publication")


def overnight(expression: Expression, context: Context) -> Meaning:
    if "weekday" in expression.fields:
        named = weekday(Expression(expression.rule, "weekday", 0, 0, expression.fields), context)
        if isinstance(named, Refused):
            return named
        return calendar.days(named.start - DAY, named.end).because("the day before to the day")
    today = _today(context)
    return calendar.days(today - DAY, today).because("the day before publication to the day")


def which_unit(expression: Expression, context: Context) -> Meaning:
    which, unit = _word(expression, "which"), _word(expression, "unit")
    if unit == "hour":
        return Refused("finer than a day")
    pointing = which in ("that", "following", "previous") or (unit == "day" and which in ("next", "last"))
    if pointing:
        return _beside_anchor({"following": 1, "next": 1, "previous": -1, "last": -1}.get(which, 0), unit, context)
    today = _today(context)
    if which == "past":
        return calendar.days(calendar.shifted(today, -1, unit), today).because("back from publication")
    shift = {"last": -1, "next": 1}.get(which, 0)
    window = calendar.unit_around(today, unit, shift)
    if window is None:
        return Refused("finer than a day")
    if unit == "weekend" and which == "this" and window.start > today and context.outlook == "past":
        window = calendar.weekend(today - WEEK)
    return window.because(f"the {unit} counted from publication")


def _beside_anchor(shift: int, unit: str, context: Context) -> Meaning:
    """ "that day", "the following week": beside the date spoken of before."""
    if context.anchor is None:
        return NO_ANTECEDENT
    base = context.anchor.end if shift > 0 else context.anchor.start
    window = calendar.unit_around(base, unit, shift)
    if shift == 0 and unit == "day":
        window = context.anchor
    return window.because("counted from the date before it") if window else Refused("finer than a day")


def that_unit(expression: Expression, context: Context) -> Meaning:
    which, unit = _word(expression, "which"), _word(expression, "unit") or "day"
    return _beside_anchor({"following": 1, "next": 1, "previous": -1}.get(which, 0), unit, context)


def the_unit_beside(expression: Expression, context: Context) -> Meaning:
    return _beside_anchor(_int(expression, "side"), _word(expression, "unit"), context)


def unit_before_last(expression: Expression, context: Context) -> Meaning:
    window = calendar.unit_around(_today(context), _word(expression, "unit"), -2)
    return window.because("counted from publication") if window else Refused("finer than a day")


def unit_after_next(expression: Expression, context: Context) -> Meaning:
    window = calendar.unit_around(_today(context), _word(expression, "unit"), 2)
    return window.because("counted from publication") if window else Refused("finer than a day")


def weekend(expression: Expression, context: Context) -> Meaning:
    today = _today(context)
    windows = [calendar.weekend(today + shift * WEEK) for shift in (-1, 0, 1)]
    return choose(windows, today, context.outlook)


def earlier_this(expression: Expression, context: Context) -> Meaning:
    how, which = _word(expression, "earlier"), _word(expression, "which")
    whole = which_unit(expression, context)
    if isinstance(whole, Refused) or how == "whole" or whole.precision == "day":
        return whole
    today = _today(context)
    if which == "this" and how == "earlier":
        return calendar.days(whole.start, min(whole.end, today)).because("from its first day to publication")
    if which == "this" and how == "later":
        return calendar.days(max(whole.start, today), whole.end).because("from publication to its last day")
    part = {"earlier": "early", "later": "late"}.get(how, how)
    return calendar.third(whole, part).because(f"the {part} part")


def unit_to_date(expression: Expression, context: Context) -> Meaning:
    whole = calendar.unit_around(_today(context), _word(expression, "unit"))
    return calendar.days(whole.start, _today(context)).because("to publication") if whole else Refused("finer than a day")


def past_units(expression: Expression, context: Context) -> Meaning:
    direction = _word(expression, "recent")
    if direction not in ("past", "coming"):
        return Refused("a length of time without a beginning")
    today, unit = _today(context), _word(expression, "unit")
    number = _int(expression, "number")
    if unit == "hour":
        number, unit = -(-number // 24), "day"
    if direction == "past":
        return calendar.days(calendar.shifted(today, -number, unit), today).because("counted back from publication")
    return calendar.days(today, calendar.shifted(today, number, unit)).because("counted on from publication")


def past_unit(expression: Expression, context: Context) -> Meaning:
    fields = {**expression.fields, "number": 1}
    return past_units(replace(expression, fields=fields), context)


def ago(expression: Expression, context: Context) -> Meaning:
    number, unit, direction = _int(expression, "number"), _word(expression, "unit"), _word(expression, "ago")
    if direction in ("back", "ahead"):
        sign = -1 if direction == "back" else 1
        return calendar.counted(_today(context), sign * number, unit).because("counted from publication")
    if context.anchor is None:
        return NO_ANTECEDENT
    sign = -1 if direction == "earlier" else 1
    base = context.anchor.end if sign > 0 else context.anchor.start
    return calendar.counted(base, sign * number, unit).because("counted from the date before it")


def ago_today(expression: Expression, context: Context) -> Meaning:
    moved = calendar.shifted(_today(context), -_int(expression, "number"), _word(expression, "unit"))
    return calendar.day(moved).because("counted back to the day")


def in_units(expression: Expression, context: Context) -> Meaning:
    if context.outlook == "past":
        return Refused("a length of time, not a date")
    number, unit = _int(expression, "number"), _word(expression, "unit")
    if unit == "hour" and number < 24:
        return Refused("finer than a day")
    today = _today(context)
    if _word(expression, "within") == "within":
        number, unit = (-(-number // 24), "day") if unit == "hour" else (number, unit)
        return calendar.days(today, calendar.shifted(today, number, unit)).because("from publication on")
    return calendar.counted(today, number, unit).because("counted on from publication")


# ---- quarters, years, decades, digits


def _quarter(expression: Expression) -> int:
    number = _int(expression, "quarter") or _int(expression, "nth")
    return 4 if number < 0 else number


def quarter(expression: Expression, context: Context) -> Meaning:
    if not 1 <= _quarter(expression) <= 4:
        return Refused("a year has four quarters")
    year = _year_of(expression, context)
    if year is None:
        return _recurring(expression, context)
    return calendar.quarter(year, _quarter(expression)).because("the quarter named")


def year(expression: Expression, context: Context) -> Meaning:
    return calendar.year(_int(expression, "year")).because("the year named")


def years(expression: Expression, context: Context) -> Meaning:
    first, last = _int(expression, "year"), _int(expression, "last_year")
    if last < 100:
        last += first // 100 * 100
    if last < first:
        return Refused("the years run backwards")
    return Window(calendar.year(first).start, calendar.year(last).end, "range", "the years named")


def decade(expression: Expression, context: Context) -> Meaning:
    first = _int(expression, "decade_year") or _int(expression, "decade")
    if "decade_short" in expression.fields:
        first = 1900 + _int(expression, "decade_short")
    window = calendar.decade(first)
    part = _word(expression, "part")
    return (calendar.third(window, part) if part else window).because("the decade named")


def century(expression: Expression, context: Context) -> Meaning:
    return calendar.century(_int(expression, "century")).because("the century named")


def slashed(expression: Expression, context: Context) -> Meaning:
    """12/10/2025 is refused: the day stands first in one half of the world and second in the other."""
    one, other, year = (_int(expression, name) for name in ("first", "second", "short_year"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if _word(expression, "sign") == "." or one > 12 or one == other:
        found = calendar.valid(year, other, one)
    elif other > 12:
        found = calendar.valid(year, one, other)
    else:
        return Refused("day and month cannot be told apart")
    return calendar.day(found).because("written in digits") if found else Refused("no such day in the calendar")


def named(expression: Expression, context: Context) -> Meaning:
    return calendar.day(dt.date.fromisoformat(_word(expression, "named"))).because("known by this name")


def september_11(expression: Expression, context: Context) -> Meaning:
    return calendar.day(dt.date(2001, 9, 11)).because("known by this name")


# ---- put together


def part(expression: Expression, context: Context) -> Meaning:
    if recurs(expression):
        return _recurring(expression, context)
    whole = meaning_of(expression.parts[0], context)
    if isinstance(whole, Refused):
        return whole
    return calendar.third(whole, _word(expression, "part")).because(f"the {_word(expression, 'part')} part")


def half(expression: Expression, context: Context) -> Meaning:
    whole = meaning_of(expression.parts[0], context)
    return whole if isinstance(whole, Refused) else calendar.half(whole, _int(expression, "half")).because("the half named")


def nth_of(expression: Expression, context: Context) -> Meaning:
    """The nth week or so of a stretch, cut from its first day: the second week of July is 8-14."""
    whole = meaning_of(expression.parts[0], context)
    if isinstance(whole, Refused):
        return whole
    unit, number = _word(expression, "unit"), _int(expression, "nth")
    if number < 0:
        start = calendar.shifted(whole.end + DAY, -1, unit)
        return calendar.days(start, whole.end).because("counted from its end")
    start = calendar.shifted(whole.start, number - 1, unit)
    end = calendar.shifted(start, 1, unit) - DAY
    if start > whole.end:
        return Refused("more than the stretch holds")
    return calendar.days(start, min(end, whole.end)).because("counted from its beginning")


def first_of(expression: Expression, context: Context) -> Meaning:
    whole = meaning_of(expression.parts[0], context)
    if isinstance(whole, Refused):
        return whole
    unit, number = _word(expression, "unit"), _int(expression, "number")
    if _word(expression, "recent") == "first":
        end = calendar.shifted(whole.start, number, unit) - DAY
        return calendar.days(whole.start, min(end, whole.end)).because("counted from its beginning")
    start = calendar.shifted(whole.end + DAY, -number, unit)
    return calendar.days(max(start, whole.start), whole.end).because("counted from its end")


def week_of(expression: Expression, context: Context) -> Meaning:
    inner = meaning_of(expression.parts[0], context)
    if isinstance(inner, Refused):
        return inner
    if _word(expression, "edge") in ("ending", "ended"):
        return Window(inner.end - 6 * DAY, inner.end, "week", "the week that ends there")
    return calendar.week(inner.start).because("the week around it")


def eve_of(expression: Expression, context: Context) -> Meaning:
    inner = meaning_of(expression.parts[0], replace(context, outlook=context.outlook or "nearest"))
    return inner if isinstance(inner, Refused) else calendar.day(inner.start - DAY).because("the day before it")


def span_between(expression: Expression, context: Context) -> Meaning:
    """A range; the end that has a year, or the earlier one, tells where the other lies."""
    first, last = expression.parts
    if recurs(first) and not recurs(last):
        end = meaning_of(last, context)
        if isinstance(end, Refused):
            return end
        start = choose(candidates(first, end.end), end.end, "past")
    else:
        start = meaning_of(first, context)
        if isinstance(start, Refused):
            return start
        end = choose(candidates(last, start.start), start.start, "future") if recurs(last) else meaning_of(last, context)
    if isinstance(start, Refused) or isinstance(end, Refused):
        return start if isinstance(start, Refused) else end
    if end.end < start.start:
        return Refused("the range runs backwards")
    return Window(start.start, end.end, "range", "from the first to the last day named")


def offset(expression: Expression, context: Context) -> Meaning:
    """ "two days after the Oct. 12 vote"."""
    counted, base = expression.parts
    toward = "nearest" if expression.fields.get("ago", "earlier") == "earlier" and expression.fields.get("side", -1) == -1 else ""
    anchor = meaning_of(base, replace(context, outlook=context.outlook or toward))
    if isinstance(anchor, Refused):
        return anchor
    found = meaning_of(counted, replace(context, anchor=anchor))
    return found if isinstance(found, Refused) else found.because(f"counted from {anchor.start.isoformat()}")


def vague_offset(expression: Expression, context: Context) -> Meaning:
    """ "days before the Oct. 12 elections": the number is not said; what is dated is the day named."""
    base = expression.parts[1]
    return meaning_of(base, replace(context, outlook=context.outlook or "nearest"))


def bound(expression: Expression, context: Context) -> Meaning:
    """ "since March 2024", "until Friday", "by the end of May"."""
    kind = _word(expression, "bound")
    inner = expression.parts[0]
    if kind == "since":
        window = meaning_of(inner, replace(context, outlook="past"))
        if isinstance(window, Refused):
            return window
        return Window(window.start, max(_today(context), window.start), "range", "from there to publication")
    window = meaning_of(inner, replace(context, outlook=context.outlook or "future"))
    if isinstance(window, Refused):
        return window
    if kind == "until" and context.published is not None and window.end > context.published:
        return Window(context.published, window.end, "range", "from publication to there")
    return calendar.day(window.end).because("the last day it allows") if inner.means == "part" else window


# ---- refusals: each is a result, with its reason


def _refusing(why: str) -> Callable[[Expression, Context], Meaning]:
    def refuse(expression: Expression, context: Context) -> Meaning:
        return Refused(why)

    return refuse


def refuse_holiday(expression: Expression, context: Context) -> Meaning:
    return Refused(f"{_word(expression, 'holiday')}: a holiday, whose days differ by year, country or custom")


def refuse_season(expression: Expression, context: Context) -> Meaning:
    return Refused(f"{_word(expression, 'season')}: a season has no first and last day")


MEANINGS: dict[str, Callable[[Expression, Context], Meaning]] = {
    "month_day": month_day,
    "month_days": month_day,
    "month": month,
    "weekday": weekday,
    "weekday_of_week": weekday_of_week,
    "weekday_before_last": weekday_before_last,
    "weeks_from_weekday": weeks_from_weekday,
    "weekday_weeks_ago": weekday_weeks_ago,
    "weekday_week": weekday_week,
    "nth_weekday": nth_weekday,
    "day_of_month": day_of_month,
    "deictic": deictic,
    "daypart": daypart,
    "overnight": overnight,
    "which_unit": which_unit,
    "that_unit": that_unit,
    "the_unit_beside": the_unit_beside,
    "unit_before_last": unit_before_last,
    "unit_after_next": unit_after_next,
    "weekend": weekend,
    "earlier_this": earlier_this,
    "unit_to_date": unit_to_date,
    "past_units": past_units,
    "past_unit": past_unit,
    "ago": ago,
    "ago_today": ago_today,
    "in_units": in_units,
    "quarter": quarter,
    "year": year,
    "years": years,
    "decade": decade,
    "century": century,
    "slashed": slashed,
    "named": named,
    "september_11": september_11,
    "part": part,
    "half": half,
    "nth_of": nth_of,
    "first_of": first_of,
    "week_of": week_of,
    "eve_of": eve_of,
    "range": span_between,
    "offset": offset,
    "vague_offset": vague_offset,
    "bound": bound,
    "refuse_holiday": refuse_holiday,
    "refuse_season": refuse_season,
    "refuse_vague": _refusing("vague: no number of days is said"),
    "vague_ago": _refusing("vague: no number of days is said"),
    "refuse_duration": _refusing("a length of time, not a date"),
    "refuse_nth": _refusing("counted from a beginning that is not given"),
    "refuse_age": _refusing("an age"),
    "refuse_recurring": _refusing("a habit that recurs, not one date"),
    "refuse_clock": _refusing("a time of day without a day"),
    "refuse_daypart": _refusing("a time of day without a day"),
    "refuse_fiscal": _refusing("a fiscal or school year, which differs by country"),
    "refuse_name": _refusing("the year is part of a name and dates nothing else"),
    "refuse_offset": _refusing("counted from something that has no date here"),
}
