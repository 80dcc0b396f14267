"""The event lexicon: which predicates in which frames are which events.

In:  data/events/*.yaml (or a researcher's own folder), word classes, the ontology. Out: `EventLexicon`, checked: every
code is of the ontology, every class exists, no two rules ask the same and say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from demarche.errors import BrokenRule
from demarche.events.actuality_words import ActualityLexicon
from demarche.events.contexts import ContextLexicon
from demarche.events.derivations import Derivations
from demarche.events.ontology import Ontology
from demarche.events.rulesets import RuleSet, find_rules
from demarche.events.subjects import Subjects
from demarche.rules import (
    Classes,
    Condition,
    Index,
    Located,
    Pattern,
    Spellings,
    content_of,
    line_at,
    load_entries,
    pattern_key,
    read_yaml,
)


class EventRule(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pattern with its code.

    reciprocal: all parties are actors, none recipient (met, agreed, clashed).
    actuality:  fixed by the words themselves ("announced the withdrawal of" is future); else read from the frame.
    consumes:   acts named below (as infinitive, clause or object) are this event's content, no events of their own.
    presupposed: the act has happened whatever is said of it above: no content of a word that praises or blames it.
    alone:      the event stands without a resolved actor ("two people were arrested").
    collective: unions and crowds do it as well as states: it stands without a political party ("ended their strike").
    agentless:  a formula ("it was agreed that"): its parties are those of the talks told just before.
    """

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    reciprocal: bool = False
    actuality: str = ""
    consumes: bool | None = None
    presupposed: bool = False
    alone: bool = False
    collective: bool = False
    agentless: bool = False


class ModeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The mode of an event whose rule names none, by what its arguments are: attacked *with drones*."""

    id: str
    type: str
    mode: str
    where: dict[str, Condition]
    cameo: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventLexicon:
    ontology: Ontology
    rules: Index[EventRule]
    modes: tuple[ModeRule, ...]
    actuality: ActualityLexicon
    subjects: Subjects
    contexts: ContextLexicon
    derivations: Derivations | None
    nominalisations: Mapping[str, str]
    files: RuleSet
    located: Mapping[str, Located[EventRule]]
    version: str

    @cached_property
    def collective(self) -> frozenset[str]:
        """Ids of the rules that read what unions and crowds do as well as states."""
        return frozenset(rule.id for rule in self.rules.rules if rule.collective)

    @cached_property
    def own(self) -> frozenset[str]:
        """Ids of the event rules that a folder of one's own gives."""
        return frozenset(id for id, e in self.located.items() if e.path in self.files.own)

    def place(self, id: str) -> str:
        """File, line and id of a rule, as errors name it."""
        if self.derivations is not None and id in self.derivations.located:
            return self.derivations.located[id].place
        return self.located[id].place

    @staticmethod
    def load(data: Path, *, rules: Path | None = None) -> EventLexicon:
        """From the package's data folder, or with the files of another folder. BrokenRule names file, line, id."""
        chosen = find_rules(data, rules)
        ontology = Ontology.load(chosen.plover, chosen.ontology)
        spellings = data / "language" / "spellings.csv"
        classes = load_classes(chosen.classes, Spellings.load(spellings))
        located = without_replaced([e for p in chosen.entries for e in load_entries(p, EventRule)], chosen)
        modes = [m for p in chosen.entries for m in load_modes(p)]
        check_rules(located, modes, ontology, classes)
        return EventLexicon(
            ontology=ontology,
            rules=Index((e.entry for e in located), classes),
            modes=tuple(m.entry for m in modes),
            actuality=ActualityLexicon.load(data / "ontology" / "actuality.yaml"),
            subjects=Subjects.load(data / "ontology" / "subjects.yaml"),
            contexts=ContextLexicon.load(data / "ontology" / "contexts.yaml", ontology.contexts),
            derivations=Derivations.load(chosen.derived, ontology, classes) if chosen.derived else None,
            nominalisations=load_nominalisations(data / "ontology" / "nominalisations.yaml"),
            files=chosen,
            located={e.entry.id: e for e in located},
            version=content_of([*chosen.files, spellings, *(data / "ontology").glob("*.yaml")]),
        )


def without_replaced(located: list[Located[EventRule]], chosen: RuleSet) -> list[Located[EventRule]]:
    """Without the package's entries whose ids the folder gives to entries of its own."""
    own = {e.entry.id for e in located if e.path in chosen.own}
    return [e for e in located if e.path in chosen.own or not chosen.own or e.entry.id not in own]


def load_classes(paths: Iterable[Path], spellings: Spellings) -> Classes:
    """Word classes from every file, British and American; a class named in two files is their union."""
    merged: dict[str, list[str]] = {}
    for path in paths:
        for name, words in classes_in(path).items():
            merged.setdefault(name, []).extend(spellings.all_of(words))
    return Classes(merged)


def classes_in(path: Path) -> dict[str, list[str]]:
    """The word classes of one file."""
    try:
        return msgspec.convert(_mapping(path), dict[str, list[str]])
    except msgspec.ValidationError as error:
        raise BrokenRule(f"{path.name}: {error}") from None


def load_nominalisations(path: Path) -> Mapping[str, str]:
    """Noun → the verb whose act it tells."""
    try:
        return msgspec.convert(_mapping(path), dict[str, str])
    except msgspec.ValidationError as error:
        raise BrokenRule(f"{path.name}: {error}") from None


def load_modes(path: Path) -> list[Located[ModeRule]]:
    raw = _mapping(path)
    kind = (raw.get("defaults") or {}).get("type", "")
    found = []
    for n, given in enumerate(raw.get("modes") or ()):
        try:
            rule = msgspec.convert({"type": kind, **given}, ModeRule, strict=False)
        except (msgspec.ValidationError, TypeError) as error:
            raise BrokenRule(f"{path.name}:{line_at(path, 'modes', n)}: modes: {error}") from None
        found.append(Located(rule, path, n, "modes"))
    return found


def _mapping(path: Path) -> dict[str, Any]:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise BrokenRule(f"{path.name}: a mapping was expected at the top")
    return data


def check_rules(
    located: Iterable[Located[EventRule]], modes: Iterable[Located[ModeRule]], ontology: Ontology, classes: Classes
) -> None:
    """Codes are of the ontology, classes are known, ids are unique, no pattern has two codes."""
    ids: dict[str, Located[EventRule]] = {}
    codes: dict[tuple[str, tuple[str, str, bytes, bytes]], EventRule] = {}
    for e in located:
        rule = e.entry
        first = ids.setdefault(rule.id, e)
        if first is not e:
            raise BrokenRule(f"{e.place}: id used in {first.file}:{first.line} too")
        with placed(e):
            ontology.check(rule.type, rule.mode, rule.contexts)
            check_classes({**rule.where, **rule.unless}, classes)
        key = pattern_key(rule)
        for lemma in rule.lemma:
            other = codes.setdefault((lemma, key), rule)
            if other is not rule:
                raise BrokenRule(f"{e.place}: {lemma!r} is read in the same frame by {other.id} ({other.type})")
    for m in modes:
        with placed(m):
            ontology.check(m.entry.type, m.entry.mode, m.entry.contexts)
            check_classes(m.entry.where, classes)


@contextmanager
def placed(e: Located[Any]) -> Iterator[None]:
    """Puts file, line and id before what is wrong with an entry; the line is sought only then."""
    try:
        yield
    except BrokenRule as error:
        raise BrokenRule(f"{e.place}: {error}") from None


def check_classes(conditions: dict[str, Condition], classes: Classes) -> None:
    for condition in conditions.values():
        for name in (*condition.klass, *condition.inside):
            if name not in classes.names:
                raise BrokenRule(f"unknown word class {name!r}")
