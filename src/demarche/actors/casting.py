"""One pass over an article: phrase after phrase, each mention finds its figure.

In:  a Page, e.g. of "Vjosa Osmani, Kosovo's president, met her Turkish counterpart. She praised Ankara."
Out: a Discourse with the figures (Osmani, Kosovo, the Turkish president, Türkiye) and their mentions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from demarche.actors.apposition import joins, stands_beside, tells_apart
from demarche.actors.clues import pick
from demarche.actors.coreference import Antecedents
from demarche.actors.discourse import Discourse, Figure, joined
from demarche.actors.homes import Homes
from demarche.actors.mentions import Mentions
from demarche.actors.page import NameSighting, Page
from demarche.actors.phrases import is_code, name_text, sharing_name
from demarche.actors.places import place_reading, state_reading
from demarche.actors.placing import Placing
from demarche.actors.reading import Form, Reading, slug, without_initials
from demarche.actors.resolver import Resolver
from demarche.actors.senses import Sense, SenseKind
from demarche.actors.settling import settle_leaders
from demarche.actors.sites import PLACES, behind_place_word, datelines, heads, is_place, modifiers, of_the_city, organs
from demarche.actors.taking_up import TakingUp
from demarche.actors.twins import merge_twins

_PARTY = ("adjective", "state", "capital", "metonym", "organisation", "leader")


class Casting:
    """Makes the cast of one page."""

    def __init__(self, page: Page, *, day: dt.date | None, story: str | None, expected: Iterable[str] = ()) -> None:
        self.page = page
        self.day = day
        self.story = story
        self.expected = expected
        self.discourse = Discourse(page)
        self.mentions = Mentions(page, self.discourse)
        self.resolver = Resolver(page, day=day, story=story, taken_up=self._reading_at)
        self.antecedents = Antecedents(page, self.discourse)
        self.placing = Placing(page, self.discourse, day=day, story=story)
        self.taking_up = TakingUp(
            page, self.mentions, antecedents=self.antecedents, resolver=self.resolver, offices=self.placing.offices
        )
        self.datelines = datelines(page)
        self.shared: dict[int, int] = {}
        self.sites: set[int] = set()  # every token that can be a mention

    def run(self) -> Discourse:
        """Read the whole page."""
        sites = heads(self.page)
        self._expect_names()
        self.shared = {name: i for i in sites if (name := sharing_name(self.page, i)) is not None}
        parts: dict[int, NameSighting | None] = {**dict(modifiers(self.page)), **dict.fromkeys(organs(self.page))}
        whole = set(sites)
        self.sites = whole | parts.keys()
        for token in sorted(self.sites):
            if token in whole:
                self._mention(token)
            else:
                self._modifier(token, parts[token])
        merge_twins(self.mentions)
        settle_leaders(self.page, self.discourse, self.day)
        if not self.page.is_phrase:
            Homes(self.page, self.discourse, self.mentions.at, story=self.story).settle()
        return self.discourse

    def reading_of(self, token: int) -> Reading | None:
        """What a phrase came to mean in the whole; by its own words where it is no mention."""
        figures = self.mentions.at.get(token)
        if figures:
            return figures[0].reading
        return next(iter(self.resolver.read(token)), None)

    def _reading_at(self, token: int) -> Reading | None:
        figures = self.mentions.at.get(token)
        if figures is None and self._is_the_country(token):  # "officials in the country": read before its turn
            code = self.antecedents.country(token)
            return state_reading(code, self.page.know.country_name(code), "coref.noun") if code else None
        return figures[0].reading if figures and len(figures) == 1 else None

    def _is_the_country(self, token: int) -> bool:
        anaphor = self.page.know.cues.anaphors.get(self.page.s.lower[token])
        if anaphor is None or anaphor.number != "singular" or "state" not in anaphor.refers:
            return False
        children = self.page.s.children[token]
        modified = any(self.page.s.dep[c] in ("amod", "compound", "nmod:poss", "nmod", "acl:relcl") for c in children)
        return not modified and any(self.page.s.lower[c] in ("the", "this", "that") for c in children)

    def _expect_names(self) -> None:
        """Full names of the whole article and its title, so that a surname before them finds its bearer."""
        names = dict.fromkeys((*full_names(self.page), *self.expected))
        parts = {tail for name in names for tail in _tails(name)}
        for name in (n for n in names if n not in parts):
            leaders = self.page.know.leaders(name) or self.page.know.leaders(without_initials(name))
            if len(leaders) > 1:
                continue
            full = next(iter(leaders), name)
            key, gender = f"person:{slug(full)}", self.page.know.cues.genders.get(full.split()[0], "")
            person = Reading(
                full, "person", "name", "name.person", key=key, role="person", named=True, gender=gender, printed=name
            )
            self.discourse.expect(person)

    # -- one mention

    def _mention(self, token: int) -> None:
        page = self.page
        if page.s.pos[token] == "PRON" or page.s.tag[token] == "PRP$":
            self.taking_up.pronoun(token)
            return
        if self._is_only_place(token):
            return
        seen = self.page.role[token]
        if seen is not None and seen.first < seen.last and self.page.head_of(seen.first, seen.last) != token:
            return  # Staff in "Chief of General Staff"
        if token in self.resolver.swallowed and self.page.s.head[token] in self.resolver.swallowed:
            return
        if self.taking_up.takes_up(token):
            return
        for reading in self._parties(token):
            self._cast(token, reading)

    def _is_only_place(self, token: int) -> bool:
        """A country, capital or region that is no party here: "in Ankara", "in the north of the country"."""
        page = self.page
        seen = page.name[token]
        if seen is None:
            return self._is_district(token)
        if token in self.datelines and (sense := pick(seen, *PLACES)) is not None:
            if sense.country:
                self.antecedents.places.append((token, sense.country))
            return True
        if pick(seen, "together") is not None:
            return behind_place_word(page, token)
        if not is_place(page, token, seen) or pick(seen, "organisation", "leader") is not None:
            return False
        sense = pick(seen, *PLACES)
        return self._note_place(token, seen, sense) if sense is not None else True

    def _note_place(self, token: int, seen: NameSighting, sense: Sense) -> bool:
        """A place is kept as one, for "the country" behind it."""
        if sense.country:
            reading = place_reading(sense, self.page.know.country_name(sense.country))
            self.discourse.place(reading, token, self.page.span(seen.first, seen.last))
            self.antecedents.places.append((token, sense.country))
        return True

    def _is_district(self, token: int) -> bool:
        """ "in Borno State", "in the Donetsk region": a place, whose country its name tells where it is known."""
        page, s = self.page, self.page.s
        if not page.know.cues.has("place-noun", s.lower[token]) or not behind_place_word(page, token):
            return False
        names = (page.name[c] for c in s.children[token] if s.dep[c] in ("compound", "nmod:poss") and c < token)
        sense = next((sense for seen in names if seen and (sense := pick(seen, "unit", "city"))), None)
        if sense is not None and sense.country:
            reading = place_reading(sense, page.know.country_name(sense.country))
            self.discourse.place(reading, token, self.mentions.span(token))
            self.antecedents.places.append((token, sense.country))
        return True

    def _parties(self, token: int) -> tuple[Reading, ...]:
        """The readings that belong to this head: "U.S. and Chinese officials" has two heads for its two parties."""
        noun = self.shared.get(token)
        if noun is not None:
            return self.resolver.read(noun)[:1]
        readings = self.resolver.read_now(token)
        return readings[1:] if len(readings) > 1 and token in self.shared.values() else readings

    def _cast(self, token: int, reading: Reading) -> None:
        beside = stands_beside(self.page, token, reading, self.mentions.at)
        if beside is not None:
            self._join(token, reading, beside)
            return
        if self._is_predicate(token, reading):
            return
        reading = self.placing.placed(token, reading, self.mentions.at)
        figure = self.discourse.add(reading, token, self.mentions.span(token))
        self.mentions.put(token, figure)
        if reading.acronym:
            self.discourse.alias(reading.acronym, figure)

    def _is_predicate(self, token: int, reading: Reading) -> bool:
        """ "She is a Spanish lawmaker": tells of the subject, whom it joins where that fits; nobody new."""
        s = self.page.s
        if reading.named or not s.having(token, "cop") or s.having(token, "case"):  # "is among the activists"
            return False
        subject = next((c for c in s.children[token] if s.dep[c] in ("nsubj", "nsubj:outer")), None)
        figures = self.mentions.at.get(subject, ()) if subject is not None else ()
        if len(figures) != 1:
            return bool(figures)
        if joins(figures[0].reading, reading) and self._is_asserted(token):
            self._join(token, reading, figures[0], "coref.predicate")
        return True

    def _is_asserted(self, token: int) -> bool:
        """Whether a copular clause says that it is so now: no "was", no "not", no "would be"."""
        s = self.page.s
        words = [c for c in s.children[token] if s.dep[c] in ("cop", "aux", "advmod", "mark")]
        return all(s.tag[c] in ("VBZ", "VBP") if s.dep[c] == "cop" else s.lower[c] in ("also", "now") for c in words)

    def _join(self, token: int, reading: Reading, figure: Figure, rule: str = "apposition") -> None:
        """One more name or title of a figure: "Vjosa Osmani, Kosovo's president", "(KSF)"."""
        old = figure.reading
        if old.named and reading.named:
            self.discourse.alias(reading.name, figure)
        if tells_apart(old, reading):
            self.discourse.rename(figure, reading)
            self.mentions.note(token, figure, reading.form, rule)
            return
        if reading.rule == "name.native" and old.kind in ("person", "office"):
            old = replace(old, country=None)  # "the company's director, an Indian named Vikram Rao"
        first, second = (reading, old) if reading.named and not old.named else (old, reading)
        self.discourse.rename(figure, joined(first, second))
        self.mentions.note(token, figure, reading.form, rule)

    # -- parties inside other phrases

    def _modifier(self, token: int, seen: NameSighting | None) -> None:
        """A party before a noun that is no actor: Turkish in "Turkish drones", government in "government shelling"."""
        page = self.page
        if self._inside_actor(token):
            return
        if seen is None:
            for reading in self.resolver.read(token):
                if reading.own or page.s.dep[token] == "compound":  # "a military intervention" names no army
                    self._cast(token, reading)
            return
        sense = pick(seen, *_PARTY)
        if sense is None or self._before_organ(token):
            return
        if sense.kind == "capital" and of_the_city(page, token):
            self._note_place(token, seen, sense)
            return
        if sense.kind in ("organisation", "leader"):
            readings = self.resolver.read(token)
        else:
            kind: SenseKind = "unit" if sense.type == "region" else "state"
            state = replace(sense, kind=kind) if sense.kind == "adjective" else sense
            readings = (place_reading(state, page.know.country_name(sense.country)),)
        form: Form | None = "adjective" if sense.kind == "adjective" else None
        for reading in readings:
            reading = replace(reading, form=form or reading.form, rule=f"modifier.{sense.kind}")
            self.mentions.put(token, self.discourse.add(reading, token, page.span(seen.first, seen.last)))

    def _before_organ(self, token: int) -> bool:
        """Syrian in "Syrian government shelling" is the government's adjective."""
        s = self.page.s
        later = [c for c in s.children[s.head[token]] if token < c < s.head[token]]
        return any(c in self.mentions.at or (self.page.role[c] is not None and self.resolver.read(c)) for c in later)

    def _inside_actor(self, token: int) -> bool:
        s = self.page.s
        if token in self.page.apart:
            return False
        for _ in range(6):
            token, below = s.head[token], token
            if token == below:
                return False
            if token in self.sites and not self._is_tied_adjective(below, token) and self.resolver.read(token):
                return True
            if s.dep[token] not in ("amod", "compound", "nmod:desc", "conj", "flat"):
                return False
        return False

    def _is_tied_adjective(self, token: int, other: int) -> bool:
        """Two nationalities before one noun: "Eritrean-Ethiopian talks"."""
        pair = (self.page.name[token], self.page.name[other])
        return all(seen is not None and pick(seen, "adjective") is not None for seen in pair)


def _tails(name: str) -> list[str]:
    """What a longer name may be called by: "Wasserman Schultz", "Schultz"."""
    words = name.split(" ")
    return [" ".join(words[n:]) for n in range(1, len(words))]


def full_names(page: Page) -> list[str]:
    """The names of more than one word that the model takes for persons'."""
    people = ((start, end) for start, end, label in page.s.entities if label == "PERSON" and end - start > 1)
    names = (name_text(page, start, end - 1) for start, end in people)
    return [name for name in names if not is_code(name, person=True)]
