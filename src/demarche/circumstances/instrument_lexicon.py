"""What is known about treaties, charters, resolutions, laws, rulings, elections and summits (data/instruments).

In:  the package's data folder. Out: `InstrumentLexicon`; it knows that "the Iran nuclear deal" is the JCPOA, that what
"flouts" it violates it, and that "the accord" may take it up again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import Classes, Index, Pattern, load_entries, read_yaml

InstrumentKind = Literal[
    "resolution", "treaty", "charter", "agreement", "contract", "law", "ruling", "election", "summit"
]
Stance = Literal[
    "violates",
    "complies",
    "under",
    "invokes",
    "signs",
    "ratifies",
    "rejects",
    "leaves",
    "holds",
    "contests",
    "attends",
    "obliges",
    "permits",
    "mentions",
]
S = TypeVar("S", bound=msgspec.Struct)
_WORDS = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|['’]s\b|[^\w\s]")


class NamedInstrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of instruments.csv. aliases are joined by ";"."""

    key: str
    kind: InstrumentKind
    name: str
    aliases: str
    year: str


class StanceExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that takes the stance, with a word of the party that complies, violates, signs …"""

    text: str
    party: str = ""


class StanceRule(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A predicate, the role in which it has the instrument, and the role of the party."""

    stance: Stance
    instrument: tuple[str, ...]
    party: tuple[str, ...]
    examples: tuple[StanceExample, ...] = ()  # type: ignore[assignment]


class InstrumentKinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field per table of kinds.yaml, where each is explained."""

    heads: dict[str, InstrumentKind]
    capital_heads: frozenset[str]
    not_names: frozenset[str]
    not_with: dict[str, frozenset[str]]
    short_names: frozenset[str]
    first_prepositions: frozenset[str]
    further_words: frozenset[str]
    with_parties: frozenset[str]
    concluding: frozenset[str]
    adopting: frozenset[str]
    about: frozenset[str]
    of_matters: frozenset[str]
    agreement_subjects: frozenset[str]
    known_alone: frozenset[str]
    named_heads: frozenset[str]
    party_prepositions: frozenset[str]
    law_heads: frozenset[str]
    law_subjects: frozenset[str]
    law_adjectives: frozenset[str]
    not_laws: frozenset[str]
    not_deeds: frozenset[str]
    courts: frozenset[str]
    election_heads: frozenset[str]
    election_types: frozenset[str]
    plain_elections: frozenset[str]
    summit_heads: frozenset[str]
    not_summits: frozenset[str]
    vague: frozenset[str]
    resolution_bodies: dict[str, str]
    anaphors: dict[InstrumentKind, frozenset[str]]
    definites: frozenset[str]
    idle_modifiers: frozenset[str]


class StanceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions with a stance, verbs of saying (stance_words.yaml)."""

    prepositions: dict[str, Stance]
    sayers: frozenset[str]
    accusers: frozenset[str]
    parts: frozenset[str]
    refusing: frozenset[str]
    planning: frozenset[str]
    measures: frozenset[str]


class Alias(NamedTuple):
    """A spelling, cut into words as written and in lower case without dots."""

    written: tuple[str, ...]
    plain: tuple[str, ...]
    instrument: NamedInstrument

    def fits(self, texts: list[str]) -> bool:
        """Capitals where the spelling has them: "NPT" is no "npt", "Paris accord" no "paris accord"."""
        return all(
            not w[0].isupper() or (t[0].isupper() and (t.isupper() or not _is_acronym(w)))
            for w, t in zip(self.written, texts, strict=True)
        )

    @property
    def is_common(self) -> bool:
        """Without a capital: "foreign agents law" may be any country's."""
        return not any(w[0].isupper() for w in self.written)


class InstrumentLexicon:
    """Names by their first word, kinds, stances.

    bodies_of_law: keys of what is no single text (international law): "the law" does not take it up.
    """

    def __init__(
        self,
        named: Iterable[NamedInstrument],
        kinds: InstrumentKinds,
        stances: Iterable[StanceRule],
        words: StanceWords,
    ) -> None:
        self.kinds = kinds
        self.words = words
        self.stances = Index(stances, Classes({}))
        named = tuple(named)
        self.bodies_of_law = frozenset(n.key for n in named if n.kind == "law" and not n.year)
        self._aliases: dict[str, list[Alias]] = {}
        for alias in _aliases(named):
            self._aliases.setdefault(alias.plain[0], []).append(alias)
        for listed in self._aliases.values():
            listed.sort(key=lambda a: -len(a.plain))

    def aliases(self, plain_word: str) -> list[Alias]:
        """Spellings that begin with a word, the longest first."""
        return self._aliases.get(plain_word, [])

    @staticmethod
    def load(data: Path) -> InstrumentLexicon:
        """From `data/instruments`. BrokenRule names file, line and entry."""
        folder = data / "instruments"
        return InstrumentLexicon(
            list(_read_named(folder / "instruments.csv")),
            _read(folder / "kinds.yaml", InstrumentKinds),
            [located.entry for located in load_entries(folder / "stances.yaml", StanceRule)],
            _read(folder / "stance_words.yaml", StanceWords),
        )


def plain(word: str) -> str:
    """Lower case, dots and typographic apostrophes away: "U.N." and "UN" are one."""
    return word.lower().replace(".", "").replace("’", "'")


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _aliases(named: Iterable[NamedInstrument]) -> Iterator[Alias]:
    seen: dict[tuple[str, ...], str] = {}
    for instrument in named:
        for spelling in (instrument.name, *filter(None, instrument.aliases.split(";"))):
            words = tuple(_WORDS.findall(spelling))
            if seen.setdefault(words, instrument.key) != instrument.key:
                raise BrokenRule(f"instruments.csv: {spelling!r} names both {seen[words]!r} and {instrument.key!r}")
            yield Alias(words, tuple(plain(w) for w in words), instrument)


def _read_named(path: Path) -> Iterator[NamedInstrument]:
    keys: set[str] = set()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in (reader := csv.DictReader(lines)):
            try:
                instrument = msgspec.convert(row, NamedInstrument)
            except msgspec.ValidationError as error:
                raise BrokenRule(f"{path.name}:{reader.line_num}: {row.get('key')!r}: {error}") from None
            if instrument.key in keys:
                raise BrokenRule(f"{path.name}:{reader.line_num}: key {instrument.key!r} stands twice")
            keys.add(instrument.key)
            yield instrument


def _read(path: Path, kind: type[S]) -> S:
    try:
        return msgspec.convert(read_yaml(path), kind, strict=False)
    except msgspec.ValidationError as error:
        raise BrokenRule(f"{path.name}: {error}") from None
