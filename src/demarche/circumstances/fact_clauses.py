"""Standing relations that clauses state: "Kosovo is recognised by Germany", "Venezuela claims the region".

In:  the frames of an article, the rules of data/facts/clauses.yaml. Out: `Fact`s; none of wishes, questions and plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.circumstances.fact_names import Party, fact_of
from demarche.circumstances.fact_parties import Parties
from demarche.circumstances.fact_rules import FactRule, FactRules
from demarche.circumstances.speakers import Speakers
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.records import Fact

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class ClauseFacts:
    """Reads one article."""

    def __init__(self, frames: Frames, parties: Parties, speakers: Speakers, rules: FactRules) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.parties = parties
        self.cast = parties.cast
        self.rules = rules
        self.words = rules.words
        self.speakers = speakers

    def facts(self) -> Iterator[Fact]:
        for frame in self.frames:
            for rule in self.rules.clauses.candidates(frame):
                if self._states(rule, frame) and self.rules.clauses.holds(rule, frame, self.frames, self.cast):
                    facts = list(self._of_clause(rule, frame))
                    yield from facts
                    if facts:
                        break

    def _states(self, rule: FactRule, frame: Frame) -> bool:
        """The clause says that it is so: no question, wish, possibility or plan."""
        mood = frame.mood
        if frame.modal is not None or frame.question or frame.tense in ("infinitive", "future", "imperative"):
            return False
        if is_denied(frame, self.s, self.words.denials) and not rule.negated:
            return False
        if rule.standing:
            goes_on = mood.perfect and bool(frame.role("prep:since"))
            return (frame.tense in ("present", "participle") or goes_on) and not mood.progressive
        return not rule.finished or frame.tense in ("past", "participle")

    def _of_clause(self, rule: FactRule, frame: Frame) -> Iterator[Fact]:
        relation = rule.negated if is_denied(frame, self.s, self.words.denials) else rule.relation
        objects = self._objects_of(rule, frame, text=False) or self._objects_of(rule, frame, text=rule.object_text)
        for subject in self._subjects_of(rule, frame):
            for object_ in self.parties.joined(objects):
                span = self.parties.span(frame.predicate, subject.token, object_.token)
                holder = subject.value if rule.holder else self.speakers.of(span, frame.predicate)
                yield fact_of(subject, relation, object_, holder, self._since(frame), span, rule.id)

    def _objects_of(self, rule: FactRule, frame: Frame, *, text: bool) -> list[Party]:
        objects = self.parties.of_roles(frame, rule.object, rule.object_kinds, text=text)
        objects = [o for o in objects if self.parties.is_name_or_unit(o, rule)]
        return [o for o in objects if not rule.object_place or o.value in self.cast or self.parties.is_place(o.token)]

    def _subjects_of(self, rule: FactRule, frame: Frame) -> list[Party]:
        found = self.parties.of_roles(frame, rule.subject, rule.subject_kinds, text=rule.subject_text, include=True)
        found = found or self.parties.one_of_several(frame, rule.subject, rule.subject_kinds)
        if found or not rule.subject_place:
            return found
        named = self.parties.of_roles(frame, rule.subject, (), text=True)
        return [p for p in named if p.value not in self.cast and self.parties.is_place(p.token)]

    def _since(self, frame: Frame) -> str | None:
        """The year in which it began, where the clause has one: "in 2008", "since 1949"."""
        for a in frame.role("prep:in", "prep:since", "tmod"):
            if _YEAR.fullmatch(self.s.lower[a.token]):
                return self.s.lower[a.token]
        return None


def is_denied(frame: Frame, s: Syntax, denials: frozenset[str]) -> bool:
    """ "Not", "no longer"."""
    return frame.negation is not None or any(s.lower[a.token] in denials for a in frame.role("advmod"))
