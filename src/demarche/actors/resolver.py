"""A noun phrase read by its own words.

In:  a Page and a head token: "Serbian President Aleksandar Vucic", "Chile's Ministry of Mines", "gunmen".
Out: a Reading, or None when the phrase names nobody. `Resolver.read` keeps what it read, so that "the spokesman of
     the Turkish army" can ask for the army's reading.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from demarche.actors.clues import Clue, before_noun, pick
from demarche.actors.page import NameSighting, Page
from demarche.actors.people import choose_leader
from demarche.actors.reading import Form, Reading, slug, with_sector
from demarche.actors.senses import Leader, Role, RoleForm, Sense, Standing
from demarche.records import ActorKind, Candidate

PERSON_TITLES = frozenset({"office", "people"})


class Resolver:
    """Reads phrases of one page, each once."""

    def __init__(self, page: Page, *, day: dt.date | None) -> None:
        self.page = page
        self.know = page.know
        self.day = day
        self._read: dict[int, Reading | None] = {}

    def read(self, head: int) -> Reading | None:
        """The reading of the phrase with this head."""
        if head not in self._read:
            self._read[head] = None  # breaks circles in a broken tree
            self._read[head] = self._resolve(head)
        return self._read[head]

    def _resolve(self, head: int) -> Reading | None:
        first, last = self.page.left_edge(head), self.page.core_end(head)
        noun = self._counted(head)
        if noun is not None:
            inner = self.read(noun)
            return _plural(inner) if inner else None
        seen = self.page.name[last]
        named = self._named(head, first, last, seen) if seen and self._covers(seen, head, last) else None
        if named is None:
            named = self._person(head, first, last)
        return named or self._nominal(head, first, last) or self._unknown(head, first, last)

    # -- the parts of a phrase

    def _counted(self, head: int) -> int | None:
        """The noun behind a number or quantity: "hundreds of protesters", "a group of settlers"."""
        s = self.page.s
        if not self.know.cues.has("partitive", s.lower[head]) and s.pos[head] != "NUM":
            return None
        return next((c for c in s.children[head] if c > head and s.preposition(c) in ("of", "of the")), None)

    def _covers(self, seen: NameSighting, head: int, last: int) -> bool:
        """Whether the name is the phrase's core and not a part of a longer name: not "Donald Trump" in "… Trump Jr."."""
        entity = self.page.entity[last]
        if seen.tail or seen.last != last and seen.last < head:
            return False
        longer = entity is not None and entity[2] == "PERSON" and entity[0] < seen.first and seen.first == seen.last
        return not longer

    def clues(self, head: int, first: int, last: int) -> list[Clue]:
        """Country clues of a phrase, the strongest first."""
        found = self._modifier_clues(head, first, last)
        s = self.page.s
        inner = [head, *(c for c in s.children[head] if c <= last and s.dep[c] in ("nmod:desc", "compound", "flat"))]
        for token in inner:
            for child in s.children[token]:
                if s.dep[child] == "nmod:poss":
                    found += self._relative(child, "possessive")
                elif s.dep[child] in ("nmod", "obl") and child > token:
                    found += self._phrase_clue(child)
        return found

    def _modifier_clues(self, head: int, first: int, last: int) -> list[Clue]:
        found: list[Clue] = []
        for seen, token, way in before_noun(self.page, first, head, last):
            own = any(self.page.s.dep[i] == "nmod:poss" for i in (token, *way))
            sense = pick(seen, "adjective", "state", "capital", "metonym", "unit", "organisation", "city", "native",
                         "people", "belief", "leader")  # fmt: skip
            if sense is None:
                continue
            via = "possessive" if own else "adjective" if sense.kind in ("adjective", "belief") else "name"
            found.append(self._clue(via, token, sense))
        return found

    def _clue(self, via: str, token: int, sense: Sense) -> Clue:
        if sense.leader:
            standing = sense.leader.on(self.day)
            return Clue(via, token, sense.country, sense, standing.sector, standing.sectors)
        return Clue(via, token, sense.country, sense, sense.sector, sense.sectors)

    def _relative(self, token: int, via: str) -> list[Clue]:
        """The possessor or of-phrase as a clue, by its own reading."""
        if self.page.name[token] is not None and via == "possessive":
            return []  # seen among the modifiers
        reading = self.read(token)
        if reading is None or not (reading.country or reading.sector):
            return []
        return [Clue(via, token, reading.country, None, reading.sector, reading.sectors)]

    def _phrase_clue(self, token: int) -> list[Clue]:
        case = self.page.s.preposition(token)
        if case == "of":
            return self._relative(token, "of")
        if case in ("from", "in", "at", "with"):
            return [c for c in self._relative(token, "place" if case in ("in", "at") else case)]
        return self._relative(token, "for") if case == "for" else []

    # -- names

    def _named(self, head: int, first: int, last: int, seen: NameSighting) -> Reading | None:
        s = self.page.s
        leaders = [sense.leader for sense in seen.values if sense.leader]
        if leaders:
            found = self._leader(head, first, last, leaders, seen)
            if found or not pick(seen, "state", "organisation", "capital"):
                return found
        plural = s.tag[head] in ("NNS", "NNPS")
        modifier = s.pos[head] == "ADJ" or not (s.pos[head] in ("PROPN", "NOUN"))
        kinds = ("organisation", "state", "metonym", "capital", "unit", "city")
        sense = pick(seen, *kinds)
        if sense is None or (modifier and pick(seen, "people", "native")):
            sense = pick(seen, "people" if plural else "native", "people", "native") or sense or pick(seen, "adjective")
        return self._by_sense(sense, head, first, seen) if sense else None

    def _by_sense(self, sense: Sense, head: int, first: int, seen: NameSighting) -> Reading:
        text = self.page.text(seen.first, seen.last)
        if sense.kind == "organisation":
            return self._organisation(sense, text)
        if sense.kind in ("people", "native", "adjective", "belief"):
            return self._people(sense, head, first, seen)
        return place_reading(sense, text, self.know.country_name(sense.country))

    def _organisation(self, sense: Sense, text: str) -> Reading:
        form: Form = "acronym" if sense.acronym else "name"
        return Reading(
            sense.name, "organisation", form, "name.organisation", sense.country, sense.sector,
            with_sector(sense.sector, *sense.sectors), key=f"org:{slug(sense.name)}", named=True, own=True,
            lemma=sense.type, type=sense.type, acronym=text if sense.acronym else "",
        )  # fmt: skip

    def _people(self, sense: Sense, head: int, first: int, seen: NameSighting) -> Reading:
        plural = sense.kind != "native"
        sector = sense.sector or "CVL"
        return Reading(
            self.page.text(seen.first, seen.last), "people" if plural else "person", "nominal", f"name.{sense.kind}",
            sense.country, sector, with_sector(sector, *sense.sectors), lemma=sense.name.lower(), role="people",
            plural=plural, definite=self.page.s.lower[first] == "the", own=True,
        )  # fmt: skip

    def _leader(self, head: int, first: int, last: int, leaders: list[Leader], seen: NameSighting) -> Reading | None:
        clues = self.clues(head, first, last)
        country = next((c.country for c in clues if c.country and c.via in ("adjective", "possessive", "name")), None)
        titles = self._titles(first, seen.first)
        office = next((t.lemma for t in titles if t.kind == "office"), None)
        leader, others = choose_leader(leaders, day=self.day, country=country, office=office)
        if leader is None:
            return None
        rule = "name.leader-table" + (".title" if office else "")
        standing = self._standing(leader.on(self.day), titles, first, seen.first)
        return person_reading(
            leader.name, rule, standing, country=leader.country or ("IGO" if standing.sector == "IGO" else country),
            key=f"person:{slug(leader.name)}", candidates=tuple(self._candidate(p) for p in others),
            gender=self._gender(seen.first, seen.last, first), surname=seen.first == seen.last,
        )  # fmt: skip

    def _candidate(self, leader: Leader) -> Candidate:
        standing = leader.on(self.day)
        return Candidate(name=leader.name, country=leader.country, sector=standing.sector, office=standing.office)

    def _standing(self, known: Standing, titles: list[Role], first: int, name: int) -> Standing:
        """Title and table together: the words of the article decide where they say more."""
        former = self._former(first, name)
        office = next((t for t in titles if t.kind == "office" and t.sector), None)
        if former:
            title = office.lemma if office else (known.office or "").removeprefix("former ")
            return Standing(f"former {title}".strip() if title else None, "ELI", ("ELI",), "former")
        if office and office.sector and office.lemma != known.office:
            return Standing(office.lemma, office.sector, office.all_sectors, "in-office")
        return known

    def _former(self, first: int, last: int) -> bool:
        words = self.page.s.lower
        return any(
            self.know.cues.has("former", words[i]) or words[i].startswith("ex-") or words[i : i + 2] == ["ex", "-"]
            for i in range(first, last + 1)
        )

    def _titles(self, first: int, last: int) -> list[Role]:
        """Roles of the titles between two tokens, the one nearest to the name first."""
        found: list[Role] = []
        i = last - 1
        while i >= first:
            seen = self.page.role[i] or self.page.title[i]
            if seen is None or seen.last >= last:
                i -= 1
                continue
            found.append(seen.values[0].role)
            i = seen.first - 1
        return found

    def _gender(self, first: int, last: int, edge: int) -> str:
        genders = self.know.cues.genders
        for i in range(edge, first):
            title = self.page.title[i]
            if title and title.values[0].role.lemma in ("mister", "mr"):
                return "m"
            if title and title.values[0].role.lemma in ("mrs", "ms", "miss", "madam"):
                return "f"
        return genders.get(self.page.words[first], "")

    def _person(self, head: int, first: int, last: int) -> Reading | None:
        """A person the tables do not know: the model's entity, with what title and apposition say."""
        entity = self.page.entity[last] or self.page.entity[head]
        if entity is None or entity[2] != "PERSON":
            return None
        start, end = entity[0], entity[1]
        name = self.page.text(start, end).removesuffix("'s").removesuffix("’s")
        titles = self._titles(first, start)
        role = next((t for t in titles if t.sector or t.kind == "office"), None)
        clues = self.clues(head, first, last)
        clue = next((c for c in clues if c.country), None)
        standing = self._title_standing(role, clues, first, start)
        rule = f"{clue.via}.{'title' if role else 'person'}" if clue else "title.person" if role else "name.person"
        return person_reading(
            name, rule, standing, country=clue.country if clue else None, key=f"person:{slug(name)}",
            gender=self._gender(start, end, first), surname=start == end, own=clue is not None,
        )  # fmt: skip

    def _title_standing(self, role: Role | None, clues: list[Clue], first: int, name: int) -> Standing:
        if role is None:
            return Standing(None, None, (), "undated")
        sector, sectors = self.role_sector(role, clues)
        if self._former(first, name) and role.kind == "office":
            return Standing(f"former {role.lemma}", "ELI", ("ELI",), "former")
        return Standing(role.lemma if role.kind == "office" else None, sector, sectors, "in-office")

    # -- nouns

    def role_sector(self, role: Role, clues: list[Clue]) -> tuple[str | None, tuple[str, ...]]:
        """A role's sectors; a spokesman has those of what he speaks for."""
        if not role.inherits:
            return role.sector, role.all_sectors
        for clue in clues:
            if clue.sector and clue.via != "place":
                return clue.sector, with_sector(clue.sector, *clue.sectors, *role.all_sectors)
        if role.sector is None and any(c.country and c.via != "place" for c in clues):
            return "GOV", with_sector("GOV", *role.all_sectors)
        return role.sector, role.all_sectors

    def _nominal(self, head: int, first: int, last: int) -> Reading | None:
        seen = self.page.role[last] or self.page.role[head]
        if seen is None:
            return None
        form = self._role_form(seen.values, head)
        role = form.role
        clues = self.clues(head, first, last)
        clue = next((c for c in clues if c.country), None)
        if role.kind == "materiel" and clue is None:
            return None
        if self.know.cues.has("state-noun", role.lemma) and clue and clue.country:
            return state_of(clue.country, self.know.country_name(clue.country), f"{clue.via}.government")
        sector, sectors = self.role_sector(role, clues)
        former = self._former(first, seen.first) and role.kind == "office"
        if former:
            sector, sectors = "ELI", with_sector("ELI")
        name = self._noun_name(head, first, last)
        kind = _kind(role, form.plural)
        return Reading(
            name, kind, "title" if role.kind == "office" and not form.plural else "nominal",
            f"{clue.via}.role" if clue else "role", clue.country if clue else None, sector, sectors,
            office=(f"former {role.lemma}" if former else role.lemma) if kind in ("office",) else None,
            key=self._noun_key(role, form.plural, clue, name), lemma=role.lemma, role=role.kind,
            plural=form.plural or role.mass, definite=self._definite(head, first), own=clue is not None,
        )  # fmt: skip

    def _role_form(self, forms: tuple[RoleForm, ...], head: int) -> RoleForm:
        plural = self.page.s.tag[head] in ("NNS", "NNPS")
        return next((f for f in forms if f.plural == plural), forms[0])

    def _definite(self, head: int, first: int) -> bool:
        s = self.page.s
        return any(s.dep[c] == "det" and s.lower[c] in ("the", "this", "that", "these", "those", "both")
                   for c in s.children[head])  # fmt: skip

    def _noun_name(self, head: int, first: int, last: int) -> str:
        s = self.page.s
        while first < head and (
            s.dep[first] in ("det", "nummod", "punct", "det:predet") or s.pos[first] in ("DET", "NUM")
        ):
            first += 1
        return self.page.text(first, last)

    def _noun_key(self, role: Role, plural: bool, clue: Clue | None, name: str) -> str:
        if role.kind == "institution" and clue and clue.country and clue.via != "place":
            return f"org:{slug(f'{clue.country} {role.lemma}')}"
        return ""

    def _unknown(self, head: int, first: int, last: int) -> Reading | None:
        """A name the tables do not know and the model takes for an organisation."""
        entity = self.page.entity[head]
        if entity is None or entity[2] != "ORG" or self.page.s.pos[head] not in ("PROPN", "NOUN"):
            return None
        name = self.page.text(entity[0], entity[1])
        clue = next((c for c in self.clues(head, first, last) if c.country), None)
        return Reading(
            name, "organisation", "name", f"{clue.via}.organisation" if clue else "name.entity",
            clue.country if clue else None, key=f"org:{slug(name)}", named=True, own=clue is not None,
        )  # fmt: skip


def place_reading(sense: Sense, text: str, country: str) -> Reading:
    """A country, capital, palace or region where it acts: its government."""
    if sense.kind in ("state", "capital") or (sense.kind == "metonym" and sense.sector == "GOV" and country):
        form: Form = "name" if sense.kind == "state" else "metonym"
        return state_of(sense.country or "", country, f"{form}.{sense.kind}", form=form, extra=sense.sectors)
    sector = sense.sector or "GOV"
    form = "metonym" if sense.kind == "metonym" else "name"
    return Reading(
        sense.name.removeprefix("the "), "organisation", form, f"{form}.{sense.kind}", sense.country, sector,
        with_sector(sector, *sense.sectors), key=f"org:{slug(sense.name.removeprefix('the '))}", named=True, own=True,
    )  # fmt: skip


def state_of(code: str, country: str, rule: str, *, form: Form = "name", extra: tuple[str, ...] = ()) -> Reading:
    """The state as its government."""
    return Reading(
        country or code, "state", form, rule, code, "GOV", with_sector("GOV", *extra), key=f"state:{code}",
        lemma="government", role="state", named=True, own=True,
    )  # fmt: skip


def person_reading(
    name: str, rule: str, standing: Standing, *, country: str | None, key: str, gender: str = "",
    candidates: tuple[Candidate, ...] = (), surname: bool = False, own: bool = True,
) -> Reading:  # fmt: skip
    return Reading(
        name, "person", "name", rule, country, standing.sector, standing.sectors, office=standing.office, key=key,
        lemma=(standing.office or "").removeprefix("former "), role="person", gender=gender, named=True, own=own,
        surname_only=surname, candidates=candidates,
    )  # fmt: skip


def _kind(role: Role, plural: bool) -> ActorKind:
    if role.kind == "institution":
        return "organisation"
    if role.kind == "office" and not plural:
        return "office"
    return "group" if plural or role.mass or role.kind in ("group", "materiel") else "person"


def _plural(reading: Reading) -> Reading:
    return reading if reading.named else replace(reading, plural=True)
