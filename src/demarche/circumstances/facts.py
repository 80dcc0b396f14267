"""Standing relations that a report states in passing: who is whose member, ally, commander, who claims what.

In:  frames, cast, attributions, rules. Out: `Fact`s with holder: for "Argentina still considers the islands part of its
territory" claims_territory(Argentina, islands), held by Argentina; for "NATO member Norway" member_of, the article's.

Nothing in dispute is asserted by us: a view has the one who holds it, a report its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from demarche.cast import Cast
from demarche.circumstances.fact_names import NameFacts, Party, fact_of
from demarche.circumstances.fact_rules import FactRule, FactRules
from demarche.circumstances.speakers import Speakers
from demarche.language.frames import Frame, Frames
from demarche.records import Attribution, Fact, Span
from demarche.rules import fillers_of
from demarche.rules.matching import words_below

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class View(NamedTuple):
    """What a noun is said of; in whose view, where somebody's ("regards it as")."""

    subject: Party
    viewer: Party | None
    predicate: int


def find_facts(
    frames: Frames, cast: Cast, attributions: Sequence[Attribution], *, rules: FactRules
) -> tuple[Fact, ...]:
    """The facts of an article in text order; the same relation of the same parties once for each holder."""
    reader = _Reader(frames, cast, attributions, rules)
    names = NameFacts(frames, cast, reader.speakers, rules.words)
    found: dict[tuple[str, str, str, str | None], Fact] = {}
    for fact in map(_as_claim, (*reader.clauses(), *reader.nouns(), *names.facts())):
        if fact.subject != fact.object:
            found.setdefault((fact.subject, fact.relation, fact.object, fact.holder), fact)
    return tuple(sorted(found.values(), key=lambda f: f.span))


def _as_claim(fact: Fact) -> Fact:
    """ "Israel says the heights belong to it": who holds a place to be part of himself claims it."""
    if fact.relation != "part_of" or fact.holder is None or fact.holder != fact.object:
        return fact
    return msgspec.structs.replace(fact, subject=fact.object, relation="claims_territory", object=fact.subject)


class _Reader:
    def __init__(self, frames: Frames, cast: Cast, attributions: Sequence[Attribution], rules: FactRules) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.cast = cast
        self.rules = rules
        self.words = rules.words
        self.speakers = Speakers(frames, cast, attributions, sayers=rules.words.sayers)
        self.text = frames.syntax.text
        self.by_name = {self.text[m.span.start : m.span.end].removeprefix("the "): m.actor for m in cast.mentions}
        self.by_name |= {a.name: a.id for a in cast}

    # ------------------------------------------------------------ clauses

    def clauses(self) -> Iterator[Fact]:
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
        if self._is_denied(frame) and not rule.negated:
            return False
        if rule.standing:
            return frame.tense in ("present", "participle") and not mood.progressive
        return not rule.finished or frame.tense in ("past", "participle")

    def _is_denied(self, frame: Frame) -> bool:
        """ "Not", "no longer"."""
        lower = self.s.lower
        return frame.negation is not None or any(lower[a.token] in self.words.denials for a in frame.role("advmod"))

    def _of_clause(self, rule: FactRule, frame: Frame) -> Iterator[Fact]:
        relation = rule.negated if self._is_denied(frame) else rule.relation
        objects = self._objects_of(rule, frame, text=False) or self._objects_of(rule, frame, text=rule.object_text)
        for subject in self._subjects_of(rule, frame):
            for object_ in objects[:1]:
                span = self._span(frame.predicate, subject.token, object_.token)
                holder = subject.value if rule.holder else self.speakers.of(span, frame.predicate)
                yield fact_of(subject, relation, object_, holder, self._since(frame), span, rule.id)

    def _objects_of(self, rule: FactRule, frame: Frame, *, text: bool) -> list[Party]:
        objects = self._parties(frame, rule.object, rule.object_kinds, text=text)
        objects = [o for o in objects if self._is_name_or_unit(o, rule)]
        return [o for o in objects if not rule.object_place or o.value in self.cast or self._is_place(o.token)]

    def _subjects_of(self, rule: FactRule, frame: Frame) -> list[Party]:
        found = self._parties(frame, rule.subject, rule.subject_kinds, text=rule.subject_text, include=True)
        if found or not rule.subject_place:
            return found
        named = self._parties(frame, rule.subject, (), text=True)
        return [p for p in named if p.value not in self.cast and self._is_place(p.token)]

    def _parties(
        self,
        frame: Frame,
        roles: Iterable[str],
        kinds: Sequence[str],
        *,
        text: bool,
        include: bool = False,
        joined: bool = False,
    ) -> list[Party]:
        """Fillers of the first role that has any of the right kind; with what they are joined with ("NATO and EU")."""
        for role in roles:
            tokens = [a.token for a in fillers_of(frame, role, self.s)] or self._deeper(frame, role)
            tokens += [c for t in tokens for c in self.s.conjuncts(t) if joined and c not in tokens]
            parties = [p for t in tokens for p in self._readings(t, kinds, text, include)]
            if parties:
                return parties
        return []

    def _deeper(self, frame: Frame, role: str) -> list[int]:
        """ "One of the largest contingents *in KFOR*": the phrase below the object's own complement."""
        outer, _, inner = role.partition(">prep:")
        below = (t for a in frame.role(outer) if inner for t in words_below(self.s, a.token))
        return [t for t in below if self.s.preposition(t) == inner]

    def _readings(self, token: int, kinds: Sequence[str], text: bool, include: bool) -> Iterator[Party]:
        """The actors a phrase means, those it includes, else its words."""
        tokens = [token, *self._included(token)] if include else [token]
        found = [Party(a, t) for t in tokens for a in self._actors(t) if not kinds or self.cast[a].kind in kinds]
        yield from found
        if text and not found and not self.cast.at(token) and self.s.pos[token] in ("NOUN", "PROPN"):
            yield Party(self._compound(token) or self._phrase(token), token)

    def _actors(self, token: int) -> tuple[str, ...]:
        """By mention, its own or an apposed one ("the Kosovo Force (KFOR)"), else by name.

        "Part of *Ukraine*" is one mention for the actors stage.
        """
        for t in (token, *self.s.having(token, "appos")):
            if (actors := self.cast.at(t)) and (t == token or self.s.pos[t] == "PROPN"):
                return actors
        known = self.by_name.get(self._phrase(token)) or self.by_name.get(self.s.words[token])
        return (known,) if known is not None and self.s.pos[token] == "PROPN" else ()

    def _included(self, token: int) -> list[int]:
        """ "119 countries, including Türkiye and Albania"."""
        s = self.s
        added = [c for c in s.having(token, "nmod", "obl", "acl") if s.preposition(c) in self.words.inclusions]
        return [t for c in added for t in (c, *s.conjuncts(c))]

    # ------------------------------------------------------------ nouns

    def nouns(self) -> Iterator[Fact]:
        for i, lemma in enumerate(self.s.lemma):
            if (lemma, "noun") not in self.rules.nouns or self.s.pos[i] not in ("NOUN", "PROPN"):
                continue
            frame = self.frames.at(i)
            if frame is None or self._is_former(i):
                continue
            for rule in self.rules.nouns.candidates(frame):
                facts = list(self._of_noun(rule, frame))
                yield from facts
                if facts:
                    break

    def _of_noun(self, rule: FactRule, frame: Frame) -> Iterator[Fact]:
        objects = self._parties(frame, rule.object, rule.object_kinds, text=rule.object_text, joined=True)
        objects = [o for o in objects if self._is_name_or_unit(o, rule)]
        joined = {o.token for o in objects[:1]} | {c for o in objects[:1] for c in self.s.conjuncts(o.token)}
        objects = [o for o in objects if o.token in joined]
        for view in self._said_of(frame, rule):
            if rule.viewed and view.viewer is not None:
                span = self._span(view.predicate, view.viewer.token, frame.predicate)
                yield fact_of(view.viewer, rule.viewed, view.subject, view.viewer.value, None, span, rule.id)
            else:
                yield from self._of_view(rule, frame, view, objects)

    def _of_view(self, rule: FactRule, frame: Frame, view: View, objects: Sequence[Party]) -> Iterator[Fact]:
        for object_ in objects:
            if view.subject.token == object_.token:
                continue
            span = self._span(frame.predicate, view.subject.token, object_.token)
            said = self.speakers.of(span, view.predicate)
            holder = view.viewer.value if view.viewer is not None else said
            yield fact_of(view.subject, rule.relation, object_, holder, None, span, rule.id)

    def _said_of(self, frame: Frame, rule: FactRule) -> Iterator[View]:
        """What the noun is said of: a copula's subject, what it stands beside, what a view is about."""
        i = self._one_of(frame.predicate)
        tokens = self._copula_subject(frame) or self._beside(i)
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
            return iter([Party(self._phrase(token), token)] if self.s.pos[token] == "PROPN" else [])
        found = list(self._readings(token, rule.subject_kinds, text=False, include=False))
        if not found and rule.subject_place and self.s.pos[token] == "PROPN" and self._is_place(token):
            found = [Party(self._phrase(token), token)]
        return iter(found)

    def _one_of(self, i: int) -> int:
        """ "*One* of OPEC's founding members" is a member."""
        above = self.s.head[i]
        return above if self.s.lower[above] == "one" and self.s.preposition(i) == "of" else i

    def _copula_subject(self, frame: Frame) -> list[int]:
        i = self._one_of(frame.predicate)
        frame = self.frames.at(i) or frame
        if not self.s.having(i, "cop") or not self._is_so(frame):
            return []
        return [a.token for a in frame.role("subj")]

    def _is_so(self, frame: Frame) -> bool:
        """ "Is", or "was" in reported speech; "was" by itself is over."""
        if self._is_denied(frame) or frame.modal is not None or frame.question or frame.tense == "future":
            return False
        return frame.tense == "present" or (frame.governor is not None and frame.governor[1] == "ccomp")

    def _beside(self, i: int) -> list[int]:
        """ "Norway, a NATO member", "NATO member Norway", "a NATO country like Norway"."""
        s = self.s
        if s.dep[i] in ("appos", "compound", "nmod:desc", "flat") and s.head[i] != i:
            return [s.head[i]]
        if s.dep[i] == "conj" and s.pos[s.head[i]] == "PROPN" and s.having(i, "det") and not s.having(i, "cc"):
            return [s.head[i]]  # "Hungary, a NATO and EU member": taken for a list
        apposed = [c for c in s.having(i, "appos", "flat", "nmod:desc") if s.pos[c] == "PROPN"]
        return apposed or self._included(i) or self._second_subject(i)

    def _second_subject(self, i: int) -> list[int]:
        """ "Okoro, the commander of the force, resigned", where the parser sees two subjects."""
        s = self.s
        if s.dep[i] not in ("nsubj", "nsubj:pass"):
            return []
        first = [c for c in s.having(s.head[i], "nsubj", "nsubj:pass") if c < i and s.pos[c] == "PROPN"]
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
            for actor in self._actors(a.token):
                return Party(actor, a.token)
        return None

    def _is_former(self, i: int) -> bool:
        return any(self.s.lower[c] in self.words.former for c in self.s.having(i, "amod", "advmod", "det"))

    # ------------------------------------------------------------ the record

    def _since(self, frame: Frame) -> str | None:
        """The year in which it began, where the clause has one: "in 2008", "since 1949"."""
        for a in frame.role("prep:in", "prep:since", "tmod"):
            if _YEAR.fullmatch(self.s.lower[a.token]):
                return self.s.lower[a.token]
        return None

    def _span(self, *tokens: int) -> Span:
        s = self.s
        first = min(t for token in tokens for t in self._words(token))
        last = max(t for token in tokens for t in self._words(token))
        return Span(s.start[first], s.end[last])

    def _words(self, token: int) -> list[int]:
        return [token, *self.s.having(token, "compound", "flat", "amod")]

    def _phrase(self, token: int) -> str:
        """The noun with its names and compounds, without determiners."""
        s = self.s
        parts = [c for c in s.having(token, "compound", "flat", "amod") if c == token - 1 or s.doc[c].is_title]
        inner = [c for p in parts for c in s.having(p, "compound", "flat", "amod") if s.doc[c].is_title]
        tokens = sorted([token, *(p for p in (*parts, *inner) if s.lower[p] not in self.words.made)])
        return self.text[s.start[tokens[0]] : s.end[tokens[-1]]]

    def _compound(self, token: int) -> str:
        """All the compounds of one noun, of which the token is the first: "*Cologne Police* chief"."""
        s = self.s
        row = s.having(s.head[token], "compound") if s.dep[token] == "compound" else []
        if len(row) < 2 or row[0] != token or row != list(range(row[0], row[-1] + 1)) or row[-1] > s.head[token]:
            return ""
        return self.text[s.start[row[0]] : s.end[row[-1]]]

    def _is_name_or_unit(self, party: Party, rule: FactRule) -> bool:
        """Words stand for an object only as a name, or as a noun of the rule's classes ("the African Union force")."""
        if party.value in self.cast or not rule.object_classes:
            is_place = rule.object_place and self._is_place(party.token)
            return party.value in self.cast or self.s.pos[party.token] == "PROPN" or is_place
        if self.s.doc[party.token].ent_type_ == "ORG":
            return True
        classes = self.rules.nouns.classes.of(self.s.lemma[party.token])
        return bool(classes.intersection(rule.object_classes))

    def _is_place(self, token: int) -> bool:
        """A name of a place, or a noun with one before it: "the Essequibo region"."""
        names = [token, *self.s.having(token, "compound", "flat")]
        is_state = any(self.cast[a].kind == "state" for a in self.cast.at(token))
        return is_state or any(self.s.doc[t].ent_type_ == "LOC" for t in names)
