"""Matches rules against frames.

In:  patterns, noun and verb classes, a frame. Out: the most specific rule that reads the frame, e.g. of "struck a deal"
(object of class agreement) and "struck the city" (no condition) the former. Order of rules in files decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from demarche.cast import Cast
from demarche.language.clauses import Argument
from demarche.language.frames import Frame, Frames
from demarche.language.syntax import Syntax
from demarche.rules.patterns import TOLD, Condition, Pattern

P = TypeVar("P", bound=Pattern)
BELOW = ("nmod", "compound", "nmod:poss", "obj", "amod", "obl", "appos", "conj", "acl", "xcomp", "ccomp")
PHRASES = ("nmod", "obl", "obl:agent", "obj")  # an object with a preposition is one that the parser misnamed


class Classes:
    """Classes of words by lemma: "drone" → {drone, weapon}. A class may name others and takes their words in.

    heads: last words of what is listed with the word before it ("bulk carrier"), where the last word says too little.
    """

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self.names = frozenset(classes)
        self._of: dict[str, set[str]] = defaultdict(set)
        own = {name: frozenset(words) for name, words in classes.items()}
        for name in own:
            for word in _words(name, own):
                self._of[word].add(name)
        self.heads = frozenset(word.rpartition(" ")[2] for word in self._of if " " in word)

    def of(self, lemma: str) -> set[str]:
        return self._of.get(lemma, _NO_CLASS)


_NO_CLASS: set[str] = set()


def _words(name: str, own: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The words of a class and of all that it takes in, directly or by another; names that are no class are left."""
    taken, left = {name}, [name]
    while left:
        for word in own[left.pop()]:
            if not word.startswith("+"):
                yield word
            elif word[1:] in own and word[1:] not in taken:
                taken.add(word[1:])
                left.append(word[1:])


@dataclass(frozen=True, slots=True)
class Match(Generic[P]):
    """A rule that reads a frame."""

    rule: P
    frame: Frame


class Index(Generic[P]):
    """Rules by predicate, ready to match."""

    def __init__(self, rules: Iterable[P], classes: Classes) -> None:
        self.classes = classes
        self.rules = tuple(rules)
        self._by_predicate: dict[tuple[str, str], list[P]] = defaultdict(list)
        for rule in self.rules:
            for lemma in rule.lemma:
                self._by_predicate[lemma, rule.pos].append(rule)
        for rules_of_one in self._by_predicate.values():
            rules_of_one.sort(key=lambda r: (-r.specificity, r.id))

    def __contains__(self, predicate: object) -> bool:
        return predicate in self._by_predicate

    def candidates(self, frame: Frame) -> list[P]:
        """Rules of the predicate; of its bare verb where the verb with its particle has none."""
        found = self._by_predicate.get((frame.lemma, frame.pos))
        return found or self._by_predicate.get((frame.lemma.partition("_")[0], frame.pos), [])

    def by_predicate(self) -> Mapping[tuple[str, str], Sequence[P]]:
        """(lemma, part of speech) → its rules, the one that asks most first."""
        return self._by_predicate

    def match(self, frame: Frame, frames: Frames, cast: Cast) -> Match[P] | None:
        """The most specific rule all of whose conditions hold."""
        test = Test(frame, frames, cast, self.classes)
        for rule in self.candidates(frame):
            if fits(rule, frame, test):
                return Match(rule, frame)
        return None

    def holds_any(self, rules: Iterable[P], frame: Frame, frames: Frames, cast: Cast) -> bool:
        """Whether all conditions of one of these rules hold."""
        test = Test(frame, frames, cast, self.classes)
        return any(fits(rule, frame, test) for rule in rules)

    def holds(self, rule: Pattern, frame: Frame, frames: Frames, cast: Cast) -> bool:
        test = Test(frame, frames, cast, self.classes)
        return fits(rule, frame, test)


def fits(rule: Pattern, frame: Frame, test: Test) -> bool:
    """Whether the voice is right, every condition of `where` holds and none of `unless`."""
    if rule.voice and rule.voice != frame.voice:
        return False
    return all(test(role, c) for role, c in rule.where.items()) and not any(
        test(role, c) for role, c in rule.unless.items()
    )


@dataclass(frozen=True, slots=True)
class Test:
    """Tests conditions on one frame's arguments."""

    frame: Frame
    frames: Frames
    cast: Cast
    classes: Classes
    _fillers: dict[str, list[Argument]] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, roles: str, condition: Condition) -> bool:
        fillers = self._fillers.get(roles)  # the rules of one predicate ask for the same few roles
        if fillers is None:
            fillers = [a for role in roles.split("|") for a in fillers_around(self.frame, role, self.frames)]
            self._fillers[roles] = fillers
        if condition.absent:
            return not fillers
        return any(self._satisfies(a, condition) for a in fillers)

    def _satisfies(self, a: Argument, c: Condition) -> bool:
        s = self.frames.syntax
        lemma = s.lemma[a.token]
        if c.lemma and lemma not in c.lemma and s.lower[a.token] not in c.lemma and hyphened(s, a.token) not in c.lemma:
            return False
        if c.klass and not any(self._classes_of(t) & set(c.klass) for t in called(self.frames, a.token)):
            return False
        if c.inside and not any(self._classes_of(t) & set(c.inside) for t in words_below(s, a.token)):
            return False
        if c.under and not self._stands_under(a.token, c.under):
            return False
        if not self._clause_satisfies(a.token, c):
            return False
        return self._actor_satisfies(a, c) if (c.sector or c.kind or c.actor is not None) else True

    def _stands_under(self, token: int, lemmas: tuple[str, ...]) -> bool:
        below = self.frames.at(token)
        return below is not None and any(f.lemma in lemmas for f in self.frames.about(below))

    def _clause_satisfies(self, token: int, c: Condition) -> bool:
        if c.ahead is None and c.negated is None:
            return True
        clause = self.frames.at(token)
        if clause is None or (c.ahead is not None and clause.mood.ahead != c.ahead):
            return False
        return c.negated is None or (clause.mood.negation is not None) == c.negated

    def _classes_of(self, token: int) -> set[str]:
        """Of the word, of what a hyphen ties to it, and of it with the word before: "carrier", "bulk carrier"."""
        s = self.frames.syntax
        found = self.classes.of(self._lemma(token))
        if whole := hyphened(s, token):
            found = found | self.classes.of(whole) | self.classes.of(whole.replace("-", ""))
        if s.lemma[token] in self.classes.heads and token and s.head[token - 1] == token:
            found = found | self.classes.of(f"{s.lower[token - 1]} {s.lemma[token]}")
        return found

    def _lemma(self, token: int) -> str:
        particle = self.frames.syntax.first(token, "compound:prt")
        lemma = self.frames.syntax.lemma[token]
        return f"{lemma}_{self.frames.syntax.lower[particle]}" if particle is not None else lemma

    def _actor_satisfies(self, a: Argument, c: Condition) -> bool:
        named = self.cast.at(a.token) or (self.cast.place_at(a.token) if a.role.startswith("prep:") else ())
        actors = [self.cast[i] for i in named]
        if c.actor is not None and bool(actors) != c.actor:
            return False
        if c.sector and not any(set(x.sectors or (x.sector,)) & set(c.sector) for x in actors):
            return False
        return not c.kind or any(x.kind in c.kind for x in actors)


def fillers_around(frame: Frame, role: str, frames: Frames, under: tuple[str, ...] = ()) -> list[Argument]:
    """Fillers of a role, also of clauses about the act: `over>obj` in "the arrival of jets strengthened the army".

    under: the predicates that such a clause must have; any where none is given.
    """
    if not role.startswith("over>"):
        return fillers_of(frame, role, frames.syntax)
    rest = role.removeprefix("over>")
    told = (f for f in frames.about(frame) if not under or f.lemma in under)
    return [a for f in told for a in fillers_of(f, rest, frames.syntax)]


def fillers_of(frame: Frame, role: str, s: Syntax) -> list[Argument]:
    """Fillers of a role: `obj`, `prep:of`, `any` (all), `self` (the predicate), or below one: `obj>prep:of`.

    A prepositional phrase that the frame lacks is also sought below its object and its adverb, where parsers often
    hang it: "turned them away from the gate".
    """
    if role == "any":
        return [a for a in frame.arguments if a.role not in TOLD]
    if role == "self":
        return [Argument("self", frame.predicate)]
    outer, *path = role.split(">")
    found = [Argument("self", frame.predicate)] if outer == "self" else list(frame.role(outer))
    if not found and outer.startswith("prep:"):
        found = _one_below(frame.role("obj", "advmod") if frame.pos == "verb" else frame.role("prep:of"), outer, s)
    for step in path:
        found = _one_below(found, step, s)
    return found


def _one_below(arguments: Iterable[Argument], role: str, s: Syntax) -> list[Argument]:
    """What fills a role below any of the arguments, each with what is coordinated with it."""
    return [c for a in arguments for b in below(s, a.token, role) for c in (b, *_coordinate(s, b))]


def _coordinate(s: Syntax, a: Argument) -> list[Argument]:
    return [Argument(a.role, c, a.marker, "conj-filler") for c in s.conjuncts(a.token)]


def below(s: Syntax, token: int, role: str) -> list[Argument]:
    """Children of a noun in a role: `poss`, `compound`, `amod`, `appos`, `acl`, `prep:X`."""
    if role.startswith("prep:"):
        preposition = role[5:]
        found = [c for c in s.having(token, *PHRASES) if s.preposition(c) == preposition]
    else:
        found = s.having(token, "nmod:poss" if role == "poss" else role)
    return [Argument(role, c, source="below") for c in found]


def hyphened(s: Syntax, token: int) -> str:
    """The word with what a hyphen ties to its front: "cease-fire" of its last part; "" where nothing is tied."""
    if (
        token < 2
        or s.lower[token - 1] != "-"
        or s.end[token - 1] != s.start[token]
        or s.end[token - 2] != s.start[token - 1]
    ):
        return ""
    return f"{s.lower[token - 2]}-{s.lemma[token]}"


def counted(frames: Frames, token: int) -> tuple[int, ...]:
    """The token and, where it only counts or measures, what: "hundreds of guns", "two of the men", "tonnes of rice".

    Of "dozens of boxes of guns" the boxes and the guns.
    """
    s = frames.syntax
    if not _measures(frames, token):
        return (token,)
    things = [c for c in s.having(token, "nmod") if s.preposition(c) == "of"]
    own = () if any(_measures(frames, c) for c in things) else (token,)
    return (*own, *(t for c in things for t in counted(frames, c)))


def _measures(frames: Frames, token: int) -> bool:
    return frames.syntax.lemma[token] in frames.lexicon.measures or frames.syntax.pos[token] == "NUM"


def called(frames: Frames, token: int) -> Iterator[int]:
    """The token, what it counts, what somebody named is: "the activist Mia Diallo", "Mia Diallo, an activist"."""
    s = frames.syntax
    yield from counted(frames, token)
    if s.pos[token] == "PROPN":
        yield from (c for c in s.having(token, "nmod:desc", "appos") if s.tag[c] in ("NN", "NNS"))


def words_below(s: Syntax, token: int, depth: int = 3) -> Iterator[int]:
    """The token and the content words up to three steps below it."""
    yield token
    if depth:
        for c in s.children[token]:
            if s.dep[c] in BELOW:
                yield from words_below(s, c, depth - 1)
