"""What a printed form may stand for.

In:  rows of the actor tables. Out: `Sense` (a country's name, adjective or capital, an organisation, a faith),
     `Leader` with tenures ("President Medvedev" is another sector in 2009 than in 2021) and `Role` (a noun such as
     "lawmakers").
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

SenseKind = Literal[
    "state",
    "adjective",
    "people",
    "native",
    "capital",
    "metonym",
    "unit",
    "city",
    "organisation",
    "belief",
    "leader",
    "together",
    "nonparty",
]


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held from `start` to `end`; None is open. Both None: a role that always holds."""

    office: str
    sector: str
    sectors: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None

    def holds(self, day: dt.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def timeless(self) -> bool:
        return self.start is None and self.end is None


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is on a day. `time` says how the day lies to the tenures known."""

    office: str | None
    sector: str | None
    sectors: tuple[str, ...]
    time: Literal["in-office", "former", "not-yet", "undated"]


@dataclass(frozen=True, slots=True)
class ToldTime:
    """When an article without a date was written: from `first` to `last`."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Leader:
    """A person of the leader table. `forms`: the name and its other spellings."""

    name: str
    country: str | None
    tenures: tuple[Tenure, ...]
    forms: tuple[str, ...] = ()

    def on(self, day: dt.date | None) -> Standing:
        """Office and sector on a day; without a day, the latest office as if still held (articles are mostly fresh)."""
        if day is None:
            return self._as(self._latest(), "undated")
        held = [t for t in self.tenures if not t.timeless and t.holds(day)]
        if held:
            return self._as(max(held, key=_start), "in-office")
        timeless = [t for t in self.tenures if t.timeless]
        if timeless:
            return self._as(timeless[0], "in-office")
        past = [t for t in self.tenures if t.end is not None and t.end < day]
        if past:
            last = max(past, key=_start)
            return Standing(f"former {last.office}" if last.office else None, "ELI", ("ELI",), "former")
        return Standing(None, None, (), "not-yet")

    def held(self, office: str, day: dt.date | None) -> bool:
        """Whether the person holds (without a day: ever held) an office of this name."""
        return any(_is_office(t.office, office) and (day is None or t.holds(day)) for t in self.tenures)

    def tenures_of(self, office: str) -> tuple[Tenure, ...]:
        """The times of an office of this name."""
        return tuple(t for t in self.tenures if _is_office(t.office, office))

    def known_on(self, day: dt.date) -> bool:
        return any(t.holds(day) for t in self.tenures)

    @property
    def in_office_still(self) -> bool:
        """Whether the latest office is held as far as known, or always."""
        return self._latest().end is None

    def _latest(self) -> Tenure:
        return max(self.tenures, key=lambda t: (t.end is None and not t.timeless, _start(t)))

    def _as(self, tenure: Tenure, time: Literal["in-office", "undated"]) -> Standing:
        sectors = tuple(dict.fromkeys(s for s in (tenure.sector, *tenure.sectors) if s))
        return Standing(tenure.office or None, tenure.sector or None, sectors, time)


def _is_office(full: str, office: str) -> bool:
    """Whether a title names an office of the table: "secretary-general" that "of the United Nations"."""
    full = full.lower()
    return full == office or full.startswith(office + " of ")


def _start(tenure: Tenure) -> dt.date:
    return tenure.start or dt.date.min


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a form. `country` is a code of PLOVER's (IGO, NGO … for who belongs to no state).

    label:     the name as a reader would have it, where `name` says more ("Labour Party (United Kingdom)").
    ambiguous: the form means others too; preferred: it means this one more often than the others.
    shared:    the form is the name without the country that tells it from others.
    homes:     the countries among which a people lives, where it is no one country's (Tuareg).
    generic:   the form consists of role words only ("Social Democrats"): other countries have one too.
    common:    the form is an ordinary word as well, and needs to be marked as a name ("Apple", "the League").
    """

    kind: SenseKind
    name: str
    country: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    type: str = ""
    label: str = ""
    ambiguous: bool = False
    preferred: bool = False
    acronym: bool = False
    shared: bool = False
    common: bool = False
    generic: bool = False
    periods: tuple[Tenure, ...] = ()
    homes: tuple[str, ...] = ()
    leader: Leader | None = None

    def sectors_on(self, day: dt.date | None) -> tuple[str, ...]:
        """All sectors on a day: the Taliban are rebels in 2015 and a government in 2023."""
        for period in self.periods:
            if day and period.holds(day):
                return tuple(dict.fromkeys((period.sector, *self.sectors[1:])))
        return self.sectors


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that says what somebody is: "lawmaker", "foreign minister", "gunmen", "warplane"."""

    lemma: str
    sector: str | None
    sectors: tuple[str, ...]
    kind: str
    inherits: bool
    mass: bool = False
    former: bool = False

    @property
    def all_sectors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for s in (self.sector, *self.sectors) if s))


@dataclass(frozen=True, slots=True)
class RoleForm:
    """A printed form of a role: "lawmakers" is `lawmaker`, plural."""

    role: Role
    plural: bool


@dataclass(frozen=True, slots=True)
class Institution:
    """A pattern of an institution's name around its topic: "ministry of {topic}", "{topic} committee"."""

    head: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    sector: str | None
    sectors: tuple[str, ...]
    kind: str
    topic: str
    template: str
    capitalised: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: `code` is where PLOVER puts it (Puerto Rico: USA). Antarctica alone is not governed."""

    code: str
    name: str
    adjective: str
    sectors: tuple[str, ...]
    governed: bool = True
