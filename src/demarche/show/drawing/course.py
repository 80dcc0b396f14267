"""The course of things as a strip: what happened, was only said or is ahead, each in a lane on one scale of time.

In:  a mark for each occurrence, "2025-10-08, happened, cooperative". Out: columns for an SVG, cooperation upwards and
conflict downwards in each lane, so that it reads without colour; each column leads to its first occurrence.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.show.drawing.spans import STEPS, following, spans, start_of

WIDTH, LEFT, RIGHT, TOP, BOTTOM, LANE = 760.0, 112.0, 8.0, 6.0, 24.0, 64.0
_MOST_COLUMNS, _FEWEST = 72, 3  # spans drawn; with fewer spans that have something there is nothing to see
_STRAY = 0.03  # share of marks at either end that the scale need not reach
_LABELS = 6
LANES = {
    "happened": "happened",
    "said": "only said",
    "planned": "ahead",
    "possible": "ahead",
    "denied": "denied",
}  # standing → lane; what is background (history) would stretch the scale


@dataclass(frozen=True, slots=True)
class Mark:
    """An occurrence: its day, how it stands, whether it is cooperative, where it leads."""

    day: dt.date
    standing: str
    cooperative: bool
    href: str


@dataclass(frozen=True, slots=True)
class Column:
    """What one span has in one lane; box: x, y, width, height."""

    box: tuple[float, float, float, float]
    kind: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Course:
    """lanes: name and height of its middle; earlier, later: marks beyond the scale."""

    lanes: list[tuple[str, float]]
    columns: list[Column]
    labels: list[tuple[float, str]]
    earlier: int
    later: int
    height: float
    width: float = WIDTH
    left: float = LEFT


def course_of(marks: Sequence[Mark]) -> Course | None:
    """The strip; None where too few days would show anything."""
    marks = sorted((m for m in marks if m.standing in LANES), key=lambda m: m.day)
    if not marks:
        return None
    step, starts = _scale([m.day for m in marks])
    held: dict[tuple[dt.date, str, bool], list[Mark]] = defaultdict(list)
    for mark in marks:
        held[start_of(mark.day, step), LANES[mark.standing], mark.cooperative].append(mark)
    shown = {key: found for key, found in held.items() if starts[0] <= key[0] <= starts[-1]}
    if len({start for start, _, _ in shown}) < _FEWEST:
        return None
    names = [name for name in dict.fromkeys(LANES.values()) if any(lane == name for _, lane, _ in shown)]
    lanes = {name: TOP + (n + 0.5) * LANE for n, name in enumerate(names)}
    return Course(
        lanes=list(lanes.items()),
        columns=_columns(shown, starts, step, lanes),
        labels=_labels(starts, step),
        earlier=sum(m.day < starts[0] for m in marks),
        later=sum(start_of(m.day, step) > starts[-1] for m in marks),
        height=TOP + len(lanes) * LANE + BOTTOM,
    )


def _scale(days: Sequence[dt.date]) -> tuple[str, list[dt.date]]:
    """The finest step whose spans fit, from near the first day to near the last."""
    stray = int(len(days) * _STRAY)
    first, last = days[stray], days[len(days) - 1 - stray]
    for step in STEPS:
        starts = spans(start_of(first, step), start_of(last, step), step=step)
        if len(starts) <= _MOST_COLUMNS:
            return step, starts
    return STEPS[-1], starts[-_MOST_COLUMNS:]


def _columns(
    held: Mapping[tuple[dt.date, str, bool], Sequence[Mark]],
    starts: Sequence[dt.date],
    step: str,
    lanes: Mapping[str, float],
) -> list[Column]:
    """Heights grow with numbers on one scale for all lanes; what there is can always be seen."""
    most = max(len(found) for found in held.values())
    pitch = (WIDTH - LEFT - RIGHT) / max(len(starts), 12)
    places = {start: n for n, start in enumerate(starts)}
    columns = []
    for (start, lane, cooperative), found in sorted(held.items(), key=lambda item: (item[0][1], item[0][0])):
        height = max(3.0, (LANE / 2 - 4) * len(found) / most)
        y = lanes[lane] - height if cooperative else lanes[lane]
        box = (LEFT + places[start] * pitch, y, min(pitch * 0.8, 22.0), height)
        kind = "cooperation" if cooperative else "conflict"
        note = f"{_named(start, step)}, {lane}: {len(found)} of {kind}"
        columns.append(Column(tuple(round(v, 1) for v in box), kind, note, found[0].href))  # type: ignore[arg-type]
    return columns


def _named(start: dt.date, step: str) -> str:
    if step == "day":
        return str(start)
    if step == "year":
        return str(start.year)
    return f"{start} to {following(start, step) - dt.timedelta(days=1)}"


def _labels(starts: Sequence[dt.date], step: str) -> list[tuple[float, str]]:
    form = "%Y" if step == "year" else "%Y-%m-%d" if step in ("day", "week") else "%Y-%m"
    pitch = (WIDTH - LEFT - RIGHT) / max(len(starts), 12)
    every = max(-(-len(starts) // _LABELS), int(90 / pitch) + 1)
    return [(round(LEFT + n * pitch, 1), f"{starts[n]:{form}}") for n in range(0, len(starts), every)]
