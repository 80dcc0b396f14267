"""Phrases that end in a role noun or an institution's name.

In:  "Turkish officials", "the Russian and Belarusian presidents", "five gunmen", "Chile's Ministry of Mines".
Out: a Reading for each party: one a country where adjectives or of-phrases are coordinated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demarche.actors.clues import Clue, Reads, find_clues, neighbour_clue, pick
from demarche.actors.institutions import InstitutionMatch, match_institution
from demarche.actors.page import Page, RoleSighting
from demarche.actors.phrases import Phrase, is_former, name_text, of_unknown_body
from demarche.actors.places import state_reading
from demarche.actors.reading import Form, Reading, slug
from demarche.actors.roles import OFFICIAL, STATE_ORGANS, office_of, past_office, role_sector
from demarche.actors.senses import Role
from demarche.records import ActorKind

_PREPOSED = frozenset(["name", "adjective", "possessive"])


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun that decides a phrase: a role, or an institution taken as one."""

    role: Role
    plural: bool
    first: int
    last: int
    match: InstitutionMatch | None = None


class NounReader:
    """Reads role nouns and institutions on one page. `swallowed` are tokens inside names that it has read."""

    def __init__(self, page: Page, *, read: Reads) -> None:
        self.page = page
        self.know = page.know
        self.read = read
        self.swallowed: set[int] = set()

    def readings(self, phrase: Phrase) -> tuple[Reading, ...]:
        """All parties that the phrase names; () when its noun is no role or refers to nobody."""
        noun = self._noun(phrase)
        if noun is None or self._refers_to_nobody(phrase, noun):
            return ()
        if noun.match:
            deps = self.page.s.dep
            self.swallowed.update(i for i in range(noun.first, noun.last + 1) if deps[i] != "nmod:poss")
        clues = find_clues(self.page, phrase, self.read)
        clues += neighbour_clue(self.page, phrase.first, noun.first, noun.role)
        if self._is_of_chamber(phrase, noun):
            noun = replace(noun, role=replace(noun.role, sector="LEG", sectors=("LEG",), inherits=False))
        if noun.role.kind == "materiel":
            clues = [c for c in clues if c.via != "place" and not self._is_given(c, phrase.head)]
        if self.know.cues.has("abroad", noun.role.lemma):
            clues = [c for c in clues if c.via not in ("place", "for")]
        owners = self._owners(clues, noun)
        if (noun.role.kind == "materiel" and not owners) or self._is_nothing(phrase, noun, clues):
            return ()
        if not owners:
            return (self._reading(phrase, noun, clues, None, False),)
        return tuple(self._reading(phrase, noun, clues, owner, len(owners) > 1) for owner in owners)

    def _noun(self, phrase: Phrase) -> Noun | None:
        seen = self.page.role[phrase.last] or self.page.role[phrase.head]
        if seen is not None and (seen.first < phrase.first or self._is_surname(phrase, seen)):
            seen = None
        match = None if phrase.plural and seen else match_institution(self.page, phrase)
        if match and (seen is None or match.last - match.first >= seen.last - seen.first):
            i = match.institution
            lemma = i.head if match.topic and not i.topic else " ".join((*i.before, *i.after))
            role = Role(lemma, i.sector, i.sectors, "institution", False)
            return Noun(role, False, match.first, match.last, match)
        if seen is None:
            return None
        form = next((f for f in seen.values if f.plural == phrase.plural), seen.values[0])
        last = seen.last - (self.page.s.pos[seen.last] == "ADP")  # the table has "chairman of"
        return Noun(form.role, form.plural, seen.first, last)

    def _is_surname(self, phrase: Phrase, seen: RoleSighting) -> bool:
        """A role noun behind a given name: "Billie Jean King", "Attorney-General Christian Porter"."""
        s, before = self.page.s, seen.first - 1
        if seen.first > phrase.head and s.dep[seen.first] == "flat" and s.pos[phrase.head] == "PROPN":
            return self.page.role[phrase.head] is None
        if before < phrase.first or seen.first != seen.last or self.page.words[before] not in self.know.cues.genders:
            return False
        return self.page.words[seen.first][:1].isupper()

    def _refers_to_nobody(self, phrase: Phrase, noun: Noun) -> bool:
        """A bare singular count noun names no one: "took command", "is a source of power"."""
        s = self.page.s
        bare = not any(s.dep[c] in ("det", "nmod:poss") for c in s.children[phrase.head])
        if bare and not noun.plural and noun.role.kind == "office" and s.preposition(phrase.head) == "as":
            return True  # "her emails as secretary of state"
        if noun.plural or noun.role.mass or noun.first != noun.last:
            return False
        if self.know.cues.has("bare-noun", s.lower[phrase.head]) or s.pos[phrase.head] == "PROPN":
            return False
        if noun.role.kind == "office" and self._explains_a_person(phrase.head):
            return False
        determined = any(s.dep[c] in ("det", "nmod:poss", "nummod") for c in s.children[phrase.head])
        determined = determined or any(self.page.name[i] is not None for i in range(phrase.first, noun.first))
        return not determined and s.dep[phrase.head] not in ("nsubj", "nsubj:pass", "ROOT")

    def _is_nothing(self, phrase: Phrase, noun: Noun, clues: list[Clue]) -> bool:
        """Words that are somebody only when they are somebody's ("the Serbian side"), and parties that are feasts."""
        s, cues = self.page.s, self.know.cues
        if cues.has("owned-noun", noun.role.lemma):
            several = noun.plural and cues.values[("owned-noun", noun.role.lemma)] == "singular"  # "both sides"
            return not clues and not several
        before = s.lower[noun.first - 1] if noun.first > phrase.first else ""
        return noun.role.lemma == "party" and cues.has("feast", before)

    def _is_of_chamber(self, phrase: Phrase, noun: Noun) -> bool:
        """Whether a committee is named with the chamber that it belongs to: "the Senate Libya panel"."""
        s, cues = self.page.s, self.know.cues
        words = [i for i in range(phrase.first, noun.first + 1) if s.pos[i] != "DET"][:2]
        told = words[1:] if self.page.name[words[0]] is not None else words[:1]  # "the US House committee"
        chamber = any(cues.has("chamber", s.lower[i]) for i in (words[0], *told))
        return chamber and cues.has("looks-into", s.lower[noun.last])

    def _is_given(self, clue: Clue, head: int) -> bool:
        """Whether a state before materiel is whom it goes to: "had pledged Yerevan missiles"; not "fired at Haifa"."""
        s = self.page.s
        verb = s.dep[head] == "obj" and self.page.know.cues.has("giving-verb", s.lemma[s.head[head]])
        seen = self.page.name[clue.token]
        return verb and clue.via == "name" and seen is not None and pick(seen, "state", "capital") is not None

    def _explains_a_person(self, head: int) -> bool:
        """A title without an article behind a name: "Rainer Wendt, head of Germany's police union"."""
        s, above = self.page.s, self.page.s.head[head]
        if s.dep[head] != "appos" or above > head:
            return False
        entity, seen = self.page.entity[above], self.page.name[above]
        return (entity is not None and entity[2] == "PERSON") or (seen is not None and pick(seen, "leader") is not None)

    def _owners(self, clues: list[Clue], noun: Noun) -> list[Clue]:
        """The clue that gives the country, and those coordinated with it; no state's ally is of that state."""
        if self.know.cues.has("opposite-number", noun.role.lemma):
            clues = [c for c in clues if c.organ or c.via not in ("possessive", "of")]
        first = next((c for c in clues if c.country), None)
        if first is None:
            return []
        group, owners = {first.token}, [first]
        for clue in clues:
            alike = clue.via == first.via or {clue.via, first.via} <= _PREPOSED
            if clue.beside in group and clue.country and alike:
                group.add(clue.token)
                if (noun.plural or noun.role.mass) and all(clue.country != o.country for o in owners):
                    owners.append(clue)
        return owners

    def _reading(self, phrase: Phrase, noun: Noun, clues: list[Clue], owner: Clue | None, shared: bool) -> Reading:
        role, country = noun.role, owner.country if owner else None
        via = f"{owner.via}." if owner else ""
        state = self.know.cues.has("state-noun", role.lemma) and bool(self.know.country_name(country))
        named_organ = noun.match is not None and bool(noun.match.topic)
        if owner and country and state and not owner.region and not named_organ:
            return state_reading(country, self.know.country_name(country), f"{via}government")
        mine = [c for c in clues if c is owner or (c.beside is None and c.country is None)] if shared else clues
        former = role.kind == "office" and (role.former or is_former(self.page, phrase.first, noun.first))
        masterless = of_unknown_body(self.page, phrase.first, noun.first)
        sector, sectors = self._sectors(role, mine, former, masterless)
        plural = noun.plural or role.mass
        named = self._is_named(noun)
        name = self._name(phrase, noun, owner, shared=shared)
        return Reading(
            name, self._kind(role, plural, phrase, sector), self._form(role, plural, named),
            f"{via}{'institution' if noun.match else 'role'}", country, sector, sectors,
            office=self._office(role, plural, former, sector), key=self._key(noun, owner, name, named),
            lemma=office_of(role, self.know), role=role.kind, type=noun.match.institution.kind if noun.match else "",
            gender=self.know.cues.values.get(("gender", role.lemma), ""), plural=plural, named=named,
            definite=phrase.definite, indefinite=self._indefinite(phrase), counted=self._counted(phrase),
            modified=self._modified(phrase), own=owner is not None, inherits=role.inherits,
            homes=() if owner else self._homes(phrase, noun),
        )  # fmt: skip

    def _homes(self, phrase: Phrase, noun: Noun) -> tuple[str, ...]:
        """Where the people lives that stands before the noun: "Tuareg rebels", "Fulani herders"."""
        names = (self.page.name[i] for i in range(phrase.first, noun.first))
        return next((sense.homes for seen in names if seen for sense in seen.values if sense.homes), ())

    def _sectors(
        self, role: Role, clues: list[Clue], former: bool, masterless: bool
    ) -> tuple[str | None, tuple[str, ...]]:
        sector, sectors = role_sector(role, clues, self.know, masterless=masterless)
        return ("ELI", ("ELI",)) if former and (sector in OFFICIAL or sector is None) else (sector, sectors)

    def _form(self, role: Role, plural: bool, named: bool) -> Form:
        if named:
            return "name"
        return "title" if role.kind == "office" and not plural else "nominal"

    def _office(self, role: Role, plural: bool, former: bool, sector: str | None) -> str | None:
        cues = self.know.cues
        if role.kind != "office" or plural or sector not in OFFICIAL:
            return None
        if cues.has("kin", role.lemma) or cues.has("no-office", role.lemma):
            return None
        office = office_of(role, self.know)
        return past_office(office, self.know) if former else office

    def _kind(self, role: Role, plural: bool, phrase: Phrase, sector: str | None) -> ActorKind:
        if role.kind == "institution" and not plural:
            return "organisation"
        if role.kind == "office" and not plural:
            return "office" if not self._indefinite(phrase) and sector in OFFICIAL else "person"
        return "group"

    def _counted(self, phrase: Phrase) -> bool:
        s = self.page.s
        return any(s.dep[c] == "nummod" for c in s.children[phrase.head])

    def _modified(self, phrase: Phrase) -> bool:
        s = self.page.s
        return any(s.dep[c] in ("nmod", "nmod:poss") for i in phrase.unit for c in s.children[i])

    def _indefinite(self, phrase: Phrase) -> bool:
        s = self.page.s
        return any(s.lower[c] in ("a", "an") for c in s.children[phrase.head] if s.dep[c] == "det")

    def _is_named(self, noun: Noun) -> bool:
        """A capitalised name of its own, "Kosovo Security Force", where no canonical name can be made."""
        if noun.role.kind == "office" or (noun.plural and not noun.match):
            return False
        s, words = self.page.s, self.page.words
        own = [words[i] for i in range(noun.first, noun.last + 1) if s.pos[i] in ("PROPN", "NOUN", "ADJ")]
        return len(own) > 1 and all(w[:1].isupper() for w in own)

    def _key(self, noun: Noun, owner: Clue | None, name: str, named: bool) -> str:
        """Organs of a state are the same in every article; groups are not."""
        ours = owner is not None and owner.via != "place" and not owner.organ and not owner.region
        country = owner.country if owner and ours else None
        if noun.match and country:
            canonical = noun.match.name_of(self.know.country_name(country), owner.text if owner else "")
            if canonical:
                return f"org:{slug(canonical)}"
        if named:
            return f"org:{slug(name)}"
        body = noun.role.kind in ("institution", "group") and not noun.plural
        body = body or self.know.cues.has("bare-noun", noun.role.lemma)
        if country and body and noun.role.sector in STATE_ORGANS:
            return f"org:{slug(f'{noun.role.lemma} of {self.know.country_name(country)}')}"
        return ""

    def _name(self, phrase: Phrase, noun: Noun, owner: Clue | None, *, shared: bool) -> str:
        """The words of the phrase; a shared noun with its own owner; a pronoun replaced by whom it means."""
        page = self.page
        if owner and shared:
            text = page.text(noun.first, max(noun.last, phrase.last))
            return f"{text} of {owner.text}" if owner.via == "of" else f"{owner.text.removeprefix('the ')} {text}"
        first, last = phrase.first, max(noun.last, page.right_edge(phrase.head))
        if page.s.tag[first] == "PRP$" and first < last:
            text = name_text(page, first + 1, last)
            return f"{owner.text}'s {text}" if owner and owner.token == first else text
        return name_text(page, first, last)
