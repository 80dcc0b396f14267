"""Phrases that end in a proper name.

In:  a phrase whose core is a name: "Serbian President Aleksandar Vucic", "Boko Haram", "the Kremlin", "Palestinians".
Out: a Reading: from the tables first, then from the language model's entity with the words around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from demarche.actors.clues import Clue, Reads, find_clues, pick
from demarche.actors.forms import Sighting, fold
from demarche.actors.page import NameSighting, Page
from demarche.actors.people import choose_leader
from demarche.actors.phrases import Phrase, gender, is_former, name_text, titles
from demarche.actors.places import place_reading
from demarche.actors.reading import Form, Reading, slug, surname, with_sector
from demarche.actors.roles import OFFICIAL, office_of, past_office, role_sector
from demarche.actors.senses import Leader, Role, Sense, Standing
from demarche.records import Candidate

# Kinds of bodies that every country has under the same plain names.
NATIONAL_KINDS = frozenset({"party", "parliament", "court", "ministry", "army", "alliance", "union"})
_OF_A_STATE = frozenset({"adjective", "possessive", "name", "of"})
_ARMED = frozenset({"REB", "UAF", "PRM"})
NOWHERE = Standing(None, None, (), "undated")


class NameReader:
    """Reads names on one page, for one day."""

    def __init__(self, page: Page, *, day: dt.date | None, story: str | None, read: Reads) -> None:
        self.page = page
        self.know = page.know
        self.day = day
        self.story = story
        self.read = read

    def known(self, phrase: Phrase) -> Reading | None:
        """A name of the tables."""
        for token in dict.fromkeys((phrase.last, phrase.head)):
            seen = self.page.name[token]
            if seen is not None and self._is_core(phrase, seen) and self._is_whole(seen):
                reading = self._leader(phrase, seen) or self._sense(phrase, seen)
                if reading:
                    return reading
        return None

    def _is_core(self, phrase: Phrase, seen: NameSighting) -> bool:
        """Whether the phrase's head is in the name, or a noun or title before it: not "San Jose, Costa Rica"."""
        if seen.first <= phrase.head <= seen.last or self.page.s.pos[phrase.head] != "PROPN":
            return True
        return self.page.role[phrase.head] is not None or self.page.title[phrase.head] is not None

    def _is_whole(self, seen: NameSighting) -> bool:
        """Whether the form is the whole name here: not "Trump" in "Melania Trump", not "China" in "Bank of China"."""
        if seen.tail:
            return False
        entity = self.page.entity[seen.last]
        if entity is not None and entity[2] == "PERSON" and _is_small_place(seen):
            return False  # Hidalgo, mayor of Paris
        if entity is None or (entity[0] >= seen.first and entity[1] <= seen.last):
            return not self._continues(seen)
        if entity[2] == "LOC" and pick(seen, "state", "unit", "capital") is not None:
            return True
        if entity[2] == "PERSON" and pick(seen, "leader") is None:
            return False
        rest = [i for i in range(entity[0], entity[1] + 1) if not seen.first <= i <= seen.last]
        return all(
            self.page.role[i]
            or self.page.title[i]
            or self.page.s.pos[i] in ("PUNCT", "PART", "DET")
            or (i > seen.last and self._is_seat(i))
            for i in rest
        )

    def _is_seat(self, token: int) -> bool:
        """The place behind a body's name, and the word before it: "The Daily Telegraph of London"."""
        if self.page.s.lower[token] == "of":
            token += 1
        place = self.page.name[token] if token < len(self.page.words) else None
        return place is not None and pick(place, "capital", "city", "unit") is not None

    def _continues(self, seen: NameSighting) -> bool:
        """A given name before a lone surname that the model did not mark: another person."""
        s, before = self.page.s, seen.first - 1
        if seen.first != seen.last or before < 0:
            return False
        if pick(seen, "organisation") is not None and pick(seen, "state", "leader") is None:
            part = s.dep[before] in ("amod", "compound") and s.head[before] == seen.first
            return part and self.page.words[before][:1].isupper() and self._is_own_word(before)
        if pick(seen, "leader") is None:
            return False
        return (
            s.dep[seen.first] == "flat"
            and s.head[seen.first] == before
            and not (self.page.role[before] or self.page.title[before])
        )

    def _is_own_word(self, token: int) -> bool:
        """A capitalised word before a name that makes another name of it: Christian in "Christian Democrats"."""
        seen = self.page.name[token]
        return seen is None or all(sense.kind == "belief" or sense.type == "religion" for sense in seen.values)

    # -- leaders

    def _leader(self, phrase: Phrase, seen: NameSighting) -> Reading | None:
        leaders = [sense.leader for sense in seen.values if sense.leader]
        if not leaders:
            return None
        clues = find_clues(self.page, phrase, self.read, until=seen.first)
        country = next((c.country for c in clues if c.country and c.via in _OF_A_STATE and not c.organ), None)
        roles = titles(self.page, phrase.first, seen.first)
        office = next((office_of(t, self.know) for t in roles if t.kind == "office"), None)
        leader, others = choose_leader(leaders, day=self.day, country=country, office=office)
        if leader is None:
            return None
        standing = self._standing(leader, roles, clues, phrase.first, seen.first)
        home = leader.country or ("IGO" if standing.sector == "IGO" else country)
        rule = "name.leader-table.title" if office else "name.leader-table"
        candidates = tuple(self._candidate(p) for p in others)
        person = self._person(leader.name, rule, standing, home, phrase, seen.first, seen.last, candidates=candidates)
        return replace(person, printed=self.page.text(seen.first, seen.last))

    def _candidate(self, leader: Leader) -> Candidate:
        standing = leader.on(self.day)
        return Candidate(name=leader.name, country=leader.country, sector=standing.sector, office=standing.office)

    def _standing(self, leader: Leader, roles: list[Role], clues: list[Clue], first: int, name: int) -> Standing:
        """Title and table together: a title that the person once bore, or that the table lacks for the day, decides."""
        table = leader.on(self.day)
        told = self._titled(roles, clues, first, name)
        if told.time == "former" and not told.office:
            return Standing(f"former {table.office}" if table.office else None, "ELI", ("ELI",), "former")
        if told.time == "former":
            return told
        borne = told.office is not None and leader.held(told.office, None)
        untold = table.time in ("former", "not-yet", "undated")
        if told.sector in _ARMED and untold:
            return told  # "rebel leader Riek Machar", who was vice president
        if told.office and told.sector and told.office != table.office and (borne or untold):
            return told
        return table

    def _titled(self, roles: list[Role], clues: list[Clue], first: int, name: int) -> Standing:
        """What the titles before a name say by themselves."""
        role = self._with_neighbour(next((t for t in roles if t.sector or t.inherits), None), roles)
        former = is_former(self.page, first, name)
        if role is None:
            return Standing(None, None, (), "former") if former else NOWHERE
        office = office_of(role, self.know)
        official = role.kind == "office" and (role.sector in OFFICIAL or role.inherits)
        if (former or role.former) and role.kind == "office":
            return Standing(past_office(office, self.know), "ELI", ("ELI",), "former")
        sector, sectors = role_sector(role, clues, self.know)
        return Standing(office if official else None, sector, sectors, "in-office")

    def _with_neighbour(self, role: Role | None, roles: list[Role]) -> Role | None:
        """A leader of the opposition, of rebels, of a union: the noun before says whose."""
        if role is None or not role.inherits or role is roles[-1]:
            return role
        before = roles[roles.index(role) + 1]
        if before.kind == "office" or not before.sector:
            return role
        return replace(role, sector=before.sector, sectors=before.sectors, inherits=False)

    def _person(
        self, name: str, rule: str, standing: Standing, country: str | None, phrase: Phrase, first: int, last: int,
        *, candidates: tuple[Candidate, ...] = (), own: bool = True,
    ) -> Reading:  # fmt: skip
        told = gender(self.page, phrase.first, first) or self.know.cues.genders.get(name.split()[0], "")
        return Reading(
            name, "person", "name", rule, country, standing.sector, standing.sectors, office=standing.office,
            key=f"person:{slug(name)}", lemma=(standing.office or "").removeprefix("former "), role="person",
            gender=told, named=True, own=own, surname_only=first == last,
            known=rule.startswith("name.leader-table"), candidates=candidates,
        )  # fmt: skip

    # -- other names of the tables

    def _sense(self, phrase: Phrase, seen: NameSighting) -> Reading | None:
        organisations = self._organisations(seen)
        if organisations:
            return self._organisation(self._at_home(organisations, phrase, seen), phrase, seen)
        adjectival = self.page.s.pos[phrase.head] == "ADJ" or phrase.plural
        one = any(self.page.s.lower[c] in ("a", "an", "one") for c in self.page.s.children[phrase.head])
        people = ("native", "people") if one else ("people", "native")
        places = ("state", "metonym", "capital", "unit", "city")
        order = (*people, *places) if adjectival else (*places, *people)
        sense = pick(seen, *order, "adjective")
        if sense is None:
            return None
        if sense.kind in ("people", "native", "adjective"):
            if not adjectival and not one and self._is_language(phrase):
                return None
            return self._people(sense, phrase, seen)
        return place_reading(sense, self.know.country_name(sense.country))

    def _is_language(self, phrase: Phrase) -> bool:
        """A bare singular behind "in" or a verb of speech: "spoke German", "written in Turkish"."""
        s, head = self.page.s, phrase.head
        if s.preposition(head) != "in" and not self.know.cues.has("language-verb", s.lemma[s.head[head]]):
            return False
        return not any(s.dep[c] in ("det", "amod", "nmod:poss", "nummod") for c in s.children[head])

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
            sense.label or sense.name, "organisation", form, "name.organisation", sense.country,
            sectors[0] if sectors else None, sectors, key=f"org:{slug(sense.name)}", named=True, own=True, known=True,
            lemma=sense.type, type=sense.type, acronym=text if sense.acronym else "",
        )  # fmt: skip

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
        armed = [s for s in senses if s.sector in _ARMED]
        return armed[0] if len(armed) == 1 and self._arms(phrase.head) else None

    def _arms(self, token: int) -> bool:
        """Whether the noun behind a name is one of armed men: "ADF rebels"."""
        role = self.page.role[self.page.s.head[token]]
        return self.page.s.dep[token] == "compound" and role is not None and role.values[0].role.sector in _ARMED

    def _people(self, sense: Sense, phrase: Phrase, seen: NameSighting) -> Reading:
        plural = phrase.plural or sense.kind == "people"
        sector = sense.sector or "CVL"
        return Reading(
            self.page.text(seen.first, seen.last), "people" if plural else "person", "nominal", f"name.{sense.kind}",
            sense.country, sector, with_sector(sector, *sense.sectors), lemma=sense.name.lower(), role="people",
            plural=plural, definite=phrase.definite, own=True,
        )  # fmt: skip

    # -- names the tables do not know

    def unknown_person(self, phrase: Phrase) -> Reading | None:
        """A person by the model's word or by the title, with what title and possessor say."""
        found = self._entity_name(phrase) or self._titled_name(phrase)
        if found is None:
            return None
        start, end = found
        if _is_paper(self.page, start, end):
            return None
        famous = self._famous(phrase, start, end) or self._with_initial(phrase, start, end)
        if famous:
            return famous
        roles = titles(self.page, phrase.first, start)
        clues = find_clues(self.page, phrase, self.read, until=start)
        clue = next((c for c in clues if c.country and c.via not in ("place", "for")), None)
        standing = self._titled(roles, clues, phrase.first, start)
        what = "title" if roles else "person"
        rule = f"{clue.via}.{what}" if clue else f"name.{what}"
        name = name_text(self.page, start, end)
        country = clue.country if clue else None
        return self._person(name, rule, standing, country, phrase, start, end, own=clue is not None)

    def _famous(self, phrase: Phrase, start: int, end: int) -> Reading | None:
        """A surname alone that the text never introduces: a leader whom title, country or fame tells."""
        word = self.page.words[start]
        office = next(
            (office_of(t, self.know) for t in titles(self.page, phrase.first, start) if t.kind == "office"), ""
        )
        introduced = self.page.surnames.get(surname(word), ())
        if start != end or any(not self.know.is_another(name, office) for name in introduced):
            return self._introduced(phrase, start, introduced) if start == end else None
        bearers = self.know.bearers(word)
        titled = [p for p in bearers if office and p.held(office, self.day)]
        tops = [p for p in bearers if any(self.know.cues.has("top-office", t.office) for t in p.tenures)]
        famous = self.know.cues.has("famous", fold(word).lower())
        told = titled or [p for p in tops if famous or p.country in self.page.countries()]
        told = told or (list(bearers) if famous else [])
        told = [p for p in told if surname(p.name) == surname(word)] or told
        first = [p for p in told if self.know.cues.values.get(("top-office", p.on(self.day).office or "")) == "first"]
        told = first if len(first) == 1 else told
        if not told:
            return None
        sense = tuple(Sense("leader", p.name, p.country, leader=p) for p in told)
        reading = self._leader(phrase, Sighting(start, end, sense))
        return replace(reading, rule="name.leader-surname", known=False) if reading else None

    def _introduced(self, phrase: Phrase, token: int, names: Iterable[str]) -> Reading | None:
        """The one leader whose full name the page has: "the Trump administration" beside "Donald Trump"."""
        leaders = {s.leader.name: s for name in names for s in self.know.names.get(name) if s.leader}
        if len(leaders) != 1:
            return None
        reading = self._leader(phrase, Sighting(token, token, tuple(leaders.values())))
        return replace(reading, rule="name.leader-surname", known=False) if reading else None

    def _with_initial(self, phrase: Phrase, start: int, end: int) -> Reading | None:
        """A leader with a middle initial: "Vladimir V. Putin"."""
        words = self.page.words[start : end + 1]
        short = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or len(w.rstrip(".")) > 1]
        if len(short) == len(words) or len(short) < 2:
            return None
        senses = tuple(s for s in self.know.names.get(" ".join(short)) if s.leader)
        return self._leader(phrase, Sighting(start, end, senses)) if senses else None

    def _entity_name(self, phrase: Phrase) -> tuple[int, int] | None:
        page = self.page
        entity = page.entity[phrase.last] or page.entity[phrase.head]
        if entity is None and page.s.pos[phrase.head] == "PROPN" and page.s.dep[phrase.last] == "flat":
            known = page.role[phrase.head] or page.title[phrase.head] or page.name[phrase.head]
            return None if known else (phrase.head, phrase.last)
        single = phrase.head == phrase.last or page.s.dep[phrase.head] in (
            "compound",
            "amod",
        )  # "the Obama administration"
        if single and page.s.pos[phrase.head] == "PROPN" and self.know.cues.has("famous", page.s.lower[phrase.head]):
            return phrase.head, phrase.head
        if entity is None or entity[2] != "PERSON" or not phrase.first <= entity[0] <= phrase.last:
            return None
        start, end, _ = entity
        if start == end and (page.role[start] or self.know.cues.has("no-name", page.s.lower[start])):
            return None  # "Gunman", "Monday"
        if self.know.cues.has("saint", page.s.lower[start]) or self.know.cues.has("saint", page.s.lower[start - 1]):
            return None  # "the church of St. Peter"
        if len(page.words[start]) == 1 and page.words[start + 1 : start + 2] == ["-"]:
            return None  # "R-Fla."
        while end < phrase.last and page.s.pos[end + 1] == "PROPN":
            end += 1
        return self._given_name(phrase, start), page.hyphenated_end(end)

    def _given_name(self, phrase: Phrase, start: int) -> int:
        """Where the name begins, with given names that the model has left out."""
        page = self.page
        while start > phrase.first and page.s.pos[start - 1] == "PROPN" and page.s.dep[start] == "flat":
            if page.role[start - 1] or page.title[start - 1] or page.name[start - 1]:
                break
            start -= 1
        return start

    def _titled_name(self, phrase: Phrase) -> tuple[int, int] | None:
        """Capitalised words behind a person's title, whatever the model takes them for: "President Uhuru Kenyatta"."""
        page, s = self.page, self.page.s
        title = next((c for c in s.children[phrase.head] if c < phrase.head and s.dep[c] == "nmod:desc"), None)
        seen = (page.role[title] or page.title[title]) if title is not None else None
        if seen is None or seen.values[0].role.kind != "office" or s.pos[phrase.head] != "PROPN":
            return None
        return (phrase.head, phrase.last) if seen.last == phrase.head - 1 and not page.role[phrase.last] else None

    def unknown_organisation(self, phrase: Phrase) -> Reading | None:
        """An organisation by the model's word."""
        entity = self.page.entity[phrase.head]
        if entity is None or entity[2] != "ORG" or self.page.s.pos[phrase.head] not in ("PROPN", "NOUN"):
            return None
        known = self.page.name[phrase.head]
        if known is not None and pick(known, "nonparty") is not None:
            return None
        if _is_paper(self.page, entity[0], entity[1]):
            return None
        name = name_text(self.page, entity[0], entity[1])
        clue = next((c for c in find_clues(self.page, phrase, self.read) if c.country), None)
        return Reading(
            name, "organisation", "name", f"{clue.via}.organisation" if clue else "name.entity",
            clue.country if clue else None, key=f"org:{slug(name)}", named=True, own=clue is not None,
        )  # fmt: skip


def _is_small_place(seen: NameSighting) -> bool:
    return all(sense.kind in ("unit", "city") for sense in seen.values)


def _is_paper(page: Page, start: int, end: int) -> bool:
    """Names of texts are no parties: "Geneva Convention", "Resolution 1244"."""
    last = end - 1 if page.words[end].isdigit() and end > start else end
    return page.know.cues.has("paper", page.words[last].lower())


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
