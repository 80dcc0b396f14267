"""Phrases that end in a role noun.

In:  "Turkish officials", "the Russian and Belarusian presidents", "hundreds of protesters", "Chile's Ministry of Mines".
Out: a Reading for each party: one a country where adjectives or of-phrases are coordinated.
"""

from __future__ import annotations

import datetime as dt

from demarche.actors.clues import Clue, Reads, find_clues
from demarche.actors.page import Page, RoleSighting
from demarche.actors.phrases import Phrase, is_former, name_text
from demarche.actors.places import state_reading
from demarche.actors.reading import Reading, slug, with_sector
from demarche.actors.roles import STATE_ORGANS, office_of, role_sector
from demarche.actors.senses import Role, RoleForm
from demarche.records import ActorKind


class NounReader:
    """Reads role nouns on one page."""

    def __init__(self, page: Page, *, day: dt.date | None, read: Reads) -> None:
        self.page = page
        self.know = page.know
        self.day = day
        self.read = read

    def readings(self, phrase: Phrase) -> tuple[Reading, ...]:
        """All parties that the phrase names; () when its noun is no role or refers to nobody."""
        seen = self.page.role[phrase.last] or self.page.role[phrase.head]
        if seen is None or not phrase.first <= seen.first:
            return ()
        form = _form(seen, phrase.plural)
        if self._refers_to_nobody(phrase, form, seen):
            return ()
        clues = find_clues(self.page, phrase, self.read)
        owners = self._owners(clues, form)
        if form.role.kind == "materiel" and not owners:
            return ()
        if not owners:
            return (self._reading(phrase, seen, form, clues, None, False),)
        return tuple(self._reading(phrase, seen, form, clues, owner, len(owners) > 1) for owner in owners)

    def _refers_to_nobody(self, phrase: Phrase, form: RoleForm, seen: RoleSighting) -> bool:
        """A bare singular count noun names no one: "took command", "is a source of power"."""
        s = self.page.s
        if form.plural or form.role.mass or phrase.first < seen.first or seen.first != seen.last:
            return False
        if self.know.cues.has("bare-noun", s.lower[phrase.head]) or self.page.s.pos[phrase.head] == "PROPN":
            return False
        determined = any(s.dep[c] in ("det", "nmod:poss", "amod", "nummod") for c in s.children[phrase.head])
        return not determined and s.dep[phrase.head] not in ("nsubj", "nsubj:pass", "ROOT")

    def _owners(self, clues: list[Clue], form: RoleForm) -> list[Clue]:
        """The clue that gives the country, and those coordinated with it."""
        first = next((c for c in clues if c.country), None)
        if first is None:
            return []
        group = {first.token}
        owners = [first]
        for clue in clues:
            if clue.beside in group and clue.country and clue.via == first.via:
                group.add(clue.token)
                if form.plural and all(clue.country != o.country for o in owners):
                    owners.append(clue)
        return owners

    def _reading(
        self, phrase: Phrase, seen: RoleSighting, form: RoleForm, clues: list[Clue], owner: Clue | None, shared: bool
    ) -> Reading:
        role, country = form.role, owner.country if owner else None
        if country and self.know.cues.has("state-noun", role.lemma):
            name = self.know.country_name(country)
            if name:
                return state_reading(country, name, f"{owner.via if owner else ''}.government")
        mine = [c for c in clues if not shared or c is owner or c.beside is None and c.token != owner.token] if owner else clues
        sector, sectors = role_sector(role, mine)
        former = role.kind == "office" and (role.former or is_former(self.page, phrase.first, seen.first))
        if former and role.sector in STATE_ORGANS | {"IGO", "PTY", None}:
            sector, sectors = "ELI", with_sector("ELI")
        plural = form.plural or role.mass
        name = self._shared_name(owner, seen, phrase) if shared and owner else name_text(self.page, phrase.first, self.page.right_edge(phrase.head))
        return Reading(
            name, self._kind(role, plural, phrase, sector), "title" if role.kind == "office" and not plural else "nominal",
            f"{owner.via}.role" if owner else "role", country, sector, sectors,
            office=self._office(role, plural, former, sector), key=self._key(role, plural, owner),
            lemma=office_of(role, self.know), role=role.kind, plural=plural, definite=phrase.definite, own=owner is not None,
        )  # fmt: skip

    def _office(self, role: Role, plural: bool, former: bool, sector: str | None) -> str | None:
        if role.kind != "office" or plural or sector not in STATE_ORGANS | {"IGO", "REL", "PTY", "ELI"}:
            return None
        office = office_of(role, self.know)
        return f"former {office}" if former else office

    def _kind(self, role: Role, plural: bool, phrase: Phrase, sector: str | None) -> ActorKind:
        if role.kind == "institution" and not plural:
            return "organisation"
        if role.kind == "office" and not plural:
            return "office" if phrase.definite and sector in STATE_ORGANS | {"IGO", "ELI"} else "person"
        return "group"

    def _key(self, role: Role, plural: bool, owner: Clue | None) -> str:
        """Organs of a state are the same in every article; groups are not."""
        if owner is None or not owner.country or owner.via == "place" or owner.organ:
            return ""
        organ = role.sector in STATE_ORGANS and role.kind in ("institution", "group") and not plural
        if organ or self.know.cues.has("bare-noun", role.lemma):
            return f"org:{slug(f'{owner.country} {role.lemma}')}"
        return ""

    def _shared_name(self, owner: Clue, seen: RoleSighting, phrase: Phrase) -> str:
        noun = self.page.text(seen.first, max(seen.last, phrase.last))
        return f"{noun} of {owner.text}" if owner.via == "of" else f"{owner.text} {noun}"


def _form(seen: RoleSighting, plural: bool) -> RoleForm:
    return next((f for f in seen.values if f.plural == plural), seen.values[0])
