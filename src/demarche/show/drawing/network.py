"""Who stands how to whom, as a drawing.

In:  parties and the ties between them. Out: positions and lines for an SVG: cooperation solid and green, conflict
dashed and red, both in dash and dot, so that the drawing reads without colour too. The layout is deterministic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # a row for each party: x and y
Ends = NDArray[np.int_]  # a row for each tie: the two parties

STEPS = 240
GRAVITY = 0.9
LONGEST, LETTER = 22, 7.0  # characters of a label; width of one as it is drawn

Box = tuple[float, float, float, float]  # left, top, right, bottom
Spot = tuple[float, float, float]  # x, y, radius


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on. most: parties drawn, the table has all; left, top: room at the edges, for names."""

    width: float
    height: float
    most: int
    left: float = 90.0
    top: float = 40.0


DESK = Sheet(760.0, 500.0, 30)
PHONE = Sheet(380.0, 480.0, 12, left=64.0)  # drawn as wide as it is shown, so that names can be read


@dataclass(frozen=True, slots=True)
class Party:
    """An actor to draw. weight: how much it does and undergoes."""

    key: str
    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors stand: numbers of cooperative and of conflictual events between them."""

    one: str
    other: str
    cooperation: int = 0
    conflict: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A name, shortened, and where it stands; anchor: which of its ends is at x, as SVG says it."""

    text: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        width = len(self.text) * LETTER
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return left, self.y - 11, left + width, self.y + 3


@dataclass(frozen=True, slots=True)
class Node:
    key: str
    name: str
    x: float
    y: float
    radius: float
    label: Label


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    kind: str
    width: float
    note: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: list[Node]
    lines: list[Line]
    width: float
    height: float


def draw(parties: Sequence[Party], ties: Sequence[Tie], *, sheet: Sheet = DESK) -> Drawing:
    """The parties, the most active first, that have a tie, laid out by springs from a circle."""
    most = {p.key for p in parties[: sheet.most]}
    tied = {k for t in ties if {t.one, t.other} <= most for k in (t.one, t.other)}
    shown = [p for p in parties if p.key in tied]
    index = {p.key: n for n, p in enumerate(shown)}
    links = [(index[t.one], index[t.other], t) for t in ties if t.one in index and t.other in index]
    pairs = [(a, b) for a, b, _ in links]
    places = _fitted(_laid_out(len(shown), pairs), sheet)
    heaviest = max((p.weight for p in shown), default=1)
    spots = [(*places[n], _radius(p.weight, heaviest)) for n, p in enumerate(shown)]
    labels = _labels([p.name for p in shown], spots, pairs, sheet.width)
    nodes = [Node(p.key, p.name, *spots[n], labels[n]) for n, p in enumerate(shown)]
    return Drawing(nodes, [_line(nodes[a], nodes[b], t) for a, b, t in links], sheet.width, sheet.height)


def _radius(weight: int, heaviest: int) -> float:
    """Areas grow with weights, up to a size that leaves room for many."""
    return 6 + 11 * math.sqrt(weight / max(heaviest, 12))


def _labels(names: Sequence[str], spots: Sequence[Spot], pairs: Sequence[tuple[int, int]], width: float) -> list[Label]:
    """Each name below its circle, above, beside or aslant: where it covers least of circles, ties and other names."""
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in spots]
    taken += [dot for a, b in pairs for dot in _dotted(spots[a], spots[b])]
    labels = []
    for name, (x, y, r) in zip(names, spots, strict=True):
        text = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        beside = (x + r + 4, y + 4, "start"), (x - r - 4, y + 4, "end")
        low, high = y + r + 13, y - r - 5
        aslant = (x - r, low, "start"), (x + r, low, "end"), (x - r, high, "start"), (x + r, high, "end")
        around = ((x, low, "middle"), (x, high, "middle"), *beside, *aslant)
        tried = [Label(text, round(at, 1), round(line, 1), anchor) for at, line, anchor in around]
        best = min(tried, key=lambda label: sum(_covered(label.box, box) for box in taken) + _outside(label.box, width))
        labels.append(best)
        taken.append(best.box)
    return labels


def _dotted(one: Spot, other: Spot) -> list[Box]:
    """A tie as small boxes along it."""
    many = max(1, int(math.dist(one[:2], other[:2]) / 12))
    at = [(one[0] + (other[0] - one[0]) * n / many, one[1] + (other[1] - one[1]) * n / many) for n in range(1, many)]
    return [(x - 4, y - 4, x + 4, y + 4) for x, y in at]


def _covered(one: Box, other: Box) -> float:
    width, height = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)


def _outside(box: Box, width: float) -> float:
    """As if what lies beyond the edge of the drawing covered several names, the more the farther."""
    beyond = max(-box[0], 0) + max(box[2] - width, 0)
    return 1000.0 + 20 * beyond if beyond else 0.0


def _line(a: Node, b: Node, tie: Tie) -> Line:
    kind = "both" if tie.cooperation and tie.conflict else "conflict" if tie.conflict else "cooperation"
    note = f"{a.name} and {b.name}: {tie.cooperation} cooperative, {tie.conflict} conflictual"
    return Line(a.x, a.y, b.x, b.y, kind, min(6.0, 1.2 + tie.cooperation + tie.conflict), note, a.key, b.key)


def _laid_out(n: int, links: Sequence[tuple[int, int]]) -> Points:
    """Fruchterman–Reingold from a circle, without chance."""
    angles = 2 * np.pi * np.arange(n) / max(n, 1)
    at = np.column_stack((np.cos(angles), np.sin(angles)))
    ends = np.array(links, dtype=int).reshape(-1, 2)
    ideal = 2.0 / math.sqrt(max(n, 1))
    for step in range(STEPS):
        moves = _forces(at, ends, ideal)
        heat = 0.12 * (1 - step / STEPS)
        length = np.maximum(np.hypot(moves[:, 0], moves[:, 1]), 1e-12)
        at += moves * (np.minimum(length, heat) / length)[:, None]
    return at


def _forces(at: Points, ends: Ends, ideal: float) -> Points:
    """All push each other away, ties pull, and gravity keeps those near that have no tie to the rest."""
    apart = at[:, None, :] - at[None, :, :]
    square = np.maximum((apart**2).sum(axis=2), 1e-4)
    moves: Points = (apart * (ideal * ideal / square)[:, :, None]).sum(axis=1) - GRAVITY * at
    between = at[ends[:, 0]] - at[ends[:, 1]]
    pull = between * (np.hypot(between[:, 0], between[:, 1]) / ideal)[:, None]
    np.add.at(moves, ends[:, 0], -pull)
    np.add.at(moves, ends[:, 1], pull)
    return moves


def _fitted(at: Points, sheet: Sheet) -> list[tuple[float, float]]:
    """The positions stretched over the sheet."""
    if not len(at):
        return []
    edge = np.array([sheet.left, sheet.top])
    spread = np.maximum(np.ptp(at, axis=0), 1e-9)
    room = np.array([sheet.width, sheet.height]) - 2 * edge
    return [(round(x, 1), round(y, 1)) for x, y in (edge + (at - at.min(axis=0)) / spread * room).tolist()]
