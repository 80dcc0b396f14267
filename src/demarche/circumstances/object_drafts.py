"""A thing while its parties are gathered.

In:  a phrase. Out: a `Draft` that clauses fill in, e.g. the howitzers of "France sent Chad 20 howitzers" with supplier
France, taker Chad, moved by "sent".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from demarche.circumstances.object_phrases import Phrase


@dataclass(slots=True)
class Draft:
    """A phrase while its parties are gathered; earlier readings win."""

    phrase: Phrase
    links: list[int] = field(default_factory=list)
    handed: list[int] = field(default_factory=list)
    used: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    supplier: str | None = None
    taker: str | None = None
    maker: str | None = None
    trades: bool = False
