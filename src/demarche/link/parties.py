"""Whether two reports mean the same parties.

In:  the actors (or recipients) of two reports. Out: how they stand: "Vucic" and "the Serbian government" are akin,
"Vucic" and "Kurti" are apart, "gunmen" and "the attackers" cannot be told.

Nobody in particular ("officials", "gunmen") is akin to whom its country and sector fit, and never the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import product

from demarche.link.reports import Party

_STATE = "GOV"


class Relation(IntEnum):
    """From apart to the same; OPEN: one side is not named, or cannot be told."""

    APART = 0
    OPEN = 1
    AKIN = 2
    SAME = 3


def relation(mine: Sequence[Party], theirs: Sequence[Party]) -> Relation:
    """The best relation of any of one side to any of the other; OPEN where a side is empty."""
    return max((_relation(a, b) for a, b in product(mine, theirs)), default=Relation.OPEN)


def all_same(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Whether both sides are named, and name the same parties exactly."""
    keys = {p.key for p in mine}
    return bool(mine) and keys == {p.key for p in theirs} and all(p.named for p in mine)


def _relation(a: Party, b: Party) -> Relation:
    if a.key == b.key and a.named:
        return Relation.SAME
    if a.named and b.named:
        return Relation.AKIN if _speaks_for(a, b) or _speaks_for(b, a) else Relation.APART
    if a.country and b.country and a.country != b.country:
        return Relation.APART
    if a.country and a.country == b.country and a.sector == b.sector:
        return Relation.AKIN
    return Relation.OPEN


def _speaks_for(one: Party, state: Party) -> bool:
    """A government's man or organ, and the state itself: "Vucic" and "Serbia", "the ministry" and "Belgrade"."""
    return state.kind == "state" and one.kind != "state" and one.sector == _STATE and one.country == state.country
