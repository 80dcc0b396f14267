"""The strip of the course of things: its scale, its lanes, what it leaves out and says so."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from demarche.show.drawing.course import Mark, course_of
from demarche.show.drawing.spans import start_of

DAY = dt.date(2025, 10, 8)


def mark(days: int, standing: str = "happened", *, cooperative: bool = True) -> Mark:
    return Mark(DAY + dt.timedelta(days=days), standing, cooperative, f"#o{days}")


def test_few_days_give_no_strip() -> None:
    """One report of one day shows nothing that its list does not."""
    assert course_of([]) is None
    assert course_of([mark(0), mark(0, "said"), mark(1)]) is None


def test_lanes_tell_what_happened_from_what_was_said_or_is_ahead() -> None:
    """Three lanes on one scale; cooperation stands on its lane's line, conflict hangs from it."""
    course = course_of([mark(0), mark(1, cooperative=False), mark(2, "said"), mark(9, "planned"), mark(9, "possible")])
    assert course is not None
    lanes = dict(course.lanes)
    assert list(lanes) == ["happened", "only said", "ahead"]
    up, down, said, ahead = course.columns[1], course.columns[2], course.columns[3], course.columns[0]
    assert up.box[1] + up.box[3] == lanes["happened"]
    assert (down.box[1], down.kind) == (lanes["happened"], "conflict")
    assert said.note == "2025-10-10, only said: 1 of cooperation"
    assert (ahead.note, ahead.href) == ("2025-10-17, ahead: 2 of cooperation", "#o9")


def test_the_scale_keeps_out_strays_and_counts_them() -> None:
    """One date of the year 2008 among a hundred of this autumn does not press them into one column."""
    course = course_of([mark(-6000), *(mark(n % 40) for n in range(100)), mark(0, "history")])
    assert course is not None
    assert course.earlier == 1
    assert len({c.box[0] for c in course.columns}) > 30
    assert all(c.box[0] + c.box[2] <= course.width for c in course.columns)


def test_columns_of_many_years_do_not_overlap() -> None:
    """The step grows with the time; labels keep apart."""
    course = course_of([mark(n * 97) for n in range(80)])
    assert course is not None
    places = sorted({(c.box[0], c.box[2]) for c in course.columns})
    assert all(x + width <= following for (x, width), (following, _) in pairwise(places))
    assert all(after - before >= 90 for (before, _), (after, _) in pairwise(course.labels))


def test_spans_begin_where_calendars_have_them_begin() -> None:
    day = dt.date(2025, 8, 14)
    assert [str(start_of(day, step)) for step in ("day", "week", "month", "quarter", "year")] == [
        "2025-08-14",
        "2025-08-11",
        "2025-08-01",
        "2025-07-01",
        "2025-01-01",
    ]
    assert start_of(dt.date.min, "week") == dt.date.min
