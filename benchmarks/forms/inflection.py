"""Forms of English verbs, from the lemmatizer's own table of irregular ones.

In:  a lemma as the coder gives it. Out: its forms, e.g. of "deny": denies, denied, denying.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

_DOUBLED = frozenset(
    {"ban", "bar", "beg", "commit", "compel", "cut", "expel", "get", "grab", "hit", "nab", "ram", "plan", "propel",
     "put", "quit", "rebel", "repel", "rip", "rob", "run", "scrap", "set", "shut", "slam", "snap", "snub", "stab",
     "step", "stop", "strip", "swap", "tap", "trap", "win", "dig", "begin", "blot", "admit", "permit", "submit",
     "abet", "defer", "deter", "refer", "transfer", "drop", "flog", "gun", "pin", "plot",
     "sit", "split", "spur", "chop"}
)  # fmt: skip
_VOWELS = "aeiou"


@cache
def _irregular() -> dict[tuple[str, str], str]:
    """(lemma, tag) → form: the last of several, which the table lists for readers of old news."""
    path = files("demarche").joinpath("data/language/irregular.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {(row["lemma"], row["tag"]): row["form"] for row in rows}


def inflect(lemma: str, tag: str) -> str:
    """The form that a tag names: VB, VBZ, VBD, VBN or VBG."""
    if tag == "VB":
        return lemma
    known = _irregular().get((lemma, tag))
    if known is not None:
        return known
    if tag == "VBZ":
        return _third_person(lemma)
    return _stem(lemma, "ing") if tag == "VBG" else _stem(lemma, "ed")


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def _stem(lemma: str, ending: str) -> str:
    if lemma in _DOUBLED:
        return f"{lemma}{lemma[-1]}{ending}"
    if lemma.endswith("ie") and ending == "ing":
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "oe", "ye"))):
        return f"{lemma[:-1]}{ending}"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS and ending == "ed":
        return f"{lemma[:-1]}ied"
    return f"{lemma}{ending}"
