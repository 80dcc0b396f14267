"""A noun phrase read by its own words.

In:  a Page and a head token: "Serbian President Aleksandar Vucic", "Chile's Ministry of Mines", "gunmen".
Out: its Readings: several for "the Russian and Belarusian presidents", none when the phrase names nobody. What has been
     read is kept, so that "the spokesman of the Turkish army" can ask for the army's reading.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from demarche.actors.clues import find_clues
from demarche.actors.named import NameReader
from demarche.actors.nouns import NounReader
from demarche.actors.page import Page
from demarche.actors.phrases import Phrase, counted
from demarche.actors.places import state_reading
from demarche.actors.reading import Reading


class Resolver:
    """Reads phrases of one page, each once. `taken_up` tells whom a pronoun or definite noun means, where known."""

    def __init__(
        self, page: Page, *, day: dt.date | None, story: str | None, taken_up: Callable[[int], Reading | None]
    ) -> None:
        self.page = page
        self._names = NameReader(page, day=day, story=story, read=self.read)
        self._nouns = NounReader(page, read=self.read)
        self._taken_up = taken_up
        self._done: dict[int, tuple[Reading, ...]] = {}

    def read(self, head: int) -> tuple[Reading, ...]:
        """The readings of the phrase with this head."""
        known = self._taken_up(head)
        if known is not None:
            return (known,)
        if head not in self._done:
            self._done[head] = ()  # stops a circle in a broken tree
            self._done[head] = self._resolve(head)
        return self._done[head]

    def read_now(self, head: int) -> tuple[Reading, ...]:
        """The readings at the phrase's own turn, when all before it are known: "sources at the president's office"."""
        self._done.pop(head, None)
        return self.read(head)

    def _many(self, reading: Reading, head: int) -> Reading:
        """A counted group; the place may stand behind the number: "dozens of demonstrators in Yerevan"."""
        if not reading.country and not reading.named:
            clues = find_clues(self.page, Phrase.at(self.page, head), self.read)
            place = next((c for c in clues if c.via == "place" and c.country), None)
            if place and not self.page.know.cues.has("abroad", reading.lemma):
                reading = replace(reading, country=place.country, own=True, rule="place.role")
        if self.page.s.lower[head] == "one" and reading.kind == "group" and reading.lemma != reading.name:
            return replace(reading, plural=False, kind="person", name=reading.lemma)  # "one of its lawmakers"
        return replace(reading, plural=True, counted=True)

    def _together(self, head: int) -> tuple[Reading, ...]:
        """The states that one name means: "the two Koreas", "the Baltic states"."""
        seen = self.page.name[head]
        codes = [sense.country or "" for sense in seen.values if sense.kind == "together"] if seen else []
        return tuple(state_reading(code, self.page.know.country_name(code), "name.together") for code in codes)

    @property
    def swallowed(self) -> set[int]:
        """Tokens inside institutions' names that have been read: Mines in "Ministry of Mines"."""
        return self._nouns.swallowed

    def _resolve(self, head: int) -> tuple[Reading, ...]:
        if self.page.s.pos[head] in ("PRON", "PUNCT", "VERB", "AUX", "ADP", "SPACE") and self.page.name[head] is None:
            return ()
        noun = counted(self.page, head)
        if noun is not None:
            return tuple(r if r.named else self._many(r, head) for r in self.read(noun))
        together = self._together(head)
        if together:
            return together
        phrase = Phrase.at(self.page, head)
        named = self._names.known(phrase) or self._names.bodies.typed(phrase) or self._names.persons.unknown(phrase)
        if named:
            return (named,)
        readings = self._nouns.readings(phrase)
        if readings:
            return readings
        unknown = self._names.bodies.unknown(phrase)
        return (unknown,) if unknown else ()
