"""The words of time and the patterns they make, read from `data/times`.

In:  vocabulary.yaml (classes of words), expressions.yaml (patterns over them), joints.yaml (what puts them together),
words.yaml (lists that steer); the class `number` comes from data/numbers.yaml.
Out: `TimeKnowledge`, which holds the compiled rules that find "Oct. 12" in "before local elections on Oct. 12".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.circumstances.number_words import NumberWords
from demarche.errors import BrokenRule
from demarche.values import read_values

PACKAGED_TIMES = Path(__file__).parents[2] / "data" / "times"

NUMERAL = r"\d{1,6}(?:,\d{3})*"
MACROS = {
    "d": r"(?P<{name}>(?:0?[1-9]|[12]\d|3[01]))(?:st|nd|rd|th)?(?![\w:]|[.,/]\d|%)",
    "y": r"(?P<{name}>1\d{{3}}|20\d\d|21\d\d)(?!\d|[.,]\d|%)",
}
MACRO_NAMES = {"d": "day", "y": "year", "n": "number"}
NOT_PASSIVE = r"(?<!\bbe )"  # "will be held" looks ahead
REGULAR_PAST = r"[a-z]{2,}ed|"
Value = int | str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way of writing a time. `classes` says of every group in the pattern whose words it holds."""

    id: str
    means: str
    pattern: re.Pattern[str]
    classes: Mapping[str, str]
    examples: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TimeKnowledge:
    """All that is known of the words of time; immutable, loaded once."""

    classes: Mapping[str, Mapping[str, Value]]
    rules: tuple[TimeRule, ...]
    by_anchor: Mapping[str, tuple[TimeRule, ...]]
    anchors: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, re.Pattern[str]]
    part_before: re.Pattern[str]
    joints: Mapping[str, re.Pattern[str]]

    @classmethod
    def load(cls, folder: Path = PACKAGED_TIMES) -> TimeKnowledge:
        """Read the three files; BrokenRule names the file and rule that cannot be used."""
        classes = _read_classes(folder / "vocabulary.yaml") | {"number": {**NumberWords.load(folder.parent).whole}}
        words = {name: frozenset(map(str, items)) for name, items in read_values(folder / "words.yaml").items()}
        entries = read_values(folder / "expressions.yaml")
        rules = tuple(_compile(entry, classes, folder / "expressions.yaml") for entry in entries)
        by_anchor: dict[str, list[TimeRule]] = defaultdict(list)
        for rule, entry in zip(rules, entries, strict=True):
            for anchor in entry["anchors"]:
                by_anchor[anchor].append(rule)
        return cls(
            classes=classes,
            rules=rules,
            by_anchor={anchor: tuple(group) for anchor, group in by_anchor.items()},
            anchors=_anchor_words(classes, by_anchor),
            words=words,
            cues={name: any_of(words[name]) for name in ("future", "not_times")}
            | {"past": any_of(words["past"], also=REGULAR_PAST, never=NOT_PASSIVE)},
            part_before=_part_before(classes["part"]),
            joints=_read_joints(folder / "joints.yaml"),
        )

    def rules_for(self, anchors: tuple[str, ...]) -> tuple[TimeRule, ...]:
        """The rules that hang on any of some anchors; for several, in the order of the file, each once."""
        if len(anchors) == 1:
            return self.by_anchor.get(anchors[0], ())
        wanted = {rule.id for anchor in anchors for rule in self.by_anchor.get(anchor, ())}
        return tuple(rule for rule in self.rules if rule.id in wanted)


def _read_classes(path: Path) -> dict[str, Mapping[str, Value]]:
    return {
        name: {str(word).lower(): value if isinstance(value, int) else str(value) for word, value in entries.items()}
        for name, entries in read_values(path).items()
    }


def _read_joints(path: Path) -> dict[str, re.Pattern[str]]:
    try:
        return {str(name): re.compile(str(pattern), re.IGNORECASE) for name, pattern in read_values(path).items()}
    except re.error as error:
        raise BrokenRule(f"{path}: {error}: {error.pattern!r}") from error


def _compile(entry: Mapping[str, Any], classes: Mapping[str, Mapping[str, Value]], path: Path) -> TimeRule:
    groups: dict[str, str] = {}

    def expand(match: re.Match[str]) -> str:
        kind, _, name = match.group(1).partition(":")
        name = name or MACRO_NAMES.get(kind, kind)
        if name in groups:  # a pattern's alternatives may hold the same field; the digits are dropped on reading
            name += str(len(groups))
        groups[name] = "number" if kind == "n" else kind
        if kind in MACROS:
            return MACROS[kind].format(name=name)
        return f"(?P<{name}>{_alternatives(kind, classes)})"

    try:
        pattern = re.sub(r"(?<!\?P)<([a-z_]+(?::[a-z_0-9]+)?)>", expand, str(entry["pattern"]).replace("'", "['’]"))
        pattern = pattern.replace("--", r"\s?[-‐‑–—]\s?").replace("~", r"(?:\s+|\s?[-‐‑–]\s?)").replace(" ", r"\s+")
        pattern = pattern.replace(r"\s+?", r"\s?")
        compiled = re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)
        examples = tuple(tuple(str(part) for part in example) for example in entry["examples"])
        return TimeRule(str(entry["id"]), str(entry["means"]), compiled, groups, examples)
    except (KeyError, re.error) as error:
        raise BrokenRule(f"{path}: rule {entry.get('id', '?')}: {error}") from error


def _alternatives(kind: str, classes: Mapping[str, Mapping[str, Value]]) -> str:
    entries = classes["number" if kind == "n" else kind]
    words = sorted(entries, key=len, reverse=True)
    if kind == "n":
        return rf"(?:{NUMERAL}|(?:{'|'.join(map(_escaped, words))}))(?!\w)"
    if kind not in ("month", "weekday"):
        return rf"(?:{'|'.join(map(_escaped, words))})(?!\w)"
    return "|".join(rf"{word}(?!\w){_dot(word, entries)}" for word in words)


def _dot(word: str, entries: Mapping[str, Value]) -> str:
    """A full stop may follow an abbreviation: a word that another one of the same meaning begins with."""
    short = any(other.startswith(word) and other != word and entries[other] == entries[word] for other in entries)
    return r"(?:\.(?!\w))?" if short else ""


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ").replace("'", "['’]").replace(r"\-", "[-‐‑]")


def any_of(words: Iterable[str], *, also: str = "", never: str = "") -> re.Pattern[str]:
    """Any of some words or phrases, whole, case ignored; `also` is a pattern beside them, `never` looks behind."""
    alternatives = "|".join(_escaped(word).replace(" ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w){never}(?:{also}{alternatives})(?!\w)", re.IGNORECASE)


def _anchor_words(
    classes: Mapping[str, Mapping[str, Value]], by_anchor: Mapping[str, list[TimeRule]]
) -> dict[str, tuple[str, ...]]:
    """Which anchors a word starts a search for. A phrase is met at its last long word: "Good Friday" at "Friday"."""
    found: dict[str, set[str]] = defaultdict(set)
    for anchor in by_anchor:
        for phrase in classes.get(anchor, {anchor: anchor}):
            words = re.findall(r"\w+", phrase)
            found[next((word for word in reversed(words) if len(word) > 2), words[-1])].add(anchor)
    return {word: tuple(sorted(anchors)) for word, anchors in found.items()}


def _part_before(parts: Mapping[str, Value]) -> re.Pattern[str]:
    """What cuts a part off the month or year that follows: "early", "late in", "the end of"."""
    nouns = "|".join(_escaped(word).replace(" ", r"\s+") for word in sorted(parts, key=len, reverse=True))
    return re.compile(
        rf"\b(?:the\s+)?(?:(?P<part>early|mid|late)(?:[\s-]+(?:in\s+|on\s+)?(?:the\s+)?)"
        rf"|(?P<noun>{nouns})\s+of\s+(?:the\s+)?)$",
        re.IGNORECASE,
    )


def normalised(text: str) -> str:
    """A word as it stands in the classes."""
    return " ".join(text.lower().replace("’", "'").replace("‑", "-").split()).rstrip(".")


def value_of(knowledge: TimeKnowledge, kind: str, text: str) -> Value:
    """What a matched group means: the class's value, a number for digits, else the words."""
    if kind not in knowledge.classes and not text[0].isdigit():
        return text
    word = normalised(text)
    digits = word.replace(",", "")
    if digits.isdigit() and kind not in ("named",):
        return int(digits)
    return knowledge.classes.get(kind, {}).get(word, word)
