"""The words that report: which verbs, nouns, adjectives and adverbs say that somebody says, thinks or wants something.

In:  data/reporting/*.yaml. Out: a ReportingLexicon, asked by lemma and frame: in "Accra vowed to keep the port open",
`lexicon.verb("vow", "infinitive")` is the cue of entry `promise.vow`, stance "promise".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import Located, load_entries

Part = Literal["verb", "noun", "adjective", "adverb", "preposition", "words"]
Stance = Literal[
    "admit",
    "agree",
    "allege",
    "announce",
    "appear",
    "ask",
    "believe",
    "claim",
    "condemn",
    "confirm",
    "decline",
    "decree",
    "demand",
    "deny",
    "discuss",
    "doubt",
    "feel",
    "intend",
    "know",
    "no_comment",
    "oppose",
    "perceive",
    "praise",
    "predict",
    "promise",
    "propose",
    "reject",
    "report",
    "support",
    "threaten",
    "want",
    "warn",
]
FRAMES = frozenset(
    "clause question quote infinitive gerund object object+infinitive object+predicate object+as passive"
    " passive+infinitive passive+as raising expletive copula bare absolute".split()
)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of cues that behave alike.

    lemmas:   comma-separated; a particle follows its verb ("point out").
    frames:   how source and content stand to the cue; `preposition:about` for content after a preposition.
    also:     prepositions whose phrase belongs to the content beside an object ("accused Mali *of* …").
    owner:    for nouns: whether a source must be named ("his claim that"), or the noun serves without.
    examples: own sentences with [source], {cue} and <content> marked; counter_examples yield nothing for this entry.
    """

    id: str
    part: Part
    lemmas: str
    frames: tuple[str, ...]
    stance: Stance
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    also: tuple[str, ...] = ()
    owner: Literal["named", "any"] = "any"

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(" ".join(lemma.split()) for lemma in self.lemmas.split(",") if lemma.strip())


Cues = Mapping[str, Mapping[str, Entry]]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """All cues, by part of speech, lemma and frame."""

    entries: tuple[Entry, ...]
    cues: Mapping[Part, Cues]

    @staticmethod
    def load(folder: Path | None = None) -> ReportingLexicon:
        """The lexicon of a folder of YAML files, the packaged one by default; BrokenRule names file, line and id."""
        home = folder or Path(str(files("demarche").joinpath("data/reporting")))
        paths = sorted(home.glob("*.yaml"))
        if not paths:
            raise BrokenRule(f"{home}: no reporting lexicon here; it is a folder of YAML files")
        return make_lexicon(located for path in paths for located in load_entries(path, Entry))

    def of(self, part: Part, lemma: str) -> Mapping[str, Entry]:
        """The entries of a lemma by frame; empty for a word that is no cue."""
        return self.cues[part].get(lemma, _NONE)


_NONE: Mapping[str, Entry] = {}


def make_lexicon(located: Iterable[Located[Entry]]) -> ReportingLexicon:
    """Check the entries' meaning and index them."""
    cues: dict[Part, dict[str, dict[str, Entry]]] = {
        "verb": {}, "noun": {}, "adjective": {}, "adverb": {}, "preposition": {}, "words": {}
    }  # fmt: skip
    seen: dict[str, str] = {}
    entries = []
    for item in located:
        _check(item, seen)
        entries.append(item.entry)
        for word, frame in _pairs(item.entry):
            here = cues[item.entry.part].setdefault(word, {})
            if frame in here:
                raise _broken(item, f"{word!r} has the frame {frame!r} in {here[frame].id!r} already")
            here[frame] = item.entry
    return ReportingLexicon(tuple(entries), cues)


def _pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    for word in entry.words:
        for frame in entry.frames:
            yield word, frame


def _check(item: Located[Entry], seen: dict[str, str]) -> None:
    if item.entry.id in seen:
        raise _broken(item, f"the id is taken in {seen[item.entry.id]}")
    seen[item.entry.id] = item.file
    if not item.entry.words:
        raise _broken(item, "no lemmas")
    for frame in item.entry.frames:
        if frame not in FRAMES and not frame.startswith("preposition:"):
            raise _broken(item, f"no frame {frame!r}; there are {', '.join(sorted(FRAMES))} and preposition:WORD")


def _broken(item: Located[Entry], what: str) -> BrokenRule:
    return BrokenRule(f"{item.file}:{item.line}: entry {item.entry.id!r}: {what}")
