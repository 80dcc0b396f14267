"""What the whole article tells of somebody whom a phrase left open.

In:  a finished Discourse: "members of the police" before the police were placed, "a Trump administration" before Donald
     Trump was named. Out: the figures with the country, sector and office they have from there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading
from demarche.actors.roles import STATE_ORGANS
from demarche.actors.senses import Leader

_BODIES = frozenset({"organisation", "group"})


def settle_leaders(page: Page, discourse: Discourse, day: dt.date | None) -> None:
    """What the table says of whom only the surname was a mention: "a Donald Trump administration … Trump said"."""
    for figure in discourse.figures:
        reading = figure.reading
        if not figure.tokens or reading.role != "person" or reading.country or reading.sector or reading.known:
            continue
        leaders = page.know.leaders(reading.name)
        if len(leaders) == 1:
            figure.reading = _in_office(reading, next(iter(leaders.values())), day)


def _in_office(person: Reading, leader: Leader, day: dt.date | None) -> Reading:
    standing = leader.on(day)
    country = leader.country or ("IGO" if standing.sector == "IGO" else None)
    return replace(
        person, rule="name.leader-table", country=country, sector=standing.sector, sectors=standing.sectors,
        office=standing.office, known=True,
    )  # fmt: skip


def settle_members(page: Page, discourse: Discourse, figures_at: Mapping[int, tuple[Figure, ...]]) -> None:
    """ "Members of the police", "of the group" are theirs whose the body came to be."""
    s = page.s
    for figure in discourse.figures:
        reading = figure.reading
        if not figure.tokens or reading.country or reading.named or not reading.modified:
            continue
        owners = [c for c in s.children[figure.tokens[0]] if s.dep[c] == "nmod" and s.preposition(c) == "of"]
        bodies = [f.reading for c in owners for f in figures_at.get(c, ()) if f.reading.kind in _BODIES]
        if len(bodies) == 1 and bodies[0].country and (bodies[0].sector in STATE_ORGANS or reading.inherits):
            figure.reading = replace(reading, country=bodies[0].country, inferred=True, rule="of.inferred")
