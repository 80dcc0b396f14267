"""What an expression of time means on a day of publication.

In:  an `Expression` and its `Context`. Out: a `Window` of days, or `Refused` with the reason, e.g. "on Wednesday" in a
report of 9 October 2025 is 8 October, and "three days of clashes" is refused: a length of time, not a date.
"""

from __future__ import annotations

from collections.abc import Callable

from demarche.circumstances.times import compound, pointing, recurring, written
from demarche.circumstances.times.calendar import Refused
from demarche.circumstances.times.context import (
    NO_PUBLICATION,
    NO_SUCH_DAY,
    Context,
    Meaning,
    Reading,
    Unpublished,
    word,
)
from demarche.circumstances.times.grammar import Expression


def meaning_of(expression: Expression, context: Context) -> Meaning:
    """Days or refusal. Never raises: what the calendar cannot hold ("9000 years ago") is refused."""
    try:
        if expression.means in COMPOUNDS:
            return COMPOUNDS[expression.means](expression, context, meaning_of)
        return MEANINGS[expression.means](expression, context)
    except Unpublished:
        return NO_PUBLICATION
    except (ValueError, OverflowError, IndexError, StopIteration):
        return NO_SUCH_DAY


def _refusing(why: str) -> Reading:
    def refuse(_expression: Expression, _context: Context) -> Meaning:
        return Refused(why)

    return refuse


def refuse_holiday(expression: Expression, _context: Context) -> Meaning:
    return Refused(f"{word(expression, 'holiday')}: a holiday, whose days differ by year, country or custom")


def refuse_season(expression: Expression, _context: Context) -> Meaning:
    return Refused(f"{word(expression, 'season')}: a season has no first and last day")


MEANINGS: dict[str, Reading] = {
    "month_day": recurring.month_day,
    "month_days": recurring.month_day,
    "month": recurring.month,
    "weekday": recurring.weekday,
    "weekday_of_week": recurring.weekday_of_week,
    "weekday_before_last": recurring.weekday_before_last,
    "weeks_from_weekday": recurring.weeks_from_weekday,
    "weekday_weeks_ago": recurring.weekday_weeks_ago,
    "weekday_ago": recurring.weekday_ago,
    "weekday_week": recurring.weekday_week,
    "nth_weekday": recurring.nth_weekday,
    "day_of_month": recurring.day_of_month,
    "the_nth": recurring.recurring,
    "deictic": pointing.deictic,
    "daypart": pointing.daypart,
    "overnight": pointing.overnight,
    "which_unit": pointing.which_unit,
    "that_unit": pointing.that_unit,
    "the_unit_beside": pointing.the_unit_beside,
    "the_unit": pointing.the_unit,
    "unit_before_last": pointing.unit_before_last,
    "unit_after_next": pointing.unit_after_next,
    "weekend": pointing.weekend,
    "earlier_this": pointing.earlier_this,
    "unit_to_date": pointing.unit_to_date,
    "part_of_the_unit": pointing.part_of_the_unit,
    "between_ago": pointing.between_ago,
    "half_ago": pointing.half_ago,
    "past_units": pointing.past_units,
    "past_unit": pointing.past_unit,
    "ago": pointing.ago,
    "ago_today": pointing.ago_today,
    "in_units": pointing.in_units,
    "units_to": recurring.units_to,
    "quarter": written.quarter,
    "year": written.year,
    "years": written.years,
    "decade": written.decade,
    "century": written.century,
    "slashed": written.slashed,
    "named": written.named,
    "september_11": written.september_11,
    "roman": written.roman,
    "refuse_holiday": refuse_holiday,
    "refuse_calendar": _refusing("a date of another calendar"),
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
COMPOUNDS: dict[str, Callable[[Expression, Context, Reading], Meaning]] = {
    "part": compound.part,
    "half": compound.half,
    "within": compound.within,
    "nth_of": compound.nth_of,
    "first_of": compound.first_of,
    "week_of": compound.week_of,
    "eve_of": compound.eve_of,
    "range": compound.span_between,
    "offset": compound.offset,
    "vague_offset": compound.vague_offset,
    "bound": compound.bound,
}
