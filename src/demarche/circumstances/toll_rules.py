"""What is known about tolls: rules for clauses, words for phrases (data/magnitudes).

In:  the package's data folder. Out: `TollLexicon`; it knows that who "drowned" is dead and who was "rounded up" is
arrested, as in "Police rounded up 45 dockers".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import Classes, Index, Pattern, load_entries, read_yaml

TollKind = Literal["dead", "injured", "arrested", "missing", "size"]


class TollExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and its tolls: "dead 12", "dead 20-" (at least), "size -40" (at most)."""

    text: str
    tolls: tuple[str, ...]


class TollRule(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A predicate and the role whose filler it counts; the first role in `count` that is filled is taken.

    least: fewer are no toll of this kind: two chairmen who walk out are no crowd. alone: no other event takes it: who
    fled a raid is no crowd at the raid.
    """

    kind: TollKind
    count: tuple[str, ...]
    least: int = 0
    alone: bool = False
    examples: tuple[TollExample, ...] = ()  # type: ignore[assignment]


class TollWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One field per list of data/magnitudes/words.yaml, where each is explained."""

    counted_nouns: dict[TollKind, frozenset[str]]
    none_nouns: dict[TollKind, frozenset[str]]
    none_verbs: frozenset[str]
    act_nouns: dict[TollKind, frozenset[str]]
    states: dict[TollKind, frozenset[str]]
    state_phrases: dict[TollKind, frozenset[str]]
    fillers: frozenset[str]
    toll_nouns: frozenset[str]
    toll_plurals: frozenset[str]
    toll_of: dict[str, Literal["dead"]]
    number_nouns: frozenset[str]
    figure_nouns: frozenset[str]
    figure_verbs: dict[str, str]
    number_of: dict[str, TollKind]
    crowd_nouns: frozenset[str]
    toll_prepositions: frozenset[str]
    estimating: frozenset[str]
    admitting: frozenset[str]
    summing: frozenset[str]
    life_verbs: frozenset[str]
    life_nouns: frozenset[str]
    body_verbs: frozenset[str]
    part_marks: frozenset[str]
    glued: frozenset[str]
    classes: dict[str, tuple[str, ...]]
    people: frozenset[str]
    not_people: frozenset[str]
    collectives: frozenset[str]
    people_endings: tuple[str, ...]
    singular_pronouns: frozenset[str]
    nobody: frozenset[str]
    near_words: frozenset[str]
    cause_roles: tuple[str, ...]
    cause_marks: frozenset[str]
    outcome_prepositions: frozenset[str]
    sequel_marks: frozenset[str]
    new_deed: frozenset[str]
    new_deed_adverbs: frozenset[str]
    long_times: frozenset[str]
    one_more: frozenset[str]

    @cached_property
    def figures(self) -> frozenset[str]:
        """Nouns between a figure and who gives it: "gave a *toll* of 12", "a *figure* of 48 dead"."""
        return self.figure_nouns | self.toll_nouns | self.number_nouns | self.crowd_nouns

    @cached_property
    def giving(self) -> frozenset[str]:
        """Verbs whose subject gives a figure: "put the toll at", "spoke of", "admits to"."""
        return self.estimating | self.admitting | self.figure_verbs.keys()

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Nouns of acts that kill: attack, blast ..."""
        return frozenset(self.classes["fight"])

    @cached_property
    def kind_of_counted(self) -> dict[str, TollKind]:
        return _inverted(self.counted_nouns)

    @cached_property
    def kind_of_none(self) -> dict[str, TollKind]:
        return _inverted(self.none_nouns)

    @cached_property
    def kind_of_act(self) -> dict[str, TollKind]:
        return _inverted(self.act_nouns)

    @cached_property
    def kind_of_state(self) -> dict[str, TollKind]:
        return _inverted(self.states)

    def is_person(self, lemma: str, lower: str) -> bool:
        """Whether a common noun is one for people, by list or ending; only asked where persons are likely."""
        return lemma in self.people or (lower.endswith(self.people_endings) and lemma not in self.not_people)


class TollLexicon:
    """Rules and words, ready to match."""

    def __init__(self, rules: tuple[TollRule, ...], words: TollWords) -> None:
        self.words = words
        self.index = Index(rules, Classes(words.classes))
        self.kind_of_verb: dict[str, TollKind] = {
            lemma: r.kind for r in rules if r.count == ("obj",) and not (r.where or r.unless) for lemma in r.lemma
        }

    @staticmethod
    def load(data: Path) -> TollLexicon:
        """From `data/magnitudes`. BrokenRule names file, line and entry."""
        folder = data / "magnitudes"
        rules = tuple(located.entry for located in load_entries(folder / "rules.yaml", TollRule))
        try:
            words = msgspec.convert(read_yaml(folder / "words.yaml"), TollWords, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{folder.name}/words.yaml: {error}") from None
        return TollLexicon(rules, words)


def _inverted(table: Mapping[TollKind, frozenset[str]]) -> dict[str, TollKind]:
    return {word: kind for kind, words in table.items() for word in words}
