"""Phrases that name an organisation.

In:  a phrase such as "Boko Haram", "the House of Representatives", "MIT", with the countries that the page names.
Out: a Reading of the organisation meant; where several share the name and nothing decides, what they have in common.
"""

from __future__ import annotations

import datetime as dt

from demarche.actors.agreement import refers
from demarche.actors.clues import Reads, find_clues, pick
from demarche.actors.page import NameSighting, Page
from demarche.actors.phrases import Phrase, is_code, is_paper, name_text
from demarche.actors.reading import Form, Reading, slug
from demarche.actors.roles import ARMED
from demarche.actors.senses import Sense
from demarche.records import Candidate

# Who is called a group or movement: no state's or international body is.
_MOVING = ARMED | {"PTY", "REL", "NGO", "OPP", "CRM"}
# Kinds of bodies that every country has under the same plain names.
NATIONAL_KINDS = frozenset({"party", "parliament", "court", "ministry", "army", "alliance", "union"})


class BodyReader:
    """Reads names of organisations on one page, for one day. `story`: the country the page is about."""

    def __init__(self, page: Page, *, day: dt.date | None, story: str | None, read: Reads) -> None:
        self.page = page
        self.know = page.know
        self.day = day
        self.story = story
        self.read = read

    def known(self, phrase: Phrase, seen: NameSighting) -> tuple[bool, Reading | None]:
        """Whether a sighted name can be an organisation's here, and the one it means."""
        senses = self._organisations(seen)
        return bool(senses), self._organisation(self._at_home(senses, phrase, seen), phrase, seen)

    def _organisations(self, seen: NameSighting) -> list[Sense]:
        """The organisations a form may stand for here; ordinary words and seats only where the text supports them."""
        places = any(sense.kind in ("capital", "state", "city") for sense in seen.values)
        return [
            sense
            for sense in seen.values
            if sense.kind == "organisation"
            if not (sense.common and not self._marked(seen, spoken=sense.acronym))
            if not (sense.acronym and not self._supported(sense, seen))
            if not (
                places and sense.ambiguous and not sense.preferred and not self.page.names_elsewhere(sense.name, seen)
            )
        ]

    def _supported(self, sense: Sense, seen: NameSighting) -> bool:
        """Whether an acronym can be this body's here: an international one, or the model or the page supports it."""
        entity = self.page.entity[seen.first]
        named = self.page.countries() & self.know.countries.keys()
        at_home = not named or sense.country in named or sense.country not in self.know.countries
        return at_home or (entity is not None and entity[2] == "ORG")

    def _marked(self, seen: NameSighting, *, spoken: bool) -> bool:
        """Whether an ordinary word is a name here: several capitalised words, or the model says so.

        spoken: an acronym printed as a word ("Eta", "Isis"), which the model may take for a person's name.
        """
        entity = self.page.entity[seen.first]
        if self.page.is_phrase:
            return True
        if seen.first < seen.last and self.page.words[seen.last][:1].isupper():
            return True
        return entity is not None and (entity[2] == "ORG" or (spoken and entity[2] == "PERSON"))

    def _at_home(self, senses: list[Sense], phrase: Phrase, seen: NameSighting) -> list[Sense]:
        """Without those that the phrase gives to another country: "Ukraine's Security Service" is not Britain's."""
        clues = find_clues(self.page, phrase, self.read, until=seen.first)
        owners = {c.country for c in clues if c.via in ("possessive", "adjective", "name") and not c.organ}
        owners &= self.know.countries.keys()
        foreign = [s for s in senses if s.generic and s.type != "armed_group" and s.country not in owners]
        return [s for s in senses if not owners or s not in foreign]

    def _organisation(self, senses: list[Sense], phrase: Phrase, seen: NameSighting) -> Reading | None:
        """The organisation meant; one of several by the country in the phrase, then by the story's."""
        if not senses:
            return None
        text = self.page.text(seen.first, seen.last).removeprefix("the ").removeprefix("The ")
        sense = senses[0] if len({s.name for s in senses}) == 1 else self._by_country(senses, phrase, seen)
        if sense is None or self._is_foreign(sense, seen):
            return _unclear(text, senses)
        form: Form = "acronym" if sense.acronym else "name"
        sectors = sense.sectors_on(self.day)
        if any(self.page.s.dep[c] == "nummod" for c in self.page.s.children[phrase.head]):
            return _members(text, sense.country, sectors, definite=phrase.definite)
        return Reading(
            sense.label or sense.name, "organisation", form, "name.organisation", self._home(sense, phrase, seen),
            sectors[0] if sectors else None, sectors, key=f"org:{slug(sense.name)}", named=True, own=True, known=True,
            lemma=sense.type, type=sense.type, acronym=text if sense.acronym else "",
        )  # fmt: skip

    def _home(self, sense: Sense, phrase: Phrase, seen: NameSighting) -> str | None:
        """The body's country; of a church the one that it is named with: "the Catholic Church in Nicaragua"."""
        if sense.sector != "REL":
            return sense.country
        clues = find_clues(self.page, phrase, self.read, until=seen.first)
        own = (c.country for c in clues if c.country in self.know.countries and not c.organ)
        return next(own, sense.country)

    def _is_foreign(self, sense: Sense, seen: NameSighting) -> bool:
        """A name of role words ("Social Democrats") whose country the page never names, though it names others."""
        if sense.shared and not sense.preferred:
            return sense.country not in self.page.homes(seen)
        countries = self.page.countries() & self.know.countries.keys()
        elsewhere = sense.country in self.know.countries and bool(countries - {sense.country})
        return (
            sense.generic
            and sense.type in NATIONAL_KINDS
            and not sense.acronym
            and elsewhere
            and sense.country not in self.page.homes(seen)
        )

    def _by_country(self, senses: list[Sense], phrase: Phrase, seen: NameSighting) -> Sense | None:
        clues = find_clues(self.page, phrase, self.read, until=seen.first)
        for country in (*(c.country for c in clues if c.country), self.story):
            fitting = [s for s in senses if s.country == country]
            if fitting:
                return fitting[0]
        at_home = [s for s in senses if s.country in self.page.countries() or s.country not in self.know.countries]
        named = [s for s in senses if s.country in self.page.countries() and s.country in self.know.countries]
        for fitting in (named, [s for s in senses if s.preferred], at_home, [s for s in senses if not s.ambiguous]):
            if len({s.name for s in fitting}) == 1:
                return fitting[0]
        armed = [s for s in senses if s.sector in ARMED]
        return armed[0] if len(armed) == 1 and self._arms(phrase.head) else None

    def _arms(self, token: int) -> bool:
        """Whether the noun behind a name is one of armed men: "ADF rebels"."""
        role = self.page.role[self.page.s.head[token]]
        return self.page.s.dep[token] == "compound" and role is not None and role.values[0].role.sector in ARMED

    def typed(self, phrase: Phrase) -> Reading | None:
        """A body of the tables before the noun that says what it is: "the AfD party", "the PKK militant group"."""
        noun = self.know.cues.anaphors.get(self.page.s.lower[phrase.last])
        seen = self._name_before(phrase) if noun is not None and phrase.head == phrase.last else None
        if noun is None or seen is None or noun.number not in ("singular", "") or phrase.plural:
            return None
        body = self.known(phrase, seen)[1]
        if body is None or not body.known or not refers(body, noun):
            return None
        loose = noun.refers == ("organisation",)  # "an EU group" is some group
        return body if not loose or (phrase.definite and set(body.sectors) & _MOVING) else None

    def _name_before(self, phrase: Phrase) -> NameSighting | None:
        """The name that stands before a noun with nothing between but what sort it is: "militant", "separatist"."""
        page, at = self.page, phrase.head - 1
        own = page.role[phrase.head]
        while at >= phrase.first and page.name[at] is None:
            role = page.role[at]
            sort = role is not None and (role is own or role.values[0].role.sector in ARMED)
            if not sort and page.s.pos[at] != "ADJ":
                return None
            at -= 1
        seen = page.name[at] if at >= phrase.first else None
        if seen is None or seen.tail or page.tied(seen):
            return None
        part = page.s.dep[seen.last]
        return seen if part in ("compound", "amod", "nmod:desc", "flat") else None

    def unknown(self, phrase: Phrase) -> Reading | None:
        """An organisation by the model's word."""
        entity = self.page.entity[phrase.head]
        if entity is None or entity[2] != "ORG" or self.page.s.pos[phrase.head] not in ("PROPN", "NOUN"):
            return None
        known = self.page.name[phrase.head]
        if known is not None and pick(known, "nonparty") is not None:
            return None
        if is_paper(self.page, entity[0], entity[1]):
            return None
        name = name_text(self.page, entity[0], entity[1])
        words = name.lower().split()
        feast = words[-1] == "party" and any(self.know.cues.has("feast", word) for word in words)
        if is_code(name, person=False) or feast:
            return None
        clue = next((c for c in find_clues(self.page, phrase, self.read) if c.country), None)
        return Reading(
            name, "organisation", "name", f"{clue.via}.organisation" if clue else "name.entity",
            clue.country if clue else None, key=f"org:{slug(name)}", named=True, own=clue is not None,
        )  # fmt: skip


def _unclear(text: str, senses: list[Sense]) -> Reading:
    """A name that several organisations share: what they have in common, and who they are."""
    sectors = senses[0].sectors if len({s.sector for s in senses}) == 1 else ()
    return Reading(
        text, "organisation", "name", "name.ambiguous", None, sectors[0] if sectors else None, sectors,
        key=f"org:{slug(text)}", named=True, type=senses[0].type, lemma=senses[0].type,
        candidates=tuple(Candidate(name=s.name, country=s.country, sector=s.sector) for s in senses),
    )  # fmt: skip


def _members(text: str, country: str | None, sectors: tuple[str, ...], *, definite: bool) -> Reading:
    """Some of a party's or movement's people: "five Republicans"."""
    return Reading(
        text, "group", "nominal", "name.members", country, sectors[0] if sectors else None, sectors,
        lemma=text.lower(), role="group", plural=True, counted=True, definite=definite, own=True,
    )  # fmt: skip
