"""Whose a phrase is that does not say so itself.

In:  readings without a country, in text order: "the police" in a report from Kabul, "the military" after "Israeli
     troops", "the home secretary", "her Turkish counterpart".
Out: the readings with the country of the story, of the only forces named, of the only state with such an office,
     marked as inferred; offices with their holder on the day. Crowds ("protesters") wait for their events' places.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from demarche.actors.clues import pick
from demarche.actors.discourse import Discourse, Figure
from demarche.actors.focus import Focus
from demarche.actors.offices import Offices
from demarche.actors.page import Page
from demarche.actors.places import state_reading
from demarche.actors.reading import Reading, slug
from demarche.actors.roles import STATE_ORGANS
from demarche.actors.sites import PLACES
from demarche.records import Candidate

WINDOW = 2  # sentences before "the government" that can tell whose
_NATIONAL_TYPES = frozenset({"ministry", "parliament", "court", "army", "police"})
OWNING = ("nmod:poss", "nmod", "compound", "amod")
_CIVIL = frozenset({"GOV", "LEG", "JUD"})  # an army may well be told of in another's capital
PARTS = ("unit", "city")  # senses of names of what lies in a state


class Placing:
    """Places readings on one page."""

    def __init__(self, page: Page, discourse: Discourse, *, day: dt.date | None, story: str | None) -> None:
        self.page = page
        self.discourse = discourse
        self.story = story
        self.governed = story or ""  # whose "the government" was last, at first the story's
        self.focus = Focus(page, discourse)
        self.offices = Offices(page, day=day)

    def placed(self, token: int, reading: Reading, figures: Mapping[int, tuple[Figure, ...]]) -> Reading:
        """Own country first, then that of the figure it belongs to, then the story's; then the office's holder."""
        if reading.named:
            return reading
        reading = self._force(self.offices.counterpart(reading, token, figures))
        if reading.homes and not reading.country:
            return self._at_home(reading)
        reading = self._opened_in(token, reading) or reading
        old = None if reading.country else self.discourse.known(reading)[0]
        if not reading.country and (old is None or self._has_moved(token, reading, old.reading.country)):
            reading = (
                self._of_commander(token, reading, figures)
                or self._beside(token, reading)
                or self._of_only_forces(token, reading)
                or self._in_story(token, reading)
                or reading
            )
        if self._names_its_holder(token) or self._is_of_a_part(token):
            return reading
        if reading.role == "office" and not reading.plural and self.discourse.known(reading)[0] is None:
            reading = self.offices.unique(reading) or reading
            return self.offices.holder(reading) or reading
        return reading

    def _at_home(self, reading: Reading) -> Reading:
        """A people of several countries is at home in the story's, or in the only one of them that the page names.

        Where neither tells, the country stays open, with those it may be as candidates.
        """
        named = [code for code in reading.homes if code in self.page.countries()]
        home = self.story if self.story in reading.homes else named[0] if len(named) == 1 else None
        if home is not None:
            return replace(reading, country=home, inferred=True, rule="story.people")
        name, sector = self.page.know.country_name, reading.sector
        return replace(
            reading, candidates=tuple(Candidate(name=name(c), country=c, sector=sector) for c in reading.homes)
        )

    def _force(self, reading: Reading) -> Reading:
        """ "The officers" are of the force that was named last: the police or the army."""
        if not self.page.know.cues.has("either-force", reading.lemma) or reading.sectors != ("MIL",):
            return reading
        forces = [f for f in self.discourse.figures if f.tokens and f.reading.sector in ("MIL", "COP")]
        last = max(forces, key=lambda f: f.tokens[-1], default=None)
        sector = last.reading.sector if last else None
        return replace(reading, sector=sector, sectors=(sector,)) if sector else reading

    def _names_its_holder(self, token: int) -> bool:
        """ "Lebanon's prime minister, Karim Haddad": the text says who it is, whatever the tables say."""
        s = self.page.s
        return any(s.dep[c] in ("appos", "flat") and s.pos[c] == "PROPN" for c in s.children[token])

    def _is_of_a_part(self, token: int) -> bool:
        """ "Alberta's premier", "the president of Chechnya": no office of the state that the part belongs to."""
        s = self.page.s
        owned = [c for c in s.children[token] if s.dep[c] in OWNING]
        provinces = [c for c in owned if self.page.know.cues.has("place-noun", s.lower[c])]
        named = [*owned, *(c for province in provinces for c in s.children[province])]  # "of Canada's Alberta province"
        owners = (self.page.name[c] for c in named)
        return any(seen is not None and all(x.kind in PARTS for x in seen.values) for seen in owners)

    def _of_commander(self, token: int, reading: Reading, figures: Mapping[int, tuple[Figure, ...]]) -> Reading | None:
        """ "Ecuador sent troops", "Katz ordered the air force to strike": theirs who send and order them."""
        s, verb = self.page.s, self.page.s.head[token]
        sent = s.dep[token] in ("obj", "iobj", "nsubj:pass") and self.page.know.cues.has(
            "commanding-verb", s.lemma[verb]
        )
        if reading.sector not in ("MIL", "COP") or not sent or from_elsewhere(self.page, token, reading):
            return None
        heads = s.having(verb, "nsubj", "obl:agent")
        who = [f.reading for h in heads for f in figures.get(h, ()) if f.reading.sector in ("GOV", "MIL", "COP")]
        home = who[0].country if len(who) == 1 else None
        return self._inferred(reading, home, "coref.commander") if home in self.page.know.countries and home else None

    def _opened_in(self, token: int, reading: Reading) -> Reading | None:
        """ "In Berlin, a spokesman for the foreign ministry said": of the state whose capital opens the sentence."""
        page, s = self.page, self.page.s
        if reading.country or reading.sector not in _CIVIL or not self._is_national(reading):
            return None
        first = s.sentences[s.sentence[token]][0]
        seen = page.name[first + 1] if s.lower[first] == "in" and first + 1 < token else None
        sense = pick(seen, "capital", "metonym") if seen is not None else None
        if seen is None or sense is None or sense.country not in page.know.governed or s.words[seen.last + 1] != ",":
            return None
        return None if from_elsewhere(page, token, reading) else self._inferred(reading, sense.country, "coref.opening")

    def _beside(self, token: int, reading: Reading) -> Reading | None:
        """ "The Chinese government and military", "the government and people of Chad": what two nouns share."""
        s = self.page.s
        if not self._is_of_a_state(reading) or s.pos[token] != "NOUN":
            return None
        other = s.head[token] if s.dep[token] == "conj" else -1
        if other >= 0 and s.pos[other] == "NOUN" and not s.having(token, "det", "nmod:poss", "amod", "compound"):
            shared = [c for c in s.children[other] if s.dep[c] in ("amod", "nmod:poss", "compound")]
        else:
            shared = [c for noun in s.having(token, "conj") for c in s.having(noun, "nmod") if s.preposition(c) == "of"]
        names = (self.page.name[c] for c in shared)
        homes = {sense.country for seen in names if seen is not None for sense in seen.values if sense.country}
        home = homes.pop() if len(homes) == 1 else None
        return self._inferred(reading, home, "coref.beside") if home in self.page.know.governed and home else None

    def _of_only_forces(self, token: int, reading: Reading) -> Reading | None:
        """ "the military" where so far one country's forces were named: theirs."""
        if reading.sector not in ("MIL", "COP") or not self._is_organ(reading) or reading.indefinite:
            return None
        same = (f.reading for f in self.discourse.figures if f.tokens and f.reading.sector == reading.sector)
        countries = {r.country for r in same if r.country} & self.page.know.countries.keys()
        if len(countries) == 1 and self._has_moved(token, reading, next(iter(countries))):
            return None
        if len(countries) != 1 or from_elsewhere(self.page, token, reading):
            return None
        return self._inferred(reading, next(iter(countries)), "coref.sector")

    def _in_story(self, token: int, reading: Reading) -> Reading | None:
        """State organs and officials without a country take the story's."""
        alone = self._only_government(token, reading)
        if alone is not None:
            return alone
        if not self._is_of_a_state(reading) or reading.indefinite:
            return None
        government = self.page.know.cues.has("state-noun", reading.lemma)
        if not self._is_national(reading) or (government and reading.plural):
            return None
        if from_elsewhere(self.page, token, reading):
            return None
        focus = self.focus.at(token, self.story) or self._around(token)
        if not (government and reading.definite):
            home = focus or self.story
            return self._inferred(reading, home, "focus.role" if focus else "story.role") if home else None
        country = self._not_opposed(token, focus or self.governed)
        if not country:
            return None
        self.governed = country
        state = state_reading(country, self.page.know.country_name(country), "story.government")
        return replace(state, inferred=True, form=reading.form, own=False)

    def _has_moved(self, token: int, reading: Reading, home: str | None) -> bool:
        """Whether the text speaks by now of another country than that of the body named last: of its own army."""
        if home is None or home not in self.page.know.governed or not self._is_national(reading):
            return False
        focus = self.focus.at(token, home)
        return focus is not None and focus != home

    def _only_government(self, token: int, reading: Reading) -> Reading | None:
        """ "The administration" is the American government's name, where the page names that country at all."""
        cues, country = self.page.know.cues, self.page.know.cues.values.get(("only-in", reading.lemma))
        named = country in self.page.countries() and reading.definite and not reading.plural
        if country is None or not named or not cues.has("state-noun", reading.lemma):
            return None
        if from_elsewhere(self.page, token, reading):
            return None
        state = state_reading(country, self.page.know.country_name(country), "office.unique")
        return replace(state, inferred=True, form=reading.form, own=False)

    def _around(self, token: int) -> str | None:
        """The one country that the sentences around a token name, as a state or place and more than once."""
        first = max(0, self.page.s.sentence[token] - WINDOW)
        return only_country(self.page, self.page.s.sentences[first][0], token)

    def _not_opposed(self, token: int, country: str) -> str | None:
        """The country, unless the same verb has its people for object: "the government accused the Sudanese army".

        Then the other country that the page names most; None where two are named alike.
        """
        s, know = self.page.s, self.page.know
        if s.dep[token] not in ("nsubj", "nsubj:pass"):
            return country
        objects = s.having(s.head[token], "obj", "iobj", "obl:agent")
        named = (self.page.name[i] for o in objects for i in (o, *s.having(o, "amod", "compound", "nmod:poss")))
        if not any(sense.country == country for seen in named if seen for sense in seen.values):
            return country
        homes = (code for seen in self.page.name if seen for code in {sense.country for sense in seen.values})
        often = Counter(code for code in homes if code in know.countries and code != country).most_common(2)
        return often[0][0] if often and (len(often) == 1 or often[0][1] > often[1][1]) else None

    def _inferred(self, reading: Reading, country: str, rule: str) -> Reading:
        name = f"{reading.lemma} of {self.page.know.country_name(country)}"
        key = f"org:{slug(name)}" if self._is_organ(reading) else ""
        return replace(reading, country=country, inferred=True, rule=rule, key=key)

    def _is_of_a_state(self, reading: Reading) -> bool:
        """An organ of the state, a voice of it ("state television"), or what every state has: "the opposition"."""
        voice = reading.sector == "JRN" or (reading.sector in ("OPP", "PTY") and reading.definite)
        return (voice and self.page.know.cues.has("national", reading.lemma)) or reading.sector in STATE_ORGANS

    def _is_organ(self, reading: Reading) -> bool:
        return reading.kind == "organisation" or self.page.know.cues.has("bare-noun", reading.lemma)

    def _is_national(self, reading: Reading) -> bool:
        """Whether every country has such a body or official: the police, lawmakers, the foreign ministry."""
        cues = self.page.know.cues
        if reading.type in _NATIONAL_TYPES or cues.has("national", reading.lemma):
            return True
        first, _, _ = reading.lemma.partition(" of ")  # "minister of state for relief"
        return cues.has("national", reading.lemma.rpartition(" ")[2]) or cues.has("national", first)


def only_country(page: Page, first: int, stop: int) -> str | None:
    """The one country that a stretch of tokens names, as a state or place and more than once."""
    named: Counter[str] = Counter()
    for i in range(first, stop):
        seen = page.name[i]
        if seen is not None and seen.first == i:
            senses = (x for x in seen.values if x.kind in PLACES and not x.ambiguous)
            named.update({x.country for x in senses if x.country in page.know.countries})
    return next(iter(named)) if len(named) == 1 and named.total() > 1 else None


def from_elsewhere(page: Page, token: int, reading: Reading) -> bool:
    """Whether the phrase says of itself that it is not the story's: "international officials", "leaders from …"."""
    s, cues, own = page.s, page.know.cues, reading.lemma.split()
    for child in s.children[token]:
        if s.lower[child] in own:
            continue  # "the foreign ministry"
        several = cues.values.get(("outside", s.lower[child])) == "several"  # "regional leaders"; not "governor"
        if cues.has("outside", s.lower[child]) and (reading.plural or not several):
            return True
        if s.dep[child] == "nmod:poss" and not _is_common(page, child):
            return True
        if s.dep[child] == "nmod" and s.preposition(child) in ("of", "from"):
            if _tells_nothing(page, child, reading):
                continue
            return True
        capital = page.words[child][:1].isupper() and s.sentences[s.sentence[child]][0] != child
        if s.dep[child] in ("amod", "compound") and s.pos[child] == "PROPN" and capital and not reading.named:
            return not _of_chamber(page, token)
    return False


def _of_chamber(page: Page, token: int) -> bool:
    """Whether a phrase is named by a parliament or its committee: "Senate leaders", "Oversight Committee members"."""
    lower, cues = page.s.lower, page.know.cues
    words = [lower[c] for c in page.s.children[token] if c < token]
    return any(cues.has("chamber", word) or cues.has("looks-into", word) for word in words)


def _tells_nothing(page: Page, token: int, reading: Reading) -> bool:
    """What says nothing of a home behind "of" or "from".

    A name of which nothing is known ("the governor of Ariana"), a part of the office ("minister of state"), a body
    ("a lawmaker from the Move Ahead Party"), a plain noun that is no place ("senators from both camps").
    """
    s = page.s
    unknown = s.pos[token] == "PROPN" and page.name[token] is None and page.role[token] is None
    role = page.role[token] or page.institution[token]
    body = role is not None and page.name[token] is None and page.s.tag[token] == "NNP"
    return unknown or body or s.lower[token] in reading.lemma.split() or _is_common(page, token)


def _is_common(page: Page, token: int) -> bool:
    """A plain noun for no state of its own: "the state's governor", "farmers' association"; not "their", "Chad's"."""
    s, cues = page.s, page.know.cues
    anaphor = cues.anaphors.get(s.lower[token])
    state = anaphor is not None and "state" in anaphor.refers and anaphor.number != "singular"
    named = any(s.pos[c] == "PROPN" or page.name[c] is not None for c in s.children[token])
    outside = any(cues.has("outside", s.lower[c]) for c in (token, *s.children[token]))
    return s.pos[token] == "NOUN" and not state and not named and not outside and page.name[token] is None
