"""One article's account of an event, as linking compares it.

In:  an event with its parties, day, place and sentence. Out: a `Report`: of "Chad closed its border with Sudan on
Sunday", SANCTION, Chad → Sudan, one firm day, no place, the telling words close and border.
"""

from __future__ import annotations

from dataclasses import dataclass

LAST_DAY = 3_652_059  # 9999-12-31
GENERIC = "generic:"  # how keys begin that mean nobody in another article


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient."""

    key: str
    name: str
    kind: str
    country: str | None
    sector: str | None

    @property
    def named(self) -> bool:
        return not self.key.startswith(GENERIC)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as numbers (date.toordinal), inclusive; firm: one day, named by the article's own words."""

    first: int
    last: int
    firm: bool

    def meets(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Place:
    """Where; point: finer than a province, so that another such place is somewhere else."""

    name: str
    country: str | None
    admin1: str | None
    geonameid: int | None
    point: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An event of one article. `happened`: actual or historical, else its actuality; `words`: telling terms."""

    article: str
    event: str
    key: str
    story: str
    origin: str
    published: int | None
    type: str
    mode: str | None
    standing: str
    verbal: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    days: Days | None
    place: Place | None
    tolls: tuple[tuple[str, int], ...]
    words: dict[str, float]

    def span(self, *, near: int, slip: int) -> tuple[int, int]:
        """First and last day that a report of the same occurrence can lie in, by its own days or by publication.

        near, slip: how far apart days of publication, and firm days, of one occurrence may be.
        """
        if self.published is None:
            return 0, LAST_DAY
        days = self.days or Days(self.published, self.published, firm=False)
        return min(days.first - slip, self.published - near), max(days.last + slip, self.published + near)
