"""Offices taken, held and left, told by verbs and copulas: "was appointed interior minister in May".

In:  frames, cast, the lists of data/facts/words.yaml. Out: office_of with since or until: of "Merkel, who was
chancellor until 2021" Merkel, of Germany, "chancellor", until 2021, and over.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.circumstances.fact_names import Party, fact_of
from demarche.circumstances.fact_reader import FactReader
from demarche.circumstances.fact_spans import Extent
from demarche.language.frames import Frame
from demarche.records import Fact

RULES = {"held": "office_of.be", "taken": "office_of.taken", "left": "office_of.left"}


class OfficeFacts(FactReader):
    """Reads one article."""

    def facts(self) -> Iterator[Fact]:
        for frame in self.frames:
            yield from self._of_verb(frame)
        for i, lemma in enumerate(self.s.lemma):
            if lemma in self.words.offices and self.s.having(i, "cop"):
                yield from self._of_copula(i)

    def _of_copula(self, office: int) -> Iterator[Fact]:
        """ "Has been prime minister since July", "was chancellor until 2021"; "was" alone leaves open whether still."""
        frame = self.frames.at(office)
        if frame is None or frame.negation is not None or frame.modal is not None or frame.question:
            return
        extent = self.spans.of_standing(office)
        if frame.tense == "present" or (frame.mood.perfect and extent.since) or extent.over:
            yield from self._facts(frame, office, extent, "held")

    def _of_verb(self, frame: Frame) -> Iterator[Fact]:
        """ "Was elected president", "resigned as minister in June"."""
        taken, left = frame.lemma in self.words.taking_office, frame.lemma in self.words.leaving_office
        past = frame.tense == "past" or (frame.tense == "participle" and frame.voice == "passive")
        if not (taken or left) or not past or frame.negation is not None or frame.modal is not None or frame.question:
            return
        when = self.spans.of_deed(frame.predicate)
        extent = Extent(since=when) if taken else Extent(until=when, over=True)
        for office in self._offices(frame):
            yield from self._facts(frame, office, extent, "taken" if taken else "left")

    def _offices(self, frame: Frame) -> Iterator[int]:
        s = self.s
        for c in s.having(frame.predicate, "xcomp", "obj", "obl", "ccomp"):
            fits = s.dep[c] in ("xcomp", "obj") or s.preposition(c) == "as"
            if fits and s.lemma[c] in self.words.offices and not s.having(c, "cop"):
                yield c

    def _facts(self, frame: Frame, office: int, extent: Extent, way: str) -> Iterator[Fact]:
        role = "obj" if way != "held" and (frame.voice == "passive" or self._is_object(frame, office)) else "subj"
        for a in frame.role(role):
            for who in (self.cast[id] for id in self.cast.at(a.token)):
                if who.kind != "person" or a.token == office or not self._is_named(a.token):
                    continue
                of = self._of(office) or self.parties.state_of(Party(who.id, office))
                if of is None:
                    continue
                span = self.parties.span(a.token, office)
                holder = self.speakers.of(span, frame.predicate)
                party = Party(who.id, a.token)
                what = self._words(office)
                yield fact_of(party, "office_of", of, holder, extent, span, RULES[way], what=what)

    def _is_object(self, frame: Frame, office: int) -> bool:
        """ "Appointed Mr Kasongo interior minister": two objects."""
        return any(a.token != office for a in frame.role("obj"))

    def _is_named(self, token: int) -> bool:
        return self.s.pos[token] in ("PROPN", "PRON")

    def _of(self, office: int) -> Party | None:
        """ "President *of Chad*", "*Chad's* president", "*French* foreign minister"."""
        s = self.s
        near = [*s.having(office, "nmod:poss", "compound", "amod"), *self._under(office)]
        for t in near:
            found = next(self.parties.readings(t, ("state", "organisation"), False, False), None)
            if found is not None:
                return found
            if nation := self.parties.nation(t):
                return Party(nation[0], t)
        return None

    def _under(self, office: int) -> list[int]:
        return [c for c in self.s.having(office, "nmod") if self.s.preposition(c) == "of"]

    def _words(self, office: int) -> str:
        s = self.s
        parts = [c for c in s.having(office, "compound", "amod") if c < office and s.pos[c] in ("NOUN", "ADJ", "PROPN")]
        kept = [c for c in parts if not self.cast.at(c) and s.lower[c] not in self.words.former]
        return " ".join(s.lower[t] for t in sorted([office, *kept]))
