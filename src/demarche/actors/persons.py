"""Phrases that name a person.

In:  a phrase such as "Serbian President Aleksandar Vucic", "former Pakistani prime minister Imran Khan", "Putin".
Out: a Reading: a leader of the table on the day, or somebody unknown with what title and possessor say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from demarche.actors.clues import Clue, Reads, find_clues
from demarche.actors.forms import Sighting, fold
from demarche.actors.page import NameSighting, Page
from demarche.actors.people import choose_leader
from demarche.actors.phrases import (
    Phrase,
    gender,
    has_american_seat,
    is_code,
    is_former,
    is_paper,
    name_text,
    of_unknown_body,
    titles,
)
from demarche.actors.reading import Reading, slug, surname, without_initials
from demarche.actors.roles import ARMED, OFFICIAL, office_of, past_office, role_sector
from demarche.actors.senses import Leader, Role, Sense, Standing
from demarche.records import Candidate

_OF_A_STATE = frozenset({"adjective", "possessive", "name", "of"})
NOWHERE = Standing(None, None, (), "undated")


class PersonReader:
    """Reads names of persons on one page, for one day."""

    def __init__(self, page: Page, *, day: dt.date | None, read: Reads) -> None:
        self.page = page
        self.know = page.know
        self.day = day
        self.read = read

    def leader(self, phrase: Phrase, seen: NameSighting) -> Reading | None:
        """The leader of the table that a sighted name means; None where it means none, or several alike."""
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
        if self.day is None and any(not tenure.timeless for tenure in leader.tenures):
            rule += ".undated" if standing.time == "undated" else ".told-time"
        candidates = tuple(self._candidate(p) for p in others)
        person = self._person(leader.name, rule, standing, home, phrase, seen.first, seen.last, candidates=candidates)
        lemma = person.lemma or (leader.on(None).office or "" if standing.time == "undated" else "")
        return replace(person, printed=self.page.text(seen.first, seen.last), lemma=lemma)

    def _candidate(self, leader: Leader) -> Candidate:
        standing = leader.on(self.day)
        return Candidate(name=leader.name, country=leader.country, sector=standing.sector, office=standing.office)

    def _standing(self, leader: Leader, roles: list[Role], clues: list[Clue], first: int, name: int) -> Standing:
        """Title and table together: a title that the person once bore, or that the table lacks for the day, decides."""
        table = self._by_table(leader)
        told = self._titled(roles, clues, first, name)
        if told.time == "former" and not told.office:
            return Standing(f"former {table.office}" if table.office else None, "ELI", ("ELI",), "former")
        if told.time == "former":
            return told
        borne = told.office is not None and leader.held(told.office, None)
        untold = table.time in ("former", "not-yet", "undated")
        if told.sector in ARMED and untold:
            return told  # "rebel leader Riek Machar", who was vice president
        if told.office and told.sector and told.office != table.office and (borne or untold):
            return told
        return table

    def _by_table(self, leader: Leader) -> Standing:
        """What the table says; nothing of an office where the article does not tell on which day it was written."""
        told = self.page.told_time
        if told is not None and leader.on(told.first) == leader.on(told.last):
            standing = leader.on(told.first)
            known = standing.sector is not None  # else of note already: a candidate, a businessman
            return standing if known else replace(standing, sector="ELI", sectors=("ELI",))
        table = leader.on(None if told else self.day)
        if table.time == "undated" and not self.page.is_phrase and not leader.in_office_still:
            return replace(table, office=None)
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
        masterless = of_unknown_body(self.page, first, name)
        sector, sectors = role_sector(role, clues, self.know, masterless=masterless)
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

    def unknown(self, phrase: Phrase) -> Reading | None:
        """A person by the model's word or by the title, with what title and possessor say."""
        found = self._entity_name(phrase) or self._titled_name(phrase)
        if found is None:
            return None
        start, end = found
        if is_paper(self.page, start, end) or is_code(self.page.text(start, end), person=True):
            return None
        famous = self._famous(phrase, start, end) or self._with_initial(phrase, start, end)
        if famous:
            return famous
        roles = titles(self.page, phrase.first, start)
        clues = find_clues(self.page, phrase, self.read, until=start)
        clue = next((c for c in clues if c.country and c.via not in ("place", "for")), None)
        if roles and self._is_body(roles[0], start):
            return self._body(name_text(self.page, start, end), roles[0], clues, clue)
        standing = self._titled(roles, clues, phrase.first, start)
        if clue is None and has_american_seat(self.page, end):
            name = name_text(self.page, start, end)
            seat = Standing(standing.office if standing.sector == "LEG" else None, "LEG", ("LEG",), "in-office")
            return self._person(name, "name.seat", seat, "USA", phrase, start, end)
        what = "title" if roles else "person"
        rule = f"{clue.via}.{what}" if clue else f"name.{what}"
        name = name_text(self.page, start, end)
        country = clue.country if clue else None
        return self._person(name, rule, standing, country, phrase, start, end, own=clue is not None)

    def _is_body(self, role: Role, start: int) -> bool:
        """Whether the title right before a name is that of a body: "the newspaper Al Barid", "the brewer Kirin"."""
        seen = self.page.role[start - 1] if start else None
        beside = seen is not None and seen.values[0].role == role
        given = self.page.words[start] in self.know.cues.genders
        return beside and not given and (role.kind == "institution" or self.know.cues.has("firm-noun", role.lemma))

    def _body(self, name: str, role: Role, clues: list[Clue], clue: Clue | None) -> Reading:
        """What the model takes for a person and the word before says is none: "the newspaper Al Barid"."""
        sector, sectors = role_sector(role, clues, self.know)
        return Reading(
            name, "organisation", "name", f"{clue.via}.title" if clue else "name.title", clue.country if clue else None,
            sector, sectors, key=f"org:{slug(name)}", lemma=role.lemma, role=role.kind, named=True,
            own=clue is not None,
        )  # fmt: skip

    def _famous(self, phrase: Phrase, start: int, end: int) -> Reading | None:
        """A surname alone that the text never introduces: a leader whom title, country or fame tells."""
        word = self.page.words[start]
        office = next(
            (office_of(t, self.know) for t in titles(self.page, phrase.first, start) if t.kind == "office"), ""
        )
        introduced = self.page.surnames.get(surname(word), ())
        if start != end or any(not self.know.is_another(name, office) for name in introduced):
            return self._introduced(phrase, start, introduced) if start == end else None
        sex = gender(self.page, phrase.first, start)
        bearers = tuple(p for p in self.know.bearers(word) if not sex or self._gender(p) in ("", sex))
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
        reading = self.leader(phrase, Sighting(start, end, sense))
        return replace(reading, rule="name.leader-surname", known=False) if reading else None

    def _gender(self, leader: Leader) -> str:
        return self.know.cues.genders.get(leader.name.split()[0], "")

    def _introduced(self, phrase: Phrase, token: int, names: Iterable[str]) -> Reading | None:
        """The one leader whose full name the page has: "the Trump administration" beside "Donald Trump"."""
        leaders = {s.leader.name: s for name in names for s in self.know.names.get(name) if s.leader}
        if len(leaders) != 1:
            return None
        reading = self.leader(phrase, Sighting(token, token, tuple(leaders.values())))
        return replace(reading, rule="name.leader-surname", known=False) if reading else None

    def _with_initial(self, phrase: Phrase, start: int, end: int) -> Reading | None:
        """A leader with a middle initial: "Vladimir V. Putin"."""
        name = " ".join(self.page.words[start : end + 1])
        short = without_initials(name)
        if short == name or " " not in short:
            return None
        senses = tuple(s for s in self.know.names.get(short) if s.leader)
        return self.leader(phrase, Sighting(start, end, senses)) if senses else None

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
        if phrase.head == phrase.last and phrase.head in page.namesakes:
            return phrase.head, phrase.head  # Jordan, in an article on Jim Jordan
        if entity is None or entity[2] != "PERSON" or not phrase.first <= entity[0] <= phrase.last:
            return None
        start, end, _ = entity
        if self._is_acronym(phrase, start, end):
            return None
        if start == end and (page.role[start] or self.know.cues.has("no-name", page.s.lower[start])):
            return None  # "Gunman", "Monday"
        if self.know.cues.has("saint", page.s.lower[start]) or self.know.cues.has("saint", page.s.lower[start - 1]):
            return None  # "the church of St. Peter"
        if len(page.words[start]) == 1 and page.words[start + 1 : start + 2] == ["-"]:
            return None  # "R-Fla."
        while end < phrase.last and page.s.pos[end + 1] == "PROPN":
            end += 1
        return self._given_name(phrase, start), page.hyphenated_end(end)

    def _is_acronym(self, phrase: Phrase, start: int, end: int) -> bool:
        """One word in capitals, among words that are not, of nobody named in full: "JASTA", "SALT"."""
        page, word = self.page, self.page.words[start]
        if start != end or not (word.isalpha() and word.isupper() and len(word) > 1):
            return False
        beside = [page.words[i] for i in (start - 1, start + 1) if 0 <= i < len(page.words)]
        shouted = any(other == ":" or (len(other) > 1 and other.isupper()) for other in beside)
        return not shouted and not page.surnames.get(surname(word)) and not titles(page, phrase.first, start)

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
