"""Standing relations that clauses state: "Kosovo is recognised by Germany", "Venezuela claims the region".

In:  the frames of an article, the rules of data/facts/clauses.yaml. Out: `Fact`s; none of wishes, questions and plans.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.circumstances.fact_names import Party, fact_of
from demarche.circumstances.fact_reader import FactReader
from demarche.circumstances.fact_rules import FactRule
from demarche.circumstances.fact_spans import Extent
from demarche.language.frames import Frame
from demarche.language.syntax import Syntax
from demarche.records import Fact

PLACED = frozenset({"controls", "based_in", "has_base_in"})  # relations to a place, not to the state it stands for


class ClauseFacts(FactReader):
    """Reads one article."""

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
            since = bool(frame.role("prep:since")) or any(a.marker == "since" for a in frame.role("advcl"))
            goes_on = mood.perfect and (since or self._extent(rule, frame).since is not None)
            reported = frame.tense == "past" and frame.governor is not None and frame.governor[1] == "ccomp"
            return (frame.tense in ("present", "participle") or goes_on or reported) and not mood.progressive
        return not rule.finished or frame.tense in ("past", "participle")

    def _of_clause(self, rule: FactRule, frame: Frame) -> Iterator[Fact]:
        relation = rule.negated if is_denied(frame, self.s, self.words.denials) else rule.relation
        extent, what = self._extent(rule, frame), self.parties.goods(frame, rule.what)
        for subject, object_ in self._pairs(rule, frame):
            span = self.parties.span(frame.predicate, subject.token, object_.token)
            holder = subject.value if rule.holder else self.speakers.of(span, frame.predicate)
            if rule.reverse:
                subject, object_ = object_, subject
            yield fact_of(subject, relation, object_, holder, extent, span, rule.id, what=what)

    def _pairs(self, rule: FactRule, frame: Frame) -> Iterator[tuple[Party, Party]]:
        objects = self._objects_of(rule, frame, text=False) or self._objects_of(rule, frame, text=rule.object_text)
        subjects = self._subjects_of(rule, frame)
        if rule.mutual and not objects and len(subjects) == 2:
            yield subjects[0], subjects[1]
        for subject in subjects:
            for object_ in self.parties.joined(objects):
                yield subject, object_

    def _extent(self, rule: FactRule, frame: Frame) -> Extent:
        """Since when, where the clause tells of a state; when it began or ended, where it tells of a deed."""
        if rule.ends:
            return Extent(until=self.spans.of_deed(frame.predicate), over=True)
        standing = self.spans.of_standing(frame.predicate)
        if standing.since or standing.until:
            return standing
        begun = rule.deed or rule.finished or frame.tense in ("past", "participle")
        return Extent(since=self.spans.of_deed(frame.predicate)) if begun else standing

    def _objects_of(self, rule: FactRule, frame: Frame, *, text: bool) -> list[Party]:
        objects = self.parties.of_roles(frame, rule.object, rule.object_kinds, text=text)
        objects = [o for o in objects if self.parties.is_name_or_unit(o, rule)]
        if not rule.object_place:
            return objects
        objects = objects or self._where(rule, frame)
        placed = map(self.parties.placed, objects) if rule.deed or rule.relation in PLACED else objects
        return [o for o in placed if self._may_be_place(o, rule)]

    def _where(self, rule: FactRule, frame: Frame) -> list[Party]:
        """ "*Transnistria*, where Russia keeps 1,500 troops": what the relative clause hangs on."""
        s, i = self.s, frame.predicate
        if s.dep[i] != "acl:relcl" or not any(s.lower[c] == "where" for c in s.having(i, "advmod")):
            return []
        return list(self.parties.readings(s.head[i], rule.object_kinds, rule.object_text, False))

    def _may_be_place(self, object_: Party, rule: FactRule) -> bool:
        """An actor too where the relation is one to actors as well; what is seized must be a state or a place."""
        known = self.cast[object_.value].kind if object_.value in self.cast else ""
        return known == "state" or (bool(known) and not rule.deed) or self.parties.is_place(object_.token)

    def _subjects_of(self, rule: FactRule, frame: Frame) -> list[Party]:
        found = self.parties.of_roles(frame, rule.subject, rule.subject_kinds, text=rule.subject_text, include=True)
        found = found or self.parties.one_of_several(frame, rule.subject, rule.subject_kinds)
        if rule.subject_named:
            found = [p for p in found if self.s.pos[p.token] == "PROPN"]
        if rule.subject_state:
            return [state for p in found if (state := self.parties.state_of(p)) is not None]
        if found or not rule.subject_place:
            return found
        named = self.parties.of_roles(frame, rule.subject, (), text=True)
        return [p for p in named if p.value not in self.cast and self.parties.is_place(p.token)]


def is_denied(frame: Frame, s: Syntax, denials: frozenset[str]) -> bool:
    """ "Not", "no longer"."""
    return frame.negation is not None or any(s.lower[a.token] in denials for a in frame.role("advmod"))
