"""The small words that decide how a name or noun is meant.

In:  cues.csv, pronouns.csv, anaphors.csv, given_names.csv. Out: `Cues`: sets and maps, e.g. that "in" before "Ankara"
     makes a place of it, that "former" ends an office, that "backed" leaves a group's nationality open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from demarche.actors.tables import AnaphorRow, CueRow, GivenNameRow, PronounRow, items, read_table
from demarche.errors import BrokenRule

Gender = Literal["m", "f", "n", ""]
CUES = frozenset(
    ["partitive", "place-preposition", "motion-preposition", "motion-verb", "motion-noun", "former", "participle",
     "state-noun", "pair", "demonstrative", "counterpart", "bare-noun", "national", "outside", "place-noun", "no-name",
     "abroad", "kin", "top-office", "only-in", "famous", "belonging", "any-leader", "office", "gender", "paper",
     "partisan", "answering-verb", "clergy", "example", "language-verb", "loyal", "foreign-preposition", "saint",
     "either-force", "gathering", "naming-verb", "body-noun", "voice-noun", "private-noun", "any-head", "uprooted",
     "no-office", "owned-noun", "feast", "describing", "born", "city-thing", "chamber",
     "looks-into", "given-place", "future-preposition",
     "seated", "blue-helmet", "commanding-verb", "firm-noun", "opposite-number", "giving-verb"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pronoun:
    form: str
    person: str
    number: str
    gender: str
    case: str


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What "the ministry", "the group" or "both countries" may take up: kinds of actors, or sectors."""

    noun: str
    number: str
    refers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    words: dict[str, frozenset[str]]
    values: dict[tuple[str, str], str]
    pronouns: dict[str, Pronoun]
    anaphors: dict[str, Anaphor]
    genders: dict[str, str]

    def has(self, cue: str, word: str) -> bool:
        return word in self.words[cue]


def read_cues(folder: Path) -> Cues:
    """Read the four tables. Raises BrokenRule for a cue class the resolver does not know."""
    words: dict[str, set[str]] = defaultdict(set)
    values: dict[tuple[str, str], str] = {}
    for row in read_table(folder / "cues.csv", CueRow):
        if row.cue not in CUES:
            raise BrokenRule(
                f"{folder / 'cues.csv'}: {row.word}: unknown cue {row.cue!r}; known: {' '.join(sorted(CUES))}"
            )
        words[row.cue].add(row.word)
        values[row.cue, row.word] = row.value
    pronouns = read_table(folder / "pronouns.csv", PronounRow)
    anaphors = read_table(folder / "anaphors.csv", AnaphorRow)
    return Cues(
        words={cue: frozenset(words[cue]) for cue in CUES},
        values=values,
        pronouns={p.form: Pronoun(p.form, p.person, p.number, p.gender, p.case) for p in pronouns},
        anaphors={a.noun: Anaphor(a.noun, a.number, items(a.refers)) for a in anaphors},
        genders={g.name: g.gender for g in read_table(folder / "given_names.csv", GivenNameRow)},
    )
