"""One pass over an article: phrase after phrase, each mention finds its figure.

In:  a Page, e.g. of "Vjosa Osmani, Kosovo's president, met her Turkish counterpart. She praised Ankara."
Out: a Discourse with the figures (Osmani, Kosovo, the Turkish president, Türkiye) and their mentions.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from demarche.actors.clues import pick
from demarche.actors.coreference import Antecedents
from demarche.actors.discourse import Discourse, Figure, joined
from demarche.actors.offices import Offices
from demarche.actors.page import NameSighting, Page
from demarche.actors.phrases import name_text, sharing_name
from demarche.actors.places import place_reading, state_reading
from demarche.actors.reading import Form, Reading, slug
from demarche.actors.resolver import Resolver
from demarche.actors.roles import STATE_ORGANS
from demarche.actors.senses import SenseKind
from demarche.actors.sites import PLACES, behind_place_word, heads, is_place, modifiers, organs
from demarche.records import Span

_FULL_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’.-]+|al|bin|de|van|von|der))* [A-Z][\w'’-]+")
MINIMUM = 4  # sentences: shorter texts have no story to speak of
_PARTY = ("adjective", "state", "capital", "metonym", "organisation", "leader")


class Casting:
    """Makes the cast of one page."""

    def __init__(self, page: Page, *, day: dt.date | None, title: str, story: str | None) -> None:
        self.page = page
        self.title = title
        self.figures_at: dict[int, tuple[Figure, ...]] = {}
        self.discourse = Discourse(page)
        self.resolver = Resolver(page, day=day, story=story, taken_up=self._reading_at)
        self.antecedents = Antecedents(page, self.discourse)
        self.offices = Offices(page, day=day)
        self.story = story
        self.shared: dict[int, int] = {}

    def run(self) -> Discourse:
        """Read the whole page."""
        sites = heads(self.page)
        self._expect_names()
        self.shared = {name: i for i in sites if (name := sharing_name(self.page, i)) is not None}
        parts: dict[int, NameSighting | None] = {**dict(modifiers(self.page)), **dict.fromkeys(organs(self.page))}
        whole = set(sites)
        for token in sorted(whole | parts.keys()):
            if token in whole:
                self._mention(token)
            else:
                self._modifier(token, parts[token])
        self._settle_officials()
        return self.discourse

    def _settle_officials(self) -> None:
        """A president or minister whom nothing places is the story's, unless it has another in that office."""
        figures = [f for f in self.discourse.figures if f.tokens]
        offices = {(f.reading.country, f.reading.lemma) for f in figures}
        if self.story is None or len(list(self.page.s.doc.sents)) < MINIMUM:
            return
        for figure in figures:
            reading = figure.reading
            titled = reading.role == "person" and reading.office == reading.lemma and reading.sector in STATE_ORGANS
            national = reading.sector == "LEG" or self.page.know.cues.has("national", reading.lemma)
            if reading.country or not titled or not national:
                continue
            if reading.sector == "LEG" or (self.story, reading.lemma) not in offices:
                figure.reading = replace(reading, country=self.story, inferred=True, rule="story.title")

    def reading_of(self, token: int) -> Reading | None:
        """What a phrase came to mean in the whole; by its own words where it is no mention."""
        figures = self.figures_at.get(token)
        if figures:
            return figures[0].reading
        return next(iter(self.resolver.read(token)), None)

    def _reading_at(self, token: int) -> Reading | None:
        figures = self.figures_at.get(token)
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
        names = [
            name_text(self.page, e.start, e.end - 1)
            for e in self.page.s.doc.ents
            if e.label_ == "PERSON" and e.end - e.start > 1
        ]
        for name in dict.fromkeys((*names, *_FULL_NAME.findall(self.title))):
            leaders = {sense.leader.name for sense in self.page.know.names.get(name) if sense.leader}
            if len(leaders) > 1:
                continue
            full = next(iter(leaders), name)
            key = f"person:{slug(full)}"
            self.discourse.expect(Reading(full, "person", "name", "name.person", key=key, role="person", named=True))

    # -- one mention

    def _mention(self, token: int) -> None:
        page = self.page
        if page.s.pos[token] == "PRON" or page.s.tag[token] == "PRP$":
            self._pronoun(token)
            return
        if self._is_only_place(token):
            return
        seen = self.page.role[token]
        if seen is not None and seen.first < seen.last and self.page.head_of(seen.first, seen.last) != token:
            return  # Staff in "Chief of General Staff"
        if token in self.resolver.swallowed and self.page.s.head[token] in self.resolver.swallowed:
            return
        if self._takes_up(token) or self._is_part_of_name(token):
            return
        for reading in self._parties(token):
            self._cast(token, reading)

    def _is_only_place(self, token: int) -> bool:
        """A country, capital or region that is no party here: "in Ankara", "in the north of the country"."""
        page = self.page
        seen = page.name[token]
        if seen is None:
            return page.know.cues.has("place-noun", page.s.lower[token]) and behind_place_word(page, token)
        if not is_place(page, token, seen) or pick(seen, "organisation", "leader") is not None:
            return False
        sense = pick(seen, *PLACES)
        if sense is not None and sense.country:
            reading = place_reading(sense, page.know.country_name(sense.country))
            self.discourse.place(reading, token, page.span(seen.first, seen.last))
            self.antecedents.places.append((token, sense.country))
        return True

    def _parties(self, token: int) -> tuple[Reading, ...]:
        """The readings that belong to this head: "U.S. and Chinese officials" has two heads for its two parties."""
        noun = self.shared.get(token)
        if noun is not None:
            return self.resolver.read(noun)[:1]
        readings = self.resolver.read(token)
        return readings[1:] if len(readings) > 1 and token in self.shared.values() else readings

    def _cast(self, token: int, reading: Reading) -> None:
        beside = self._stands_beside(token, reading)
        if beside is not None and self._joins(token, reading, beside):
            return
        reading = self._placed(token, reading)
        figure = self.discourse.add(reading, token, self._span(token))
        self._put(token, figure)
        if reading.acronym:
            self.discourse.alias(reading.acronym, figure)

    def _put(self, token: int, figure: Figure) -> None:
        self.figures_at[token] = (*self.figures_at.get(token, ()), figure)

    def _placed(self, token: int, reading: Reading) -> Reading:
        """Own country first, then that of the figure it belongs to, then the story's; then the office's holder."""
        if reading.named:
            return reading
        reading = self.offices.counterpart(reading, token, self.figures_at)
        if not reading.country and not self.discourse.known(reading)[0]:
            reading = self._of_only_forces(token, reading) or self._in_story(token, reading)
        if reading.role == "office" and not reading.plural and self.discourse.known(reading)[0] is None:
            return self.offices.holder(reading) or reading
        return reading

    def _of_only_forces(self, token: int, reading: Reading) -> Reading | None:
        """ "the military" where so far one country's forces were named: theirs."""
        organ = reading.kind == "organisation" or self.page.know.cues.has("bare-noun", reading.lemma)
        if reading.sector not in ("MIL", "COP") or not organ or reading.indefinite or self._from_elsewhere(token):
            return None
        same = (f.reading for f in self.discourse.figures if f.tokens and f.reading.sector == reading.sector)
        alike = {r.country for r in same if r.country}
        country = next(iter(alike), None)
        if len(alike) != 1 or not country or country not in self.page.know.countries:
            return None
        key = f"org:{slug(f'{reading.lemma} of {self.page.know.country_name(country)}')}"
        return replace(reading, country=country, inferred=True, rule="coref.sector", key=key)

    def _in_story(self, token: int, reading: Reading) -> Reading:
        """State organs and officials without a country take the story's, marked as inferred."""
        cues = self.page.know.cues
        if self.story is None or reading.sector not in STATE_ORGANS or reading.indefinite:
            return reading
        national = self._is_national(reading) and not (reading.plural and cues.has("state-noun", reading.lemma))
        if not national or self._from_elsewhere(token):
            return reading
        if cues.has("state-noun", reading.lemma) and reading.definite:
            state = state_reading(self.story, self.page.know.country_name(self.story), "story.government")
            return replace(state, inferred=True, form=reading.form, own=False)
        organ = reading.kind == "organisation" or cues.has("bare-noun", reading.lemma)
        key = f"org:{slug(f'{reading.lemma} of {self.page.know.country_name(self.story)}')}" if organ else ""
        return replace(reading, country=self.story, inferred=True, rule="story.role", key=key)

    def _is_national(self, reading: Reading) -> bool:
        """Whether every country has such a body or official: the police, lawmakers, the foreign ministry."""
        if reading.type in ("ministry", "parliament", "court", "army", "police"):
            return True
        cues = self.page.know.cues
        return cues.has("national", reading.lemma) or cues.has("national", reading.lemma.rpartition(" ")[2])

    def _from_elsewhere(self, token: int) -> bool:
        """Whether the phrase says of itself that it is not the story's: "international officials", "leaders from …"."""
        s, cues = self.page.s, self.page.know.cues
        for child in s.children[token]:
            if cues.has("outside", s.lower[child]) or (
                s.dep[child] == "nmod" and s.preposition(child) in ("of", "from")
            ):
                return True
            if s.dep[child] == "nmod:poss" or (s.dep[child] in ("amod", "compound") and s.pos[child] == "PROPN"):
                return True
        return False

    def _stands_beside(self, token: int, reading: Reading) -> int | None:
        """The head of the phrase that this one explains: by apposition, or as a title right before a name."""
        s = self.page.s
        if s.dep[token] == "appos" and s.head[token] < token:
            return s.head[token]
        title = self.page.left_edge(token) - 1
        if title < 0 or not reading.named or reading.role != "person" or s.head[title] != s.head[token]:
            return None
        above = self.figures_at.get(title, ())
        return title if len(above) == 1 and above[0].reading.role == "office" and not above[0].reading.plural else None

    def _joins(self, token: int, reading: Reading, beside: int) -> bool:
        """An apposition joins the figure it stands beside: "Vjosa Osmani, Kosovo's president", "(KSF)"."""
        above = self.figures_at.get(beside, ())
        if len(above) != 1:
            return False
        figure = above[0]
        old = figure.reading
        if old.named and reading.named and (old.kind != reading.kind or reading.known or old.kind == "state"):
            return False
        if old.country and reading.country and old.country != reading.country and not old.inferred:
            return False
        if not _may_be_one(old, reading) or self._bears_another_title(token, reading, beside, old):
            return False
        self._put(token, figure)
        if old.named and reading.named:
            self.discourse.alias(reading.name, figure)
        first, second = (reading, old) if reading.named and not old.named else (old, reading)
        self.discourse.rename(figure, joined(first, second))
        self.discourse.note(figure, token, self._span(token), reading.form, "apposition")
        return True

    def _bears_another_title(self, token: int, reading: Reading, beside: int, old: Reading) -> bool:
        """ "a spokesman for Secretary-General Ban": no comma, and a title that is not the spokesman's."""
        between = self.page.words[beside + 1 : token]
        own = reading.named and reading.office and not old.named and reading.lemma != old.lemma
        return bool(own) and not {",", "—", "–", "(", ":"} & set(between) and "for" in between

    # -- words that take somebody up

    def _pronoun(self, token: int) -> None:
        s = self.page.s
        pronoun = self.page.know.cues.pronouns.get(s.lower[token])
        if pronoun is None or pronoun.person != "3" or pronoun.case == "relative" or s.dep[token] == "expl":
            return
        for figure in self.antecedents.of_pronoun(pronoun, token):
            if pronoun.gender in ("m", "f") and not figure.reading.gender:
                figure.reading = replace(figure.reading, gender=pronoun.gender)
            self._note(token, figure, "pronoun", "coref.pronoun")

    def _takes_up(self, token: int) -> bool:
        """Whether "the group", "the company", "both countries" was resolved."""
        s = self.page.s
        anaphor = self.page.know.cues.anaphors.get(s.lower[token])
        if anaphor is None:
            return False
        words = [s.lower[c] for c in s.children[token] if c < token and s.dep[c] in ("det", "det:predet", "nummod")]
        if any(s.dep[c] in ("amod", "compound", "nmod:poss", "nmod", "acl", "acl:relcl") for c in s.children[token]):
            return False
        pair = any(self.page.know.cues.has("pair", w) for w in words)
        definite = any(w == "the" or self.page.know.cues.has("demonstrative", w) for w in words)
        if anaphor.number == "pair" and pair:
            found = self.antecedents.of_pair(anaphor, token)
        elif "state" in anaphor.refers and definite and anaphor.number == "singular":
            return self._country(token)
        elif definite and not pair and anaphor.number != "pair":
            found = self.antecedents.of_noun(anaphor, token)
        else:
            return False
        for figure in found:
            self._note(token, figure, "nominal", "coref.pair" if pair else "coref.noun")
        return bool(found)

    def _is_part_of_name(self, token: int) -> bool:
        """ "the North", where exactly one state was named that begins so: North Korea."""
        s, word = self.page.s, self.page.words[token]
        article = any(s.lower[c] == "the" for c in s.children[token])
        if (
            not article
            or not word[:1].isupper()
            or s.pos[token] not in ("PROPN", "NOUN", "ADJ")
            or self.page.name[token]
        ):
            return False
        states = [f for f in self.discourse.figures if f.reading.kind == "state" and f.reading.name.split()[0] == word]
        if len(states) != 1 or " " not in states[0].reading.name or behind_place_word(self.page, token):
            return False
        self._note(token, states[0], "name", "coref.part")
        return True

    def _country(self, token: int) -> bool:
        """ "the country": the state in mind, be it named as a party or as a place."""
        code = self.antecedents.country(token)
        if code is None:
            return False
        reading = state_reading(code, self.page.know.country_name(code), "coref.noun")
        if behind_place_word(self.page, token):
            self.discourse.place(reading, token, self._span(token))
            return True
        self._put(token, self.discourse.add(replace(reading, form="nominal"), token, self._span(token)))
        return True

    def _note(self, token: int, figure: Figure, form: Form, rule: str) -> None:
        self._put(token, figure)
        self.discourse.note(figure, token, self._span(token), form, rule)

    # -- parties inside other phrases

    def _modifier(self, token: int, seen: NameSighting | None) -> None:
        """A party before a noun that is no actor: Turkish in "Turkish drones", government in "government shelling"."""
        page = self.page
        if self._inside_actor(token):
            return
        if seen is None:
            for reading in self.resolver.read(token):
                self._cast(token, reading)
            return
        sense = pick(seen, *_PARTY)
        if sense is None or self._before_organ(token):
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
            self._put(token, self.discourse.add(reading, token, page.span(seen.first, seen.last)))

    def _before_organ(self, token: int) -> bool:
        """Syrian in "Syrian government shelling" is the government's adjective."""
        s = self.page.s
        later = [c for c in s.children[s.head[token]] if token < c < s.head[token]]
        return any(c in self.figures_at or (self.page.role[c] is not None and self.resolver.read(c)) for c in later)

    def _inside_actor(self, token: int) -> bool:
        s = self.page.s
        for _ in range(6):
            token, below = s.head[token], token
            if token == below:
                return False
            if self.resolver.read(token):
                return True
            if s.dep[token] not in ("amod", "compound", "nmod:desc", "conj", "flat"):
                return False
        return False

    def _span(self, token: int) -> Span:
        return self.page.span(self.page.left_edge(token), self.page.right_edge(token))


_HUMAN = frozenset({"person", "office"})


def _may_be_one(one: Reading, other: Reading) -> bool:
    """Whether two phrases side by side can be one actor: no person is a body, no crowd one person."""
    if (one.kind in _HUMAN) != (other.kind in _HUMAN):
        return False
    if one.kind in _HUMAN:
        return one.plural == other.plural
    if "state" in (one.kind, other.kind) and one.kind != other.kind:
        return False
    return one.plural == other.plural or one.named or other.named
