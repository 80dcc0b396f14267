"""Phrases that end in a proper name.

In:  a phrase whose core is a name: "Serbian President Aleksandar Vucic", "Boko Haram", "the Kremlin", "Palestinians".
Out: a Reading: from the tables first, then from the language model's entity with the words around it.
"""

from __future__ import annotations

import datetime as dt

from demarche.actors.bodies import BodyReader
from demarche.actors.clues import Clue, Reads, find_clues, pick
from demarche.actors.page import NameSighting, Page
from demarche.actors.persons import PersonReader
from demarche.actors.phrases import Phrase
from demarche.actors.places import place_reading
from demarche.actors.reading import Reading, with_sector
from demarche.actors.senses import Sense


class NameReader:
    """Reads names on one page, for one day. `persons` and `bodies` read those two sorts of names."""

    def __init__(self, page: Page, *, day: dt.date | None, story: str | None, read: Reads) -> None:
        self.page = page
        self.know = page.know
        self.read = read
        self.persons = PersonReader(page, day=day, read=read)
        self.bodies = BodyReader(page, day=day, story=story, read=read)

    def known(self, phrase: Phrase) -> Reading | None:
        """A name of the tables."""
        for token in dict.fromkeys((phrase.last, phrase.head)):
            seen = self.page.name[token]
            if seen is not None and self._is_core(phrase, seen) and self._is_whole(seen):
                reading = self.persons.leader(phrase, seen) or self._sense(phrase, seen)
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

    def _sense(self, phrase: Phrase, seen: NameSighting) -> Reading | None:
        is_body, body = self.bodies.known(phrase, seen)
        if is_body:
            return body
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

    def _people(self, sense: Sense, phrase: Phrase, seen: NameSighting) -> Reading:
        plural = phrase.plural or sense.kind == "people"
        uprooted = any(self.page.know.cues.has("uprooted", w) for w in self.page.s.lower[phrase.first : seen.first])
        sector = "REF" if uprooted else sense.sector or "CVL"
        owner = self._owner(sense, phrase, seen)
        home = owner.country if owner else sense.country
        first = owner.token if owner and owner.token < seen.first else seen.first
        return Reading(
            self.page.text(first, seen.last), "people" if plural else "person", "nominal",
            f"{owner.via if owner else 'name'}.{sense.kind}", home, sector, with_sector(sector, *sense.sectors),
            lemma=sense.name.lower(), role="people", plural=plural, definite=phrase.definite,
            own=bool(owner) or not sense.homes, homes=() if owner else sense.homes,
        )  # fmt: skip

    def _owner(self, sense: Sense, phrase: Phrase, seen: NameSighting) -> Clue | None:
        """The country that the words beside a faith or a people of several countries give: "Indian Muslims"."""
        if sense.country:
            return None
        clues = find_clues(self.page, phrase, self.read, until=seen.first)
        return next((c for c in clues if c.country in self.know.countries and not c.organ), None)


def _is_small_place(seen: NameSighting) -> bool:
    return all(sense.kind in ("unit", "city") and "PRE" not in sense.sectors for sense in seen.values)
