"""The words that report: which verbs, nouns, adjectives and adverbs say that somebody says, thinks or wants something.

In:  data/reporting/*.yaml. Out: a ReportingLexicon, asked by lemma and frame: in "Accra vowed to keep the port open",
`lexicon.verb("vow", "infinitive")` is the cue of entry `promise.vow`, stance "promise".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

import msgspec

from demarche.errors import BrokenRule
from demarche.rules import line_at, load_entries

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
    {
        "clause",
        "question",
        "quote",
        "infinitive",
        "gerund",
        "object",
        "object+infinitive",
        "object+predicate",
        "object+as",
        "object+at",
        "passive",
        "passive+infinitive",
        "passive+as",
        "raising",
        "expletive",
        "copula",
        "bare",
        "absolute",
        "negated",
        "requested",
        "withheld",
        "document",
        "authored",
        "addressee",
        "cited",
        "occasion",
        "label",
        "standpoint",
        "as",
    }
)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of cues that behave alike.

    lemmas:   comma-separated; a particle follows its verb ("point out").
    frames:   how source and content stand to the cue; `preposition:about` for content after a preposition. Some help
              other cues: `document` (its author speaks), `authored` (by whom it is), `addressee` (the verb's object is
              spoken to), `occasion` (an interview *with* whom), `label` (may stand before a colon), `cited`,
              `standpoint` ("for X, …"), `requested` and `withheld` (silence).
              `object+at` is an amount said of something ("put the toll at 61").
    also:     prepositions whose phrase belongs to the content beside an object ("accused Mali *of* …").
    owner:    for nouns: whether a source must be named ("his claim that"), or the noun serves without.
    negated:  the stance where the cue is negated ("does not support": oppose).
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
    negated: Stance | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(" ".join(lemma.split()) for lemma in self.lemmas.split(",") if lemma.strip())


class VoiceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which an author speaks in his own voice (data/reporting/voice/*.yaml).

    kind:  where they stand: at the head of a sentence, as predicate noun or adjective, verb, object, modal verb,
           subject, adverb of the main clause; `command` is a sentence without subject, `copula` one that says how
           something is. `writer` words mark no sentence but count towards the article's being an opinion piece, as do
           those that head a `title`.
    words: comma-separated; an adjective may stand before its noun ("double standard").
    where: whether they mark a sentence anywhere, or only in an opinion piece.
    weight: for `writer`: points for each.
    """

    id: str
    kind: Literal[
        "opening", "predicate", "verb", "object", "modal", "question", "subject", "adverb", "command", "copula",
        "title", "writer",
    ]  # fmt: skip
    words: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    where: Literal["anywhere", "opinion"] = "anywhere"
    weight: float = 1.0

    @property
    def phrases(self) -> frozenset[str]:
        return _split(self.words)


@cache
def _split(words: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in words.split(",") if word.strip())


Cues = Mapping[str, Mapping[str, Entry]]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """All cues, by part of speech, lemma and frame."""

    entries: tuple[Entry, ...]
    cues: Mapping[Part, Cues]
    voices: tuple[VoiceEntry, ...] = ()

    @staticmethod
    def load(folder: Path | None = None) -> ReportingLexicon:
        """The lexicon of a folder of YAML files, the packaged one by default; BrokenRule names file, line and id."""
        home = folder or Path(str(files("demarche").joinpath("data/reporting")))
        paths = sorted(home.glob("*.yaml"))
        if not paths:
            raise BrokenRule(f"{home}: no reporting lexicon here; it is a folder of YAML files")
        placed = [(path, n, item.entry) for path in paths for n, item in enumerate(load_entries(path, Entry))]
        voices = [
            item.entry for path in sorted((home / "voice").glob("*.yaml")) for item in load_entries(path, VoiceEntry)
        ]
        return make_lexicon(placed, voices)

    def of(self, part: Part, lemma: str) -> Mapping[str, Entry]:
        """The entries of a lemma by frame; empty for a word that is no cue."""
        return self.cues[part].get(lemma, _NONE)

    def voices_of(self, kind: str) -> tuple[VoiceEntry, ...]:
        return tuple(entry for entry in self.voices if entry.kind == kind)


_NONE: Mapping[str, Entry] = {}


def make_lexicon(placed: Iterable[tuple[Path, int, Entry]], voices: Iterable[VoiceEntry] = ()) -> ReportingLexicon:
    """Check the entries' meaning and index them. An entry comes with its file and its number there."""
    cues: dict[Part, dict[str, dict[str, Entry]]] = {part: {} for part in get_args(Part)}
    seen: set[str] = set()
    entries = []
    for path, n, entry in placed:
        trouble = _trouble(entry, seen, cues[entry.part])
        if trouble:
            raise BrokenRule(f"{path.name}:{line_at(path, 'entries', n)}: entry {entry.id!r}: {trouble}")
        entries.append(entry)
        for word in entry.words:
            cues[entry.part].setdefault(word, {}).update(dict.fromkeys(entry.frames, entry))
    return ReportingLexicon(tuple(entries), cues, tuple(voices))


def _trouble(entry: Entry, seen: set[str], cues: Cues) -> str:
    """What is wrong with an entry; "" when nothing is."""
    if entry.id in seen:
        return "another entry has this id"
    seen.add(entry.id)
    if not entry.words:
        return "no lemmas"
    for frame in entry.frames:
        if frame not in FRAMES and not frame.startswith("preposition:"):
            return f"no frame {frame!r}; there are {', '.join(sorted(FRAMES))} and preposition:WORD"
    for word in entry.words:
        for frame in entry.frames:
            if frame in cues.get(word, {}):
                return f"{word!r} has the frame {frame!r} in {cues[word][frame].id!r} already"
    return ""
