"""Whose officials, forces and bodies are, by the whole article.

In:  a finished Discourse: "Ismail Drabe, the district chairman", "soldiers", "the port authority", "his aunt", in a
     report from Uganda that never says whose they are.
Out: the figures with a country, marked as inferred: that of whom they belong to, of the only forces named, of the
     story. Whoever may well come from abroad (envoys, refugees, anybody called foreign) stays open, and so do soldiers
     where forces of several countries take part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from demarche.actors.clues import pick
from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.placing import from_elsewhere, only_country
from demarche.actors.reading import Reading
from demarche.actors.roles import STATE_ORGANS
from demarche.actors.sites import PLACES
from demarche.actors.story import SHORT

_FORCES = frozenset({"MIL", "COP"})
_ORGANS = _FORCES | {"JUD", "LEG"}  # one judge or lawmaker of a report is of the court or parliament that it names
_HUMAN = frozenset({"person", "office"})
# Sectors of named people and bodies that are mostly their story's own; crowds wait for their events' places.
_AT_HOME = STATE_ORGANS | {"OPP", "PTY", "ELI", "LAB", "AGR", "EDU", "MED", "REL"}
# With only one country on the page there is nowhere else to be from.
_ALONE = _AT_HOME | {"REB", "PRM", "UAF", "CRM", "CVL", "BUS", "JRN"}
# Sectors of nameless people and bodies that are placed without an event of theirs.
_CLASSES = _AT_HOME | {"REB", "PRM"}
_OWNING = frozenset({"of", "for", "from", "at"})
# Who calls the state by its name when dealing with it is mostly a foreigner: no farmer sues "Peru".
_FOREIGNERS = frozenset({"BUS", "JRN", "NGO"})
_SIDES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"})
# Named people of these sectors come from anywhere: scholars who comment, cooks who were arrested abroad.
_ANYWHERE = frozenset({"LAB", "EDU", "MED", "REL"})
_MANY, _MOST = 8, 0.8  # names of countries and their places, and the share of the story's, that make a story one's
_PRIVATE = frozenset({None, "CVL", "BUS"})
_ROUNDS = 2  # an aunt of a senator of the story: first the senator, then the aunt


class Homes:
    """Settles the figures of one page. `story`: the country the page is about."""

    def __init__(
        self, page: Page, discourse: Discourse, figures_at: Mapping[int, tuple[Figure, ...]], *, story: str | None
    ) -> None:
        self.page = page
        self.discourse = discourse
        self.figures_at = figures_at
        named = page.countries() & page.know.governed
        short = bool(page.s.sentence) and page.s.sentence[-1] < SHORT
        self.story = next(iter(named)) if story is None and len(named) == 1 and short else story
        self.alone = named == {self.story}
        codes = [seen.values[0].country for seen in page.name if seen is not None]
        told = [code for code in codes if code in page.know.governed]
        ours = sum(code == self.story for code in told)
        self.mostly = self.alone or (len(told) >= _MANY and ours >= _MOST * len(told))
        self.international = any(f.reading.country == "IGO" for f in discourse.figures if f.tokens)

    def settle(self) -> None:
        """Owners first, then forces, then the story; then those who belong to whom the story placed."""
        for _ in range(_ROUNDS):
            for figure in self._open():
                self._settle_by_group(figure)
                self._settle_by_owner(figure)
            for figure in self._open():
                self._settle_by_birth(figure)
            for figure in self._open():
                self._settle_by_master(figure)
                self._settle_by_forces(figure)
            for figure in self._open():
                self._settle_by_story(figure)

    def _open(self) -> list[Figure]:
        return [f for f in self.discourse.figures if f.tokens and f.reading.country is None]

    # -- by the group they are named as

    def _settle_by_birth(self, figure: Figure) -> None:
        """ "Yusuf Demir, who was born in Izmir", "the Relief Fund, based in Oslo": where nothing else is told."""
        reading = figure.reading
        cue = "born" if reading.kind in _HUMAN else "seated" if reading.kind == "organisation" and reading.named else ""
        s, cues = self.page.s, self.page.know.cues
        for token in figure.tokens if cue else ():
            clauses = [c for c in (*s.children[token], s.head[token]) if cues.has(cue, s.lower[c])]
            places = [c for clause in clauses for c in s.children[clause] if s.preposition(c) == "in"]
            names = (self.page.name[place] for place in places)
            sense = next((sense for seen in names if seen and (sense := pick(seen, *PLACES))), None)
            if sense is not None and sense.country in self.page.know.countries:
                figure.reading = replace(reading, country=sense.country, inferred=True, rule=f"{cue}.inferred")
                return

    def _settle_by_group(self, figure: Figure) -> None:
        """ "Russian officials Igor Belov and Anna Sokolova": both are Russian officials."""
        reading = figure.reading
        if not reading.named or reading.role != "person":
            return
        for token in figure.tokens:
            group = self._group_of(token)
            if group is not None and group.country:
                sector, sectors = reading.sector or group.sector, reading.sectors or group.sectors
                figure.reading = replace(
                    reading, country=group.country, sector=sector, sectors=sectors, rule="group.title"
                )
                return

    def _group_of(self, token: int) -> Reading | None:
        """The plural noun that a name, or the first of its list, stands right behind or explains."""
        s = self.page.s
        first = s.head[token] if s.dep[token] == "conj" else token
        noun = s.head[first] if s.dep[first] == "appos" and s.head[first] < first else self.page.left_edge(first) - 1
        figures = self.figures_at.get(noun, ()) if noun >= 0 else ()
        together = len(figures) == 1 and s.sentence[noun] == s.sentence[token]
        group = figures[0].reading if together else None
        several = s.tag[noun] in ("NNS", "NNPS")  # the first of the list may have taken the noun as its title
        return group if group is not None and several and group.kind != "state" else None

    # -- by whom they belong to

    def _settle_by_owner(self, figure: Figure) -> None:
        """ "His aunt, Marta Acosta" is of his country; "members of the group" of the group's."""
        for token in figure.tokens:
            for via, owner in self._owners(token):
                if owner.country and self._tells(figure.reading, via, owner):
                    figure.reading = replace(
                        figure.reading, country=owner.country, inferred=True, rule=f"{via}.inferred"
                    )
                    return

    def _owners(self, token: int) -> Iterator[tuple[str, Reading]]:
        s = self.page.s
        explained = s.dep[token] == "appos" and self.page.know.cues.has("kin", s.lower[s.head[token]])
        for child in s.children[s.head[token] if explained else token]:
            case = "possessive" if s.dep[child] == "nmod:poss" else s.preposition(child)
            if case != "possessive" and (s.dep[child] != "nmod" or case not in _OWNING):
                continue
            if self.page.is_backer(child):
                continue
            figures = self.figures_at.get(child, ())
            if len(figures) == 1:
                yield case, figures[0].reading

    def _tells(self, reading: Reading, via: str, owner: Reading) -> bool:
        """Whether the owner's country is theirs: kin and staff have their master's, members their body's."""
        if self.page.know.cues.has("opposite-number", reading.lemma):
            return False
        if via == "possessive":
            return reading.kind != "state" and owner.kind != "people"
        bodily = owner.kind in ("organisation", "group", "state")
        return bodily and (owner.sector in STATE_ORGANS or reading.inherits)

    def _settle_by_master(self, figure: Figure) -> None:
        """ "It lost eleven men, a spokesman said": of the one body that the sentence, or the one before, is about."""
        reading = figure.reading
        if not self.page.know.cues.has("voice-noun", reading.lemma) or self._comes_from_elsewhere(figure):
            return
        bodies = self._subjects_before(figure.tokens[0])
        if len(bodies) == 1 and bodies[0].country:
            body = bodies[0]
            figure.reading = replace(
                reading, country=body.country, sector=body.sector, sectors=body.sectors, inferred=True,
                rule="coref.voice",
            )  # fmt: skip

    def _subjects_before(self, token: int) -> list[Reading]:
        """Bodies and states that are subjects of the token's sentence before it; else of the sentence before."""
        s, here = self.page.s, self.page.s.sentence[token]
        for sentence in (here, here - 1):
            found = [
                f.reading
                for f in self.discourse.figures
                if f.reading.kind in ("organisation", "state", "group")
                if any(t < token and s.sentence[t] == sentence and s.dep[t].startswith("nsubj") for t in f.tokens)
            ]
            if found:
                return found
        return []

    # -- by the forces named

    def _settle_by_forces(self, figure: Figure) -> None:
        """Soldiers and police are of the only country whose soldiers or police take part."""
        reading = figure.reading
        if (
            reading.sector not in _ORGANS
            or ((reading.indefinite or reading.counted) and reading.sector in _FORCES)
            or self._comes_from_elsewhere(figure)
        ):
            return
        countries = self._forces(reading)
        if len(countries) == 1:
            country = next(iter(countries))
            if country in self.page.know.countries and self.story in (None, country):
                figure.reading = replace(reading, country=country, inferred=True, rule="coref.sector")

    def _forces(self, reading: Reading) -> set[str]:
        """Whose soldiers, or policemen, the page names."""
        same = (f.reading for f in self.discourse.figures if f.tokens and f.reading.sector == reading.sector)
        return {r.country for r in same if r.country}

    # -- by the story

    def _settle_by_story(self, figure: Figure) -> None:
        reading = figure.reading
        story = self.story or self._so_far(figure)
        mine = self._is_at_home(reading) or self._is_of_its_people(figure)
        if story is None or not mine or self._comes_from_elsewhere(figure):
            return
        if reading.sector in _FORCES and self._forces(reading) - {story}:
            return
        if reading.sector in _FOREIGNERS and self._faces(figure, story):
            return
        if not reading.named and self.page.know.cues.has("state-noun", reading.lemma):
            return  # whose "the government" is has been asked at its place
        if not (reading.named or reading.definite or reading.counted or self._acts(figure)):
            return  # "will lobby public officials", "dangerous for a president": anybody's
        figure.reading = replace(reading, country=story, inferred=True, rule="story.home")

    def _is_of_its_people(self, figure: Figure) -> bool:
        """Whether somebody of whom only the full name and doings are told is of a story that is almost one country's.

        "Ridha Mzoughi, a lawyer" in a report on Tunis; not "Einstein", whom it only mentions.
        """
        reading = figure.reading
        private = reading.sector in _PRIVATE and (reading.sector is not None or len(figure.tokens) > 1)
        person = reading.named and reading.role == "person" and not reading.known and not reading.candidates
        return self.mostly and person and private and " " in reading.name and self._acts(figure)

    def _faces(self, figure: Figure, country: str) -> bool:
        """Whether a clause has somebody on the other side of a state that it calls by its name: "Zarvex sued Peru"."""
        s = self.page.s
        verbs = {s.head[t] for t in figure.tokens if s.dep[t] in _SIDES}
        states = (f for f in self.discourse.figures if f.reading.kind == "state" and f.reading.country == country)
        named = (t for f in states for t in f.tokens if self.page.name[t] is not None)
        return any(s.head[t] in verbs and s.dep[t] in _SIDES for t in named)

    def _acts(self, figure: Figure) -> bool:
        """Whether somebody is the subject of a clause."""
        return any(self.page.s.dep[token] in ("nsubj", "nsubj:pass", "conj", "compound") for token in figure.tokens)

    def _so_far(self, figure: Figure) -> str | None:
        """The only country named before an official, where the whole is on several."""
        if figure.reading.sector not in STATE_ORGANS:
            return None
        return only_country(self.page, 0, figure.tokens[0])

    def _is_at_home(self, reading: Reading) -> bool:
        """Whether somebody of this sector and sort is mostly of the country that the story is about."""
        if reading.known or reading.homes or reading.candidates or self._is_for_states(reading):
            return False
        if reading.sector not in (_ALONE if self.alone else _AT_HOME):
            return False
        if reading.named and reading.role == "person" and reading.sector in _ANYWHERE and not self.mostly:
            return False  # "Tim Eaton, a fellow at Chatham House" on Libya
        if not reading.named and reading.sector not in _CLASSES:
            return False  # crowds wait for their events' places
        if reading.kind == "organisation" and reading.inherits and not reading.named:
            return False  # "the coalition": of anybody
        if reading.kind == "organisation":
            return not self.international or (self.alone and reading.sector in STATE_ORGANS)
        official = reading.sector in STATE_ORGANS
        return official or self.alone or reading.kind in _HUMAN

    def _is_for_states(self, reading: Reading) -> bool:
        """ "Three countries", "the powers" are nobody's."""
        words = (reading.lemma, reading.name.rpartition(" ")[2].lower())
        anaphors = (self.page.know.cues.anaphors.get(word) for word in words)
        return any(anaphor is not None and "state" in anaphor.refers for anaphor in anaphors)

    def _comes_from_elsewhere(self, figure: Figure) -> bool:
        """Whether a word of theirs says or allows that they are from abroad: "envoy", "foreign", "visiting"."""
        cues = self.page.know.cues
        lemma = figure.reading.lemma
        away = cues.has("abroad", lemma) and (figure.reading.sector not in _FORCES or cues.has("blue-helmet", lemma))
        return away or any(from_elsewhere(self.page, token, figure.reading) for token in figure.tokens)
