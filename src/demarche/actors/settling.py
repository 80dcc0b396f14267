"""What the whole article tells of somebody whom a phrase left open.

In:  a finished Discourse: "a Trump administration" before Donald Trump was named. Out: the figures with the country,
     sector and office they have from there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from demarche.actors.discourse import Discourse
from demarche.actors.page import Page
from demarche.actors.reading import Reading
from demarche.actors.senses import Leader


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
