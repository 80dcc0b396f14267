"""The arithmetic of days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.circumstances.times import calendar

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(DAYS)
def test_units_hold_their_day(day: dt.date) -> None:
    """The week, month, quarter, year and decade around a day contain it."""
    for unit in ("day", "week", "month", "quarter", "year", "decade", "century"):
        window = calendar.unit_around(day, unit)
        assert window is not None
        assert window.start <= day <= window.end


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_units_follow_without_gap(day: dt.date, unit: str) -> None:
    """A unit ends the day before the next begins."""
    here, there = calendar.unit_around(day, unit), calendar.unit_around(day, unit, 1)
    assert here is not None
    assert there is not None
    assert here.end + calendar.DAY == there.start


@given(DAYS, st.sampled_from(["month", "year", "decade", "week"]))
def test_thirds_cover_the_whole(day: dt.date, unit: str) -> None:
    """Early, mid and late follow each other and make up the whole."""
    whole = calendar.unit_around(day, unit)
    assert whole is not None
    early, mid, late = (calendar.third(whole, part) for part in ("early", "mid", "late"))
    assert (early.start, late.end) == (whole.start, whole.end)
    assert (early.end + calendar.DAY, mid.end + calendar.DAY) == (mid.start, late.start)


@pytest.mark.parametrize(
    ("part", "start", "end"),
    [("early", 1, 10), ("mid", 11, 20), ("late", 21, 30), ("start", 1, 10), ("end", 21, 30)],
)
def test_thirds_of_april(part: str, start: int, end: int) -> None:
    """Early, mid and late April are 1-10, 11-20 and 21-30."""
    window = calendar.third(calendar.month(2024, 4), part)
    assert (window.start.day, window.end.day) == (start, end)


def test_a_month_later_than_january_31() -> None:
    """Counting months keeps to the last day of a shorter month."""
    assert calendar.shifted(dt.date(2024, 1, 31), 1, "month") == dt.date(2024, 2, 29)
