"""Predicate-argument frames from Universal Dependencies, one per clause.

In:  a Doc with UD. Out: `Frames`: who fills which deep role of which predicate, with voice undone, relative pronouns
replaced, subjects shared and controlled filled in. "The drones, which were delivered by a firm in Izmir to Accra's
army, vowed to …": deliver(subj: firm, obj: drones, prep:to: army).

Verbs and predicate nominals have their frames made at once; a noun's is made when somebody asks for it (`Frames.at`),
since only the rules know which nouns are acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import msgspec
from spacy.tokens import Doc

from demarche.language.clauses import (
    Argument,
    clause_characters,
    governor_of,
    nominal_arguments,
    verbal_arguments,
)
from demarche.language.moods import Mood, arranged_by, mood_of
from demarche.language.syntax import Syntax
from demarche.values import read_values


class FrameLexicon(msgspec.Struct, frozen=True):
    """The closed word classes frames are built with (data/language/frames.yaml)."""

    light_verbs: frozenset[str]
    undergoing_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    subject_control: frozenset[str]
    object_marks: frozenset[str]
    circumstantial_prepositions: frozenset[str]
    negators: frozenset[str]
    negated_adverbs: frozenset[str]
    focusing: frozenset[str]
    negating_determiners: frozenset[str]
    negating_pronouns: frozenset[str]
    negating_marks: frozenset[str]
    undergone_nouns: frozenset[str]
    state_nouns: frozenset[str]
    naming_verbs: frozenset[str]
    place_nouns: frozenset[str]
    creating_verbs: frozenset[str]
    complaining_verbs: frozenset[str]
    condition_marks: frozenset[str]
    said_nouns: frozenset[str]
    particles: frozenset[str]
    far_particles: frozenset[str]
    future_auxiliaries: frozenset[str]
    modal_auxiliaries: frozenset[str]
    prospective_auxiliaries: frozenset[str]
    purpose_nouns: frozenset[str]
    measures: frozenset[str]

    @staticmethod
    def load() -> FrameLexicon:
        path = Path(str(files("demarche").joinpath("data/language/frames.yaml")))
        return msgspec.convert(read_values(path), FrameLexicon)


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate with its arguments.

    predicate: token index of its head; words: its tokens with particle.
    pos:       "verb", "noun" (a nominalisation or predicate noun) or "adj" (predicate adjective).
    governor:  token of the predicate above and the relation to it (ccomp, xcomp, advcl, acl:relcl, conj, obj, obl …).
    light:     token of the support verb of an act noun ("launched" in "launched an attack"), if any.
    span:      characters of the clause.
    """

    predicate: int
    lemma: str
    words: tuple[int, ...]
    pos: str
    voice: str
    mood: Mood
    arguments: tuple[Argument, ...]
    governor: tuple[int, str] | None
    light: int | None = None
    span: tuple[int, int] = (0, 0)

    def role(self, *names: str) -> tuple[Argument, ...]:
        return tuple(a for a in self.arguments if a.role in names)

    @property
    def tense(self) -> str:
        return self.mood.tense

    @property
    def negation(self) -> int | None:
        return self.mood.negation

    @property
    def modal(self) -> int | None:
        return self.mood.modal

    @property
    def question(self) -> bool:
        return self.mood.question


@dataclass
class Frames:
    """The frames of an article: iterate for clauses, `at(token)` for any predicate, `chain` for what lies above it."""

    syntax: Syntax
    lexicon: FrameLexicon
    _made: dict[int, Frame | None] = field(default_factory=dict)

    @cached_property
    def clauses(self) -> tuple[Frame, ...]:
        """Frames of verbs and predicate nominals, in text order."""
        made = (self.at(i) for i in range(len(self.syntax)) if self._heads[i])
        return tuple(f for f in made if f is not None)

    @cached_property
    def _heads(self) -> list[bool]:
        """For each token whether it heads a clause; asked many times over."""
        return [is_clause(self.syntax, i) for i in range(len(self.syntax))]

    @cached_property
    def _told_of(self) -> dict[int, list[Frame]]:
        told: dict[int, list[Frame]] = {}
        for frame in self.clauses:
            for a in frame.role("subj"):
                told.setdefault(a.token, []).append(frame)
        return told

    def about(self, frame: Frame) -> tuple[Frame, ...]:
        """The clauses about an act: the one above it and those of which it is the subject."""
        governing = self.at(frame.governor[0]) if frame.governor is not None else None
        told = self._told_of.get(frame.predicate, ())
        return tuple(f for f in dict.fromkeys((governing, *told)) if f is not None)

    def __iter__(self) -> Iterator[Frame]:
        return iter(self.clauses)

    def at(self, token: int) -> Frame | None:
        """The frame whose predicate is this token; None for words that are no predicates."""
        if token not in self._made:
            self._made[token] = None  # guards against loops while subjects are looked up above
            self._made[token] = self._make(token)
        return self._made[token]

    def chain(self, frame: Frame) -> Iterator[tuple[Frame, str]]:
        """Frames above, nearest first, each with the relation in which the one below stands to it."""
        seen = {frame.predicate}
        while frame.governor is not None and frame.governor[0] not in seen:
            token, relation = frame.governor
            seen.add(token)
            above = self.at(token)
            if above is None:
                return
            yield above, relation
            frame = above

    def _make(self, i: int) -> Frame | None:
        s = self.syntax
        if is_clause(s, i):
            return self._clause(i)
        if s.pos[i] in ("NOUN", "PROPN", "VERB", "ADJ"):
            return self._act_noun(i)
        return None

    def _clause(self, i: int) -> Frame:
        s = self.syntax
        loose = loose_particles(s, i, self.lexicon.particles, self.lexicon.far_particles)
        particles = s.having(i, "compound:prt") or loose
        copula = bool(s.having(i, "cop")) and arranged_by(s, i, self.lexicon) is None
        nominal = copula or s.pos[i] not in ("VERB", "AUX")
        mood = mood_of(s, i, self.lexicon)
        passive = not nominal and is_passive(s, i)
        return Frame(
            predicate=i,
            lemma="_".join([s.lemma[i], *(s.lower[p] for p in particles)]),
            words=tuple(sorted([i, *particles])),
            pos=("adj" if s.pos[i] in ("ADJ", "ADV") else "noun") if nominal else "verb",
            voice="" if nominal else "passive" if passive else "active",
            mood=mood,
            arguments=verbal_arguments(self, i, passive=passive),
            governor=governor_of(s, i, self.is_predicate),
            span=clause_characters(s, i, is_clause),
        )

    def _act_noun(self, i: int) -> Frame:
        s = self.syntax
        arguments, light = nominal_arguments(self, i)
        return Frame(
            predicate=i,
            lemma=s.lemma[i],
            words=(i,),
            pos="noun",
            voice="",
            mood=mood_of(s, i, self.lexicon),
            arguments=arguments,
            governor=governor_of(s, i, self.is_predicate),
            light=light,
            span=clause_characters(s, i, is_clause),
        )

    def is_predicate(self, i: int) -> bool:
        return self._heads[i]


def find_frames(doc: Doc, *, lexicon: FrameLexicon) -> Frames:
    """The article's frames. Assumes UD labels; a Doc without a parse gives no frames."""
    return Frames(Syntax(doc), lexicon)


def is_clause(s: Syntax, i: int) -> bool:
    """Whether a token heads a clause: a verb that is no mere modifier, or a nominal with a copula."""
    if s.dep[i] in ("aux", "aux:pass", "cop", "case", "mark", "fixed", "flat", "punct", "compound:prt", "cc"):
        return False
    if s.pos[i] == "VERB":
        return s.dep[i] not in ("amod", "compound", "nummod", "det") or bool(s.having(i, "obj", "nsubj"))
    if s.pos[i] == "AUX":
        return True
    return bool(s.having(i, "cop")) or (s.pos[i] == "ADJ" and bool(s.having(i, "nsubj")))


def loose_particles(s: Syntax, i: int, particles: frozenset[str], far_particles: frozenset[str]) -> list[int]:
    """A particle that was read as an adverb: "took in refugees", "hit back", "brushed the report aside"."""
    after = i + 1
    if after < len(s) and s.dep[after] == "advmod" and s.lower[after] in particles and not s.children[after]:
        return [after]
    objects = s.having(i, "obj")
    far = (c for c in s.having(i, "advmod") if s.lower[c] in far_particles and any(i < o < c for o in objects))
    return [c for c in far if not s.children[c]][:1]


def is_passive(s: Syntax, i: int) -> bool:
    """A passive by its own marks, as a reduced relative ("men arrested in Lima"), or shared with a coordinate verb."""
    if s.having(i, "aux:pass", "obl:agent"):
        return True
    if s.having(i, "nsubj:pass", "csubj:pass"):
        return not s.having(i, "obj")  # "a bombing killed 75 people" misread
    if s.tag[i] != "VBN" or s.having(i, "nsubj", "aux"):
        return False
    if s.dep[i] in ("acl", "advcl", "amod"):
        return not s.having(i, "obj")
    return s.dep[i] == "conj" and s.head[i] != i and is_passive(s, s.head[i])
