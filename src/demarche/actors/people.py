"""Which leader a name means.

In:  the leaders a form may stand for, the day, and what the phrase adds: "President Bush" in 1990 and in 2005,
     "Kim" with "North Korean" before it.
Out: one Leader, or None when the name does not decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from demarche.actors.senses import Leader


def choose_leader(
    leaders: Iterable[Leader], *, day: dt.date | None, country: str | None = None, office: str | None = None
) -> tuple[Leader | None, tuple[Leader, ...]]:
    """The leader meant, and the others that were possible. Country, then office, then being known that day decide;
    without a day the latest in office."""
    everybody = tuple(leaders)
    left = list(everybody)
    if country:
        left = [p for p in left if (p.country or "IGO") == country]
    if office and len(left) > 1:
        left = [p for p in left if p.held(office, day)] or left
    if day and len(left) > 1:
        left = [p for p in left if p.known_on(day)] or left
    if not day and len(left) > 1:
        left = [p for p in left if any(t.end is None for t in p.tenures)] or [max(left, key=last_start)]
    if len({p.name for p in left}) == 1:  # one person with offices here and abroad: the latest
        left = [max(left, key=last_start)]
    if len(left) != 1:
        return None, everybody
    return left[0], tuple(p for p in everybody if p.name != left[0].name)


def last_start(leader: Leader) -> dt.date:
    """First day of the last tenure."""
    return max((t.start or dt.date.min for t in leader.tenures), default=dt.date.min)
