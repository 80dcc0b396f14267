"""Who holds an office on the day, and whose counterpart somebody is.

In:  "the Turkish president" on 2025-10-09; "her Greek counterpart" where "her" is a foreign minister.
Out: the holder by the leader table, when there is exactly one; the counterpart as the same office of the other country.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from demarche.actors.discourse import Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading, slug, with_sector


class Offices:
    """Looks offices up for one day."""

    def __init__(self, page: Page, *, day: dt.date | None) -> None:
        self.page = page
        self.day = day

    def holder(self, reading: Reading) -> Reading | None:
        """The one person who holds the office of a reading on the day."""
        if not reading.office or reading.office.startswith("former ") or not reading.country:
            return None
        told = self.page.told_time
        holders = self.page.know.holders(reading.country, reading.lemma, told.first if told else self.day)
        if len(holders) != 1 or reading.kind != "office" or self._changed(reading):
            return None
        standing = holders[0].on(told.first if told else self.day)
        return replace(
            reading, name=holders[0].name, kind="person", key=f"person:{slug(holders[0].name)}", named=True, known=True,
            role="person", gender=self.page.know.cues.genders.get(holders[0].name.split()[0], "") or reading.gender,
            sector=standing.sector or reading.sector, sectors=standing.sectors or reading.sectors,
            rule="office.leader-table" + (".told-time" if self.page.told_time else ""),
        )  # fmt: skip

    def _changed(self, reading: Reading) -> bool:
        """Whether the office passed to another in the time when an undated article may have been written."""
        told, holders = self.page.told_time, self.page.know.holders
        if told is None:
            return False
        ends = (holders(reading.country, reading.lemma, day) for day in (told.first, told.last))
        return len({tuple(p.name for p in held) for held in ends}) > 1

    def unique(self, reading: Reading) -> Reading | None:
        """An office that one country alone has: "the home secretary", "the pope"."""
        country = self.page.know.cues.values.get(("only-in", reading.lemma))
        if country is None or reading.country or reading.indefinite or (reading.office or "").startswith("former "):
            return None
        return replace(reading, country=country, inferred=True, rule="office.unique")

    def counterpart(self, reading: Reading, token: int, figures: Mapping[int, tuple[Figure, ...]]) -> Reading:
        """ "her Turkish counterpart": the office of whoever "her" is."""
        if not self.page.know.cues.has("counterpart", reading.lemma):
            return reading
        s = self.page.s
        for child in s.children[token]:
            if s.dep[child] == "nmod:poss" and len(figures.get(child, ())) == 1:
                other = figures[child][0].reading
                if other.country == reading.country or not other.lemma:
                    return reading
                return replace(
                    reading, lemma=other.lemma, office=other.lemma, kind="office", sector=other.sector,
                    sectors=with_sector(other.sector, *other.sectors), role="office", rule="coref.counterpart",
                )  # fmt: skip
        return reading
