"""What the actors stage knows: all tables, indexed.

In:  the folder of actor tables. Out: `ActorKnowledge`, which answers what "Türkiye", "the Kremlin", "Boko Haram",
     "lawmakers" or "Lt. Gen." may stand for, and who was prime minister of Kosovo on 9 October 2025.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

from demarche.actors import entries
from demarche.actors.cues import Cues, read_cues
from demarche.actors.entries import Institutions, Names
from demarche.actors.forms import Forms, fold
from demarche.actors.reading import first_name, surname
from demarche.actors.senses import Country, Leader, RoleForm
from demarche.actors.tables import PACKAGED_TABLES


class ActorKnowledge:
    """The loaded tables; read only. Make one with `load` and hand it to every call."""

    __slots__ = ("_holders", "_surnames", "countries", "cues", "governed", "institutions", "names", "roles", "titles")

    def __init__(
        self,
        *,
        names: Names,
        roles: Forms[RoleForm],
        titles: Forms[RoleForm],
        institutions: Institutions,
        cues: Cues,
    ) -> None:
        self.names = names.forms
        self.countries: dict[str, Country] = names.countries
        self.governed = frozenset(code for code, country in names.countries.items() if country.governed)
        self.roles = roles
        self.titles = titles
        self.institutions = institutions
        self.cues = cues
        self._surnames: dict[str, list[Leader]] = defaultdict(list)
        self._holders: dict[tuple[str | None, str], list[Leader]] = defaultdict(list)
        for leader in names.leaders:
            for office in dict.fromkeys(t.office.lower() for t in leader.tenures):
                self._holders[leader.country, office].append(leader)
            spellings = leader.forms or (leader.name,)
            for part in dict.fromkeys(part for form in spellings for part in (surname(form), first_name(form))):
                self._surnames[part].append(leader)

    @classmethod
    def load(cls, folder: Path | None = None) -> ActorKnowledge:
        """Read all tables of a folder (by default the package's). Raises BrokenRule when one cannot be used."""
        folder = folder or PACKAGED_TABLES
        return cls(
            names=entries.read_names(folder),
            roles=entries.read_roles(folder),
            titles=entries.read_titles(folder),
            institutions=entries.read_institutions(folder),
            cues=read_cues(folder),
        )

    def holders(self, country: str | None, office: str, day: dt.date | None) -> list[Leader]:
        """Who holds an office of a country on a day; [] without a day."""
        if day is None:
            return []
        return [leader for leader in self._holders.get((country, office), ()) if leader.held(office, day)]

    def bearers(self, name: str) -> tuple[Leader, ...]:
        """The leaders of a surname, and those with a family name in front ("Kim Jong-un")."""
        given = name in self.cues.genders and not self.cues.has("famous", fold(name).lower())
        alike = self._surnames.get(surname(name), ())
        return tuple(p for p in alike if not given or surname(p.name) == surname(name))

    def leaders(self, name: str) -> dict[str, Leader]:
        """The leaders whose full name this is, by their names in the table."""
        return {sense.leader.name: sense.leader for sense in self.names.get(name) if sense.leader}

    def is_another(self, name: str, office: str) -> bool:
        """Whether a name is that of a leader who never held an office that a namesake held: Jeb and President Bush."""
        if not self.cues.has("top-office", office):
            return False
        known = self.leaders(name)
        if not known or any(leader.held(office, None) for leader in known.values()):
            return False
        return any(p.held(office, None) for p in self._surnames.get(surname(name), ()) if p.name not in known)

    def country_name(self, code: str | None) -> str:
        country = self.countries.get(code or "")
        return country.name if country else ""

    def adjective(self, code: str | None) -> str:
        country = self.countries.get(code or "")
        return country.adjective if country else ""
