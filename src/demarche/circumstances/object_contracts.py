"""Who sells and who buys under a contract.

In:  the noun of a contract. Out: the ids of its sides; for "under a contract between the Orlik plant and Chad's army"
the plant sells and the army buys.
"""

from __future__ import annotations

from typing import NamedTuple

from demarche.cast import Cast
from demarche.language.syntax import Syntax

FIRM = "BUS"


class Sides(NamedTuple):
    """Actor ids; a side that the words do not tell is None."""

    seller: str | None = None
    buyer: str | None = None


def parties_of(contract: int, s: Syntax, cast: Cast) -> Sides:
    """Whoever a contract is "with" sells; of two it is "between" the firm does, if one of them is a firm."""
    seller = _contractor(contract, s, cast)
    return Sides(seller) if seller is not None else _firm_and_buyer(contract, s, cast)


def _contractor(contract: int, s: Syntax, cast: Cast) -> str | None:
    """ "A contract with *Baykar*"."""
    for c in s.having(contract, "nmod", "obl"):
        if s.preposition(c) == "with":
            tokens = [c, *s.having(c, "appos", "flat", "compound", "nmod:desc")]
            return next((a for t in tokens if (a := _actor(t, cast)) is not None), None)
    return None


def _firm_and_buyer(contract: int, s: Syntax, cast: Cast) -> Sides:
    """ "A contract (signed) between *the plant* and *the ministry*"."""
    behind = [s.head[contract]] if s.head[contract] == contract + 1 else []  # "concluded" taken for the main verb
    places = (contract, *s.having(contract, "acl"), *behind)
    first = (c for p in places for c in s.having(p, "nmod", "obl") if s.preposition(c) == "between")
    pair = [_actor(t, cast) for c in first for t in (c, *s.conjuncts(c))][:2]
    firms = [a for a in pair if a is not None and cast[a].sector == FIRM]
    if len(pair) < 2 or len(firms) != 1:
        return Sides()
    return Sides(firms[0], next((a for a in pair if a != firms[0]), None))


def _actor(token: int, cast: Cast) -> str | None:
    return next(iter(cast.at(token)), None)
