"""What changes hands or is used, and how: categories of nouns, named systems, movements (data/objects).

In:  the package's data folder. Out: `Taxonomy`; it knows that a "howitzer" is artillery, that a "TB2" is a drone and
that whoever "took delivery" of them got them, as in "Niger took delivery of six TB2s".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import Classes, Index, Located, Pattern, load_entries, read_yaml

Group = Literal["materiel", "goods", "money", "persons", "territory"]
_WORDS = re.compile(r"[^\s\-–]+|[\-–]")


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one kind of thing. Examples must yield the category, counter-examples must not."""

    id: str
    group: Group
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class System(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named product. Ambiguous names ("Hawk") count only before a noun of a category: "Hawk missiles"."""

    name: str
    category: str
    ambiguous: str


class MovementExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, its thing and its parties by a word each."""

    text: str
    thing: str
    supplier: str = ""
    taker: str = ""
    maker: str = ""


class Movement(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A predicate by which a thing changes hands or is used.

    object, supplier, taker, maker, carrier: roles, in order of preference; movements.yaml explains them and the rest.
    """

    groups: tuple[Group, ...]
    object: tuple[str, ...]
    supplier: tuple[str, ...] = ()
    taker: tuple[str, ...] = ()
    maker: tuple[str, ...] = ()
    carrier: tuple[str, ...] = ()
    trades: bool = False
    changes_hands: bool = False
    in_action: bool = False
    firm_supplies: bool = False
    examples: tuple[MovementExample, ...] = ()  # type: ignore[assignment]


class ObjectWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field per list of data/objects/words.yaml, where each is explained."""

    measures: frozenset[str]
    classes: dict[str, tuple[str, ...]]
    contracts: frozenset[str]
    contract_prepositions: frozenset[str]
    made: frozenset[str]
    acquisitions: frozenset[str]
    acquirer_verbs: frozenset[str]
    idle_adjectives: frozenset[str]
    only_with_money: frozenset[str]
    paid_nouns: frozenset[str]
    figurative: frozenset[str]
    system_nouns: frozenset[str]
    inclusions: frozenset[str]
    taking_verbs: frozenset[str]
    about: frozenset[str]
    definites: frozenset[str]
    conditions: frozenset[str]
    armed: frozenset[str]
    deploying: frozenset[str]
    flagged: frozenset[str]
    bombings: frozenset[str]
    moved_persons: dict[str, str]
    held_by_others: dict[str, str]
    wished: frozenset[str]
    not_phrases: tuple[str, ...]


class NounEntry(NamedTuple):
    """A noun phrase of the taxonomy, cut into words as the tokeniser does; category "" means none of ours."""

    words: tuple[str, ...]
    category: str


class Taxonomy:
    """Categories, systems and movements, indexed."""

    def __init__(
        self,
        categories: Iterable[Category],
        systems: Iterable[System],
        movements: Iterable[Movement],
        words: ObjectWords,
    ) -> None:
        self.categories = {c.id: c for c in categories}
        self.words = words
        self.movements = Index(movements, Classes(words.classes))
        self._nouns = _nouns_by_last_word(self.categories.values(), words.not_phrases)
        self._systems: dict[str, list[System]] = {}
        for system in systems:
            self._systems.setdefault(system.name[:2], []).append(system)
        for listed in self._systems.values():
            listed.sort(key=lambda system: -len(system.name))

    def nouns(self, last_word: str) -> list[NounEntry]:
        """Phrases that end in a word, the longest first."""
        return self._nouns.get(last_word, [])

    def systems(self, text: str, start: int) -> Iterator[System]:
        """Named systems that the text may spell at an offset, the longest first."""
        for system in self._systems.get(text[start : start + 2], ()):
            if text.startswith(system.name, start):
                yield system

    def group(self, category: str) -> Group:
        return self.categories[category].group

    @staticmethod
    def load(data: Path) -> Taxonomy:
        """From `data/objects`. BrokenRule names file, line and entry."""
        folder = data / "objects"
        categories = [located.entry for located in load_entries(folder / "categories.yaml", Category)]
        movements = [located.entry for located in _distinct(load_entries(folder / "movements.yaml", Movement))]
        try:
            words = msgspec.convert(read_yaml(folder / "words.yaml"), ObjectWords, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{folder.name}/words.yaml: {error}") from None
        return Taxonomy(categories, _systems(folder / "systems.csv", {c.id for c in categories}), movements, words)


def _distinct(movements: Iterable[Located[Movement]]) -> Iterator[Located[Movement]]:
    seen: set[str] = set()
    for located in movements:
        if located.entry.id in seen:
            raise BrokenRule(f"{located.file}: two movements are called {located.entry.id!r}")
        seen.add(located.entry.id)
        yield located


def _systems(path: Path, categories: set[str]) -> list[System]:
    systems = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in (reader := csv.DictReader(lines)):
            try:
                system = msgspec.convert(row, System)
            except msgspec.ValidationError as error:
                raise BrokenRule(f"{path.name}:{reader.line_num}: {row.get('name')!r}: {error}") from None
            if system.category not in categories:
                raise BrokenRule(f"{path.name}:{reader.line_num}: {system.name!r}: no category {system.category!r}")
            systems.append(system)
    return systems


def _nouns_by_last_word(categories: Iterable[Category], not_phrases: Iterable[str]) -> dict[str, list[NounEntry]]:
    """Entries by their last word and by its plural."""
    table: dict[str, list[NounEntry]] = {}
    listed = [(noun, c.id) for c in categories for noun in c.nouns] + [(phrase, "") for phrase in not_phrases]
    for noun, category in listed:
        words = tuple(_WORDS.findall(noun))
        if any(e.words == words and category and e.category for e in table.get(words[-1], ())):
            raise BrokenRule(f"categories.yaml: {noun!r} stands in two categories")
        for last in (words[-1], plural_of(words[-1])):
            table.setdefault(last, []).append(NounEntry((*words[:-1], last), category))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return table


def plural_of(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
