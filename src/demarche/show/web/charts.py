"""Bars over time: cooperation upwards, conflict downwards, so that the drawing reads without colour too.

In:  counts by span of time and quad class. Out: positions and sizes for an SVG, with bursts marked: the week in which
Pakistan and Afghanistan traded fire at Torkham.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.show.drawing.spans import STEPS, following, spans, start_of
from demarche.show.web.answers import Row

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760.0, 260.0, 44.0, 8.0, 18.0, 30.0
KINDS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
STRIP, _MOST_COLUMNS = 48.0, 72  # height of the columns of reports, and how many there are at most
_MOST_BARS, _LEAST_BARS = 180, 24  # spans drawn: the latest ones; room for so many at least
_LABEL, _LONG_LABEL = 56.0, 72.0  # width of a label of a month, of a day
_MOST_ROOM = 36.0  # height of one event: a chart of few is low


@dataclass(frozen=True, slots=True)
class Bar:
    """box: x, y, width and height; start, end: the days it counts."""

    box: tuple[float, float, float, float]
    kind: str
    quad: int
    count: int
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Burst:
    """A span with far more events than the eight before it; expected: their mean."""

    x: float
    start: dt.date
    end: dt.date
    count: int
    expected: float


@dataclass(frozen=True, slots=True)
class Chart:
    bars: list[Bar]
    bursts: list[Burst]
    grid: list[tuple[float, int]]
    labels: list[tuple[float, str]]
    middle: float
    earlier: int = 0
    width: float = WIDTH
    height: float = HEIGHT


def bars_of(rows: Sequence[Row], *, step: str, beside: Sequence[Row] = ()) -> Chart:
    """The chart of the latest spans; those without events are gaps, not left out; `earlier` events are not drawn.

    beside: the counts of a chart that stands next to it, with which it shares days and scale.
    """
    counts = {row["start"]: row for row in rows}
    if not counts:
        return Chart([], [], [], [], HEIGHT / 2)
    days = [row["start"] for row in (*rows, *beside)]
    starts = spans(min(days), max(days), step=step)[-_MOST_BARS:]
    shown = [row for row in (*rows, *beside) if row["start"] >= starts[0]]
    up, down = (max(sum(row[kind] for kind in kinds) for row in shown) for kinds in (KINDS[:2], KINDS[2:]))
    tick = _tick(max(up, down, 1))
    room = min((HEIGHT - TOP - BOTTOM) / max(up + down, 1), _MOST_ROOM)
    middle = TOP + up * room
    pitch = (WIDTH - LEFT - RIGHT) / max(len(starts), _LEAST_BARS)
    bars = [
        bar
        for n, start in enumerate(starts)
        if start in counts
        for bar in _stack(counts[start], LEFT + n * pitch, pitch, middle, room, following(start, step))
    ]
    grid = [(round(middle - n * room, 1), abs(n)) for n in range(-(down // tick) * tick, up + 1, tick)]
    earlier = sum(row["events"] for row in rows if row["start"] < starts[0])
    bursts, labels = _bursts(starts, counts, pitch, step), _labels(starts, pitch)
    height = round(TOP + BOTTOM + (up + down) * room, 1)
    return Chart(bars, bursts, grid, labels, round(middle, 1), earlier, height=height)


@dataclass(frozen=True, slots=True)
class Reports:
    """Columns for the articles of a story: x, y, width and height, with the first and last day and how many."""

    step: str
    columns: list[tuple[tuple[float, float, float, float], dt.date, dt.date, int]]


def reports_of(days: Sequence[dt.date]) -> Reports | None:
    """Articles by their days of publication, in the finest step with at most `_MOST_COLUMNS`; None of a single day."""
    if len(set(days)) < 2:
        return None
    for step in STEPS:
        starts = spans(start_of(min(days), step), start_of(max(days), step), step=step)
        if len(starts) <= _MOST_COLUMNS:
            break
    counts = Counter(start_of(day, step) for day in days)
    pitch, unit = WIDTH / max(len(starts), _LEAST_BARS), STRIP / max(counts.values())
    columns = []
    for n, start in enumerate(starts):
        if height := round(unit * counts[start], 1):
            box = (round(n * pitch, 1), round(STRIP - height, 1), round(pitch * 0.8, 1), height)
            columns.append((box, start, following(start, step) - dt.timedelta(days=1), counts[start]))
    return Reports(step, columns)


def _stack(row: Row, x: float, pitch: float, middle: float, room: float, following: dt.date) -> list[Bar]:
    out, above, below = [], middle, middle
    width, end = max(pitch * 0.8, 1.0), following - dt.timedelta(days=1)
    for quad, kind in enumerate(KINDS, 1):
        height = row[kind] * room
        if not height:
            continue
        if quad <= 2:
            above -= height
        y = above if quad <= 2 else below
        if quad > 2:
            below += height
        box = (round(x, 1), round(y, 1), round(width, 1), round(height, 1))
        out.append(Bar(box, kind=kind, quad=quad, count=row[kind], start=row["start"], end=end))
    return out


def _bursts(starts: Sequence[dt.date], counts: dict[dt.date, Row], pitch: float, step: str) -> list[Burst]:
    """The spans that burst_spans.sql marks."""
    return [
        Burst(
            x=round(LEFT + n * pitch + pitch * 0.4, 1),
            start=start,
            end=following(start, step) - dt.timedelta(days=1),
            count=counts[start]["events"],
            expected=round(counts[start]["usual"], 1),
        )
        for n, start in enumerate(starts)
        if start in counts and counts[start]["burst"]
    ]


def _tick(most: int) -> int:
    """A round step that gives three to six lines."""
    raw = most / 3
    size: int = 10 ** max(0, math.floor(math.log10(max(raw, 1))))
    return max(1, next(size * f for f in (1, 2, 5, 10) if size * f >= raw))


def _labels(starts: Sequence[dt.date], pitch: float) -> list[tuple[float, str]]:
    """Where labels stand: the year, the month, or the day where two labels would be of one month."""
    for form, width in (("%Y", _LABEL), ("%Y-%m", _LABEL), ("%Y-%m-%d", _LONG_LABEL)):
        every = max(1, math.ceil(len(starts) / 8), math.ceil(width / pitch))
        places = [n for n in range(0, len(starts), every) if n * pitch < WIDTH - LEFT - width]
        words = [f"{starts[n]:{form}}" for n in places]
        if len(set(words)) == len(words) and (form != "%Y" or (starts[-1] - starts[0]).days > 3000):
            break
    return [(round(LEFT + n * pitch, 1), word) for n, word in zip(places, words, strict=True)]
