"""Numbers while they are read: a bare number, and the sum its words make.

In:  values and scales, word by word. Out: `Core` and `Sum`; "two", "hundred", "fifty", "thousand" make 250,000.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from demarche.circumstances.number_words import Bound


class Core(NamedTuple):
    """A bare number: tokens up to `end` (exclusive), its bounds, the scale it ended in."""

    end: int
    low: float | None
    high: float | None
    scale: float = 1.0
    currency: str = ""


@dataclass(slots=True)
class Sum:
    """A number while its words are added up; `current` waits for its scale."""

    total: float = 0.0
    current: float | None = None
    scale: float = 1.0
    currency: str = ""

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)

    def times(self, scale: float) -> None:
        """Thousands and more close a part of the sum, "hundred" and "dozen" only multiply."""
        self.scale = scale
        current = self.current or 0.0
        if scale >= 1000:
            self.total, self.current = self.total + current * scale, 0.0
        else:
            self.current = current * scale


def extends(current: float, value: float, hyphened: bool) -> bool:
    """Whether a cardinal continues the one before: "twenty five", "two hundred fifty", "two million three"."""
    if current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    return hyphened or (current % 10 == 0 and current % 100 >= 20 and 0 < value < 10)


def bounded(core: Core, bound: Bound) -> tuple[float | None, float | None]:
    if core.high is None or bound not in ("min", "max"):
        return core.low, core.high
    if core.low != core.high:
        return core.low, core.high
    return (core.low, None) if bound == "min" else (None, core.high)
