"""How far a stream of articles has come, so that it can go on another day.

In:  days and turns as articles pass. Out: a few numbers: 312 stories begun, 740 articles placed, the newest of 12 May.
"""

from __future__ import annotations

import msgspec


class Clock(msgspec.Struct):
    """begun: how many stories (or occurrences); turn: articles (or reports) placed; today: newest day seen."""

    begun: int = 0
    turn: int = 0
    today: int | None = None

    def see(self, day: int | None) -> None:
        self.today = max((d for d in (self.today, day) if d is not None), default=None)

    def begin(self) -> int:
        """The number of a new one."""
        self.begun += 1
        return self.begun - 1

    def pass_on(self) -> int:
        """The turn of what is placed now."""
        self.turn += 1
        return self.turn

    def is_over(self, seen: int | None, window_days: int) -> bool:
        """Whether what was last reported when `seen` was the newest day has been silent for too long."""
        return self.today is not None and seen is not None and self.today - seen > window_days
