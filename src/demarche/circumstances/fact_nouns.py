"""Standing relations that nouns state: "Norway, a NATO member", "considers Kosovo part of its territory".

In:  the nouns of an article, the rules of data/facts/nouns.yaml. Out: `Fact`s, with the one in whose view it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from demarche.circumstances.fact_clauses import is_denied
from demarche.circumstances.fact_names import Party, fact_of
from demarche.circumstances.fact_reader import FactReader
from demarche.circumstances.fact_rules import FactRule
from demarche.circumstances.fact_spans import Extent
from demarche.language.frames import Frame
from demarche.records import Fact


class View(NamedTuple):
    """What a noun is said of; in whose view, where somebody's ("regards it as")."""

    subject: Party
    viewer: Party | None
    predicate: int


class NounFacts(FactReader):
    """Reads one article."""

    def facts(self) -> Iterator[Fact]:
        for i, lemma in enumerate(self.s.lemma):
            if (lemma, "noun") not in self.rules.nouns or self.s.pos[i] not in ("NOUN", "PROPN"):
                continue
            frame = self.frames.at(i)
            if frame is None or self._is_any(i, self.words.not_yet):
                continue
            for rule in self.rules.nouns.candidates(frame):
                if rule.behind and self.s.preposition(i) not in rule.behind:
                    continue
                holds = self.rules.nouns.holds(rule, frame, self.frames, self.parties.cast)
                facts = list(self._of_noun(rule, frame)) if holds else []
                yield from facts
                if facts:
                    break

    def _of_noun(self, rule: FactRule, frame: Frame) -> Iterator[Fact]:
        objects = self.parties.joined(
            self._named(rule, frame, text=False) or self._named(rule, frame, text=rule.object_text)
        )
        for view in self._views(rule, frame):
            if rule.viewed and view.viewer is not None:
                span = self.parties.span(view.predicate, view.viewer.token, frame.predicate)
                viewer, viewed = view.viewer, view.subject
                yield fact_of(viewer, rule.viewed, viewed, viewer.value, Extent(), span, rule.id)
            else:
                yield from self._of_view(rule, frame, view, objects)

    def _named(self, rule: FactRule, frame: Frame, *, text: bool) -> list[Party]:
        objects = self.parties.of_roles(frame, rule.object, rule.object_kinds, text=text, joined=True)
        objects = [o for o in objects if text or not self._is_inside_name(o, frame)]
        return [o for o in objects if self.parties.is_name_or_unit(o, rule)]

    def _is_inside_name(self, object_: Party, frame: Frame) -> bool:
        """The Cologne of "*Cologne* Police Chief", who leads the police."""
        row = self.s.having(frame.predicate, "compound")
        return object_.token in row[:-1] and not self.s.having(object_.token, "conj")

    def _of_view(self, rule: FactRule, frame: Frame, view: View, objects: Sequence[Party]) -> Iterator[Fact]:
        for object_ in objects:
            if view.subject.token == object_.token:
                continue
            span = self.parties.span(frame.predicate, view.subject.token, object_.token)
            said = self.speakers.of(span, view.predicate)
            holder = view.viewer.value if view.viewer is not None else said
            subject, other = (object_, view.subject) if rule.reverse else (view.subject, object_)
            what = self.parties.goods(frame, rule.what)
            extent = self._extent(frame.predicate)
            relation = rule.negated if rule.negated and self._is_denied(frame) else rule.relation
            yield fact_of(subject, relation, other, holder, extent, span, rule.id, what=what)

    def _is_denied(self, frame: Frame) -> bool:
        """ "Is *not* a member of", "is *not* one of OPEC's members"."""
        copula = self.frames.at(self._one_of(frame.predicate)) or frame
        return is_denied(copula, self.s, self.words.denials)

    def _extent(self, noun: int) -> Extent:
        """Since when; over where the noun is said to be former, or until a day that is past."""
        told = self.spans.of_standing(noun, *self.s.having(noun, "acl"))
        return told._replace(over=told.over or self._is_any(noun, self.words.former))

    def _views(self, rule: FactRule, frame: Frame) -> Iterator[View]:
        """What the rule's own role names ("*Venezuela's* claim to the region"), else what the noun is said of."""
        if not rule.subject:
            yield from self._said_of(frame, rule)
        for party in self.parties.of_roles(frame, rule.subject, rule.subject_kinds, text=False):
            yield View(party, party if rule.holder else None, frame.predicate)

    def _said_of(self, frame: Frame, rule: FactRule) -> Iterator[View]:
        """What the noun is said of: a copula's subject, what it stands beside, what a view is about."""
        i = self._one_of(frame.predicate)
        tokens = self._copula_subject(frame, deniable=bool(rule.negated)) or self._beside(i)
        viewing = self._viewing(self.s.head[i] if self.s.dep[i] == "appos" else i)
        if viewing is not None and not tokens:
            tokens = [a.token for a in viewing.role("obj") if a.token != i]
            tokens = tokens or [c for c in self.s.having(i, "compound", "nsubj") if self.s.pos[c] == "PROPN"]
        for token in tokens:
            for subject in self._subjects(token, rule):
                viewer = self._viewer(viewing) if viewing is not None else None
                yield View(subject, viewer, viewing.predicate if viewing is not None else i)

    def _subjects(self, token: int, rule: FactRule) -> Iterator[Party]:
        """For places that are capitals their name: the actors stage takes a capital for its state."""
        if rule.subject_text:
            return iter([Party(self.parties.phrase(token), token)] if self.s.pos[token] == "PROPN" else [])
        found = list(self.parties.readings(token, rule.subject_kinds, text=False, include=False))
        if not found and rule.subject_place and self.s.pos[token] == "PROPN" and self.parties.is_place(token):
            found = [Party(self.parties.phrase(token), token)]
        return iter(found)

    def _one_of(self, i: int) -> int:
        """ "*One* of OPEC's founding members" is a member."""
        above = self.s.head[i]
        return above if self.s.lower[above] == "one" and self.s.preposition(i) == "of" else i

    def _copula_subject(self, frame: Frame, *, deniable: bool) -> list[int]:
        i = self._one_of(frame.predicate)
        frame = self.frames.at(i) or frame
        became = self.frames.at(self.s.head[i]) if self.s.dep[i] == "xcomp" else None
        if became is not None and became.lemma == "become" and became.tense == "past" and became.modal is None:
            return [] if is_denied(became, self.s, self.words.denials) else [a.token for a in became.role("subj")]
        if not self.s.having(i, "cop") or not self._is_so(frame, deniable=deniable):
            return []
        return [a.token for a in frame.role("subj")]

    def _is_so(self, frame: Frame, *, deniable: bool) -> bool:
        """ "Is", or "was" in reported speech; "was" by itself is over. deniable: "is not" says something as well."""
        if (
            (is_denied(frame, self.s, self.words.denials) and not deniable)
            or frame.modal is not None
            or frame.question
            or frame.tense == "future"
        ):
            return False
        told = self.spans.of_standing(frame.predicate)
        goes_on = frame.mood.perfect and told.since is not None
        return (
            frame.tense == "present"
            or goes_on
            or told.over
            or (frame.governor is not None and frame.governor[1] == "ccomp")
        )

    def _beside(self, i: int) -> list[int]:
        """ "Norway, a NATO member", "NATO member Norway", "a NATO country like Norway"."""
        s = self.s
        if s.dep[i] in ("appos", "compound", "nmod:desc", "flat") and s.head[i] != i:
            return self._with_others(i, s.head[i])
        if s.dep[i] == "conj" and s.pos[s.head[i]] == "PROPN" and s.having(i, "det") and not s.having(i, "cc"):
            return [s.head[i]]  # "Hungary, a NATO and EU member": taken for a list
        apposed = [c for c in s.having(i, "appos", "flat", "nmod:desc") if s.pos[c] == "PROPN"]
        apposed = [t for c in apposed for t in self._with_others(i, c)]
        return apposed or self.parties.included(i) or self._second_subject(i)

    def _with_others(self, noun: int, name: int) -> list[int]:
        """ "Its allies, Japan *and South Korea*": a plural is said of all."""
        if self.s.tag[noun] != "NNS":
            return [name]
        return [name, *(c for c in self.s.conjuncts(name) if self.s.pos[c] == "PROPN" and c != noun)]

    def _second_subject(self, i: int) -> list[int]:
        """ "Okoro, the commander of the force, resigned", where the parser sees two subjects."""
        s = self.s
        if s.dep[i] not in ("nsubj", "nsubj:pass"):
            return []
        subjects = s.having(s.head[i], "nsubj", "nsubj:pass")
        behind = [c for c in subjects if c > i and s.pos[c] == "PROPN" and min(s.subtree(c)) == i + 1]
        if behind:
            return behind[:1]  # "Ethiopia's neighbour Eritrea"
        first = [c for c in subjects if c < i and s.pos[c] == "PROPN"]
        return [c for c in first[-1:] if s.lower[c + 1] == ","]

    def _viewing(self, i: int) -> Frame | None:
        """The verb of which the noun is the view: "considers X part of", "as a province"."""
        s, above = self.s, self.s.head[i]
        while s.dep[i] in ("conj",) and above != i:
            i, above = above, s.head[above]
        frame = self.frames.at(above) if self.frames.is_predicate(above) else None
        if frame is None or frame.lemma not in self.words.viewing or frame.negation is not None:
            return None
        is_view = s.dep[i] in ("xcomp", "ccomp", "obj", "advcl") or s.preposition(i) == "as"
        return frame if is_view else None

    def _viewer(self, viewing: Frame) -> Party | None:
        for a in viewing.role("subj"):
            for actor in self.parties.actors(a.token):
                return Party(actor, a.token)
        return None

    def _is_any(self, i: int, words: frozenset[str]) -> bool:
        return any(self.s.lower[c] in words for c in self.s.having(i, "amod", "advmod", "det"))
