"""What is known about standing relations (data/facts): rules for clauses and for nouns.

In:  the package's data folder. Out: `FactRules`; it knows that whoever "assumed command of" a force commands it, and
that in "regards the isles as its own province" the claim is the subject's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import Classes, Index, Pattern, load_entries, read_yaml

Kinds = tuple[Literal["person", "office", "state", "organisation", "group", "people"], ...]


class FactExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and its fact: "subject | object | holder", a word of each; an empty holder is the article."""

    text: str
    fact: str


class FactRule(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A predicate with the roles of subject and object; a noun without such a role has what it is said of as subject.

    subject_kinds, object_kinds: kinds of actors they must be; any when empty.
    subject_text, object_text: words serve where there is no actor; an object's must be a name, or a noun of
              object_classes. object_place: it must be a place. subject_place: the name of a place serves.
    holder:   "subject" where the verb says whose view it is. viewed: the relation a noun states in somebody's view,
              who then is its subject ("considers Kosovo part of").
    reverse:  what the words say of the object is so of the subject ("Goma is in rebel hands": the rebels control it).
    behind:   prepositions one of which must stand before a noun ("*under* the control of").
    subject_state: the state whose the subject is ("*U.S.* troops").
    subject_named: by name, since "the billionaire" may be mistaken for another.
    mutual:   without an object the subjects stand so to each other ("Lebanon and Israel share a border").
    ends:     the clause says that it is over ("quit ECOWAS").  deed: it tells when it began ("seized in 2014").
    what:     roles that name the goods.
    negated:  the relation of a denied clause. standing: only in the present tense or since
              a day. finished: only in the past.
    """

    relation: str
    subject: tuple[str, ...] = ()
    object: tuple[str, ...]
    subject_kinds: Kinds = ()
    object_kinds: Kinds = ()
    subject_text: bool = False
    object_text: bool = False
    object_classes: tuple[str, ...] = ()
    object_place: bool = False
    subject_place: bool = False
    holder: Literal["", "subject"] = ""
    viewed: str = ""
    reverse: bool = False
    behind: tuple[str, ...] = ()
    subject_state: bool = False
    subject_named: bool = False
    mutual: bool = False
    ends: bool = False
    deed: bool = False
    what: tuple[str, ...] = ()
    negated: str = ""
    standing: bool = False
    finished: bool = False
    examples: tuple[FactExample, ...] = ()  # type: ignore[assignment]


class FactWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field per list of data/facts/words.yaml, where each is explained."""

    viewing: frozenset[str]
    sayers: frozenset[str]
    none: frozenset[str]
    former: frozenset[str]
    not_yet: frozenset[str]
    offices: frozenset[str]
    taking_office: frozenset[str]
    leaving_office: frozenset[str]
    no_offices: frozenset[str]
    local_offices: frozenset[str]
    local_units: frozenset[str]
    offices_of_any: frozenset[str]
    states: frozenset[str]
    denials: frozenset[str]
    kinds_of_land: dict[str, str]
    kinds_of_party: frozenset[str]
    inclusions: frozenset[str]
    based: frozenset[str]
    made: frozenset[str]
    hyphened: dict[str, str]
    hyphened_reverse: frozenset[str]
    classes: dict[str, tuple[str, ...]]


class FactRules:
    """Rules for clauses and nouns, indexed, and the words they rest on."""

    def __init__(self, clauses: tuple[FactRule, ...], nouns: tuple[FactRule, ...], words: FactWords) -> None:
        classes = Classes(words.classes)
        self.clauses = Index(clauses, classes)
        self.nouns = Index((msgspec.structs.replace(r, pos="noun") for r in nouns), classes)
        self.words = words

    @staticmethod
    def load(data: Path) -> FactRules:
        """From `data/facts`. BrokenRule names file, line and entry."""
        folder = data / "facts"
        try:
            words = msgspec.convert(read_yaml(folder / "words.yaml"), FactWords, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{folder.name}/words.yaml: {error}") from None
        clauses = tuple(located.entry for located in load_entries(folder / "clauses.yaml", FactRule))
        nouns = tuple(located.entry for located in load_entries(folder / "nouns.yaml", FactRule))
        return FactRules(clauses, nouns, words)
