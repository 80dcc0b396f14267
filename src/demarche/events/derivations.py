"""What becomes of PLOVER's events in another ontology, as data: the file `derived.yaml` of a rules folder.

In:  derived.yaml. Out: `Derivations`: "an ASSAULT of soldiers on villagers is Violence against civilians, Attack", with
examples and counter-examples that run like those of event rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from demarche.errors import BrokenRule
from demarche.events.ontology import Ontology
from demarche.records import TOLLS
from demarche.rules import Classes, Example, Located, line_at, load_entries, read_yaml

NO_MODE = "none"  # stands for events without a mode in `of`


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one of a side's parties must be: all that is given. absent: the side is empty.

    group: it belongs to one of these groups, which the file lists by sectors and kinds of actors.
    word:  a word of its name or of its mentions is one of these, or of the word class that "+name" stands for.
    """

    group: tuple[str, ...] = ()
    word: tuple[str, ...] = ()
    absent: bool = False


class Derivation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule of derivation.

    of:     the types it is derived from, each with its modes; `[]` for all, `none` for events without a mode.
    rules:  only events that one of these rules read; `*` stands for any ending.
    actor, recipient, either: what a party of that side is. Of an act that all do together (clashed) one is the actor,
            the others recipients, either way round.
    unless: by side, what no party of it is.
    words:  a word of its clause is one of these lemmas or of these classes (+name);  without: none is.
    sentence: a word of its sentence is.
    abroad: whether its actor is of another country than the place it happens at, else than its recipients.
    least:  a toll of at least so many: {arrested: 10}.
    """

    id: str
    type: str
    mode: str | None = None
    of: dict[str, tuple[str, ...]]
    rules: tuple[str, ...] = ()
    actor: Party | None = None
    recipient: Party | None = None
    either: Party | None = None
    unless: dict[str, Party] = {}
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    least: dict[str, int] = {}
    abroad: bool | None = None
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def specificity(self) -> int:
        """How much it asks: words and rules 4, modes and tolls 2, the rest 1. The rule that asks most reads."""
        sides = [p for p in (self.actor, self.recipient, self.either) if p is not None]
        asked = (
            4 * bool(self.words or self.sentence)
            + 4 * bool(self.rules)
            + 2 * bool(self.least)
            + 2 * any(self.of.values())
        )
        asked += self.abroad is not None
        return asked + sum(bool(p.group) + p.absent + 4 * bool(p.word) for p in sides)

    @property
    def parties(self) -> tuple[Party, ...]:
        sides = (self.actor, self.recipient, self.either, *self.unless.values())
        return tuple(p for p in sides if p is not None)

    @property
    def all_words(self) -> tuple[str, ...]:
        """Words and classes that it names, wherever."""
        return (*self.words, *self.without, *self.sentence, *(w for p in self.parties for w in p.word))

    def reads(self, type: str, mode: str | None, rules: tuple[str, ...]) -> bool:
        """Whether it is derived from events of this code that these rules read."""
        modes = self.of.get(type)
        if modes is None or (modes and (mode or NO_MODE) not in modes):
            return False
        return not self.rules or any(fnmatchcase(r, pattern) for r in rules for pattern in self.rules)


@dataclass(frozen=True, slots=True)
class Derivations:
    """The rules, the most specific first, and the groups of sectors and kinds that they speak of."""

    rules: tuple[Derivation, ...]
    groups: Mapping[str, frozenset[str]]
    located: Mapping[str, Located[Derivation]]

    @staticmethod
    def load(path: Path, ontology: Ontology, classes: Classes) -> Derivations:
        """BrokenRule with file, line and id for what is not of the form or of the ontology."""
        located = list(load_entries(path, Derivation))
        try:
            groups = msgspec.convert(read_yaml(path).get("groups") or {}, dict[str, frozenset[str]])
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{path.name}:{line_at(path, 'groups')}: groups: {error}") from None
        ids: dict[str, Located[Derivation]] = {}
        for e in located:
            if ids.setdefault(e.entry.id, e) is not e:
                raise BrokenRule(f"{e.place}: id used in line {ids[e.entry.id].line} too")
            _check(e, groups, ontology, classes)
        rules = sorted((e.entry for e in located), key=lambda d: (-d.specificity, d.id))
        return Derivations(tuple(rules), groups, ids)


def _check(e: Located[Derivation], groups: dict[str, frozenset[str]], ontology: Ontology, classes: Classes) -> None:
    d = e.entry
    codes = [(d.type, d.mode), *((t, m) for t, modes in d.of.items() for m in modes or (None,) if m != NO_MODE)]
    for type, mode in codes:
        try:
            ontology.check(type, mode)
        except BrokenRule as error:
            raise BrokenRule(f"{e.place}: {error}") from None
    if d.type not in ontology.own:
        raise BrokenRule(f"{e.place}: type {d.type!r} is not one of this ontology's own: {', '.join(ontology.own)}")
    for side in d.unless.keys() - {"actor", "recipient", "either"}:
        raise BrokenRule(f"{e.place}: unless: {side!r} is not one of actor, recipient, either")
    for kind in d.least.keys() - set(TOLLS):
        raise BrokenRule(f"{e.place}: least: {kind!r} is not one of {', '.join(TOLLS)}")
    for word in d.all_words:
        if word.startswith("+") and word[1:] not in classes.names:
            raise BrokenRule(f"{e.place}: unknown word class {word[1:]!r}")
    for group in (g for p in d.parties for g in p.group if g not in groups):
        raise BrokenRule(f"{e.place}: group {group!r} is not one of {', '.join(groups) or 'none given'}")
