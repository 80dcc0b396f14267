"""The event lexicon: which predicates in which frames are which events.

In:  data/events/*.yaml (or a researcher's own folder), word classes, the ontology. Out: `EventLexicon`, checked: every
code is of the ontology, every class exists, no two rules ask the same and say different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from demarche.errors import BrokenRule
from demarche.events.actuality import ActualityLexicon
from demarche.events.ontology import Ontology
from demarche.events.subjects import Subjects
from demarche.rules import Classes, Condition, Index, Located, Pattern, content_of, load_entries, pattern_key, read_yaml


class EventRule(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A pattern with its code.

    reciprocal: all parties are actors, none recipient (met, agreed, clashed).
    actuality:  fixed by the words themselves ("announced the withdrawal of" is future); else read from the frame.
    consumes:   acts named below (as infinitive, clause or object) are this event's content, no events of their own.
    presupposed: the act has happened whatever is said of it above: no content of a word that praises or blames it.
    alone:      the event stands without a resolved actor ("two people were arrested").
    collective: unions and crowds do it as well as states: it stands without a political party ("ended their strike").
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
    version: str

    @cached_property
    def collective(self) -> frozenset[str]:
        """Ids of the rules that read what unions and crowds do as well as states."""
        return frozenset(rule.id for rule in self.rules.rules if rule.collective)

    @staticmethod
    def load(data: Path, *, rules: Path | None = None) -> EventLexicon:
        """From the package's data folder, or with event rules from another folder. BrokenRule names file, line, id."""
        paths = sorted((rules or data / "events").glob("*.yaml"))
        if not paths:
            raise BrokenRule(f"{rules or data / 'events'}: no rule files (*.yaml) there")
        ontology = Ontology.load(data / "ontology" / "plover.yaml")
        classes = load_classes(data / "ontology" / "classes")
        located = [e for p in paths for e in load_entries(p, EventRule)]
        modes = tuple(m for p in paths for m in load_modes(p))
        check_rules(located, modes, ontology, classes)
        return EventLexicon(
            ontology=ontology,
            rules=Index((e.entry for e in located), classes),
            modes=modes,
            actuality=ActualityLexicon.load(data / "ontology" / "actuality.yaml"),
            subjects=Subjects.load(data / "ontology" / "subjects.yaml"),
            version=content_of([*paths, *(data / "ontology").rglob("*.yaml")]),
        )


def load_classes(folder: Path) -> Classes:
    """Word classes from every file of a folder; a class named in two files is their union."""
    merged: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, words in _mapping(path).items():
            merged.setdefault(name, []).extend(words)
    return Classes(merged)


def load_modes(path: Path) -> list[ModeRule]:
    raw = _mapping(path)
    kind = (raw.get("defaults") or {}).get("type", "")
    try:
        return [msgspec.convert({"type": kind, **m}, ModeRule, strict=False) for m in raw.get("modes") or ()]
    except msgspec.ValidationError as error:
        raise BrokenRule(f"{path.name}: modes: {error}") from None


def _mapping(path: Path) -> dict[str, Any]:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise BrokenRule(f"{path.name}: a mapping was expected at the top")
    return data


def check_rules(
    located: Iterable[Located[EventRule]], modes: Iterable[ModeRule], ontology: Ontology, classes: Classes
) -> None:
    """Codes are of the ontology, classes are known, ids are unique, no pattern has two codes."""
    ids: dict[str, Located[EventRule]] = {}
    codes: dict[tuple[str, tuple[str, str, bytes, bytes]], EventRule] = {}
    for e in located:
        rule, where = e.entry, f"{e.file}: {e.entry.id}"
        first = ids.setdefault(rule.id, e)
        if first is not e:
            raise BrokenRule(f"{e.file}:{e.line}: {rule.id}: id used in {first.file}:{first.line} too")
        ontology.check(rule.type, rule.mode, rule.contexts, where=where)
        check_classes({**rule.where, **rule.unless}, classes, where=where)
        key = pattern_key(rule)
        for lemma in rule.lemma:
            other = codes.setdefault((lemma, key), rule)
            if other is not rule:
                raise BrokenRule(f"{where}: {lemma!r} is read in the same frame by {other.id} ({other.type})")
    for mode in modes:
        ontology.check(mode.type, mode.mode, mode.contexts, where=mode.id)
        check_classes(mode.where, classes, where=mode.id)


def check_classes(conditions: dict[str, Condition], classes: Classes, *, where: str) -> None:
    for condition in conditions.values():
        for name in (*condition.klass, *condition.inside):
            if name not in classes.names:
                raise BrokenRule(f"{where}: unknown word class {name!r}")
