"""Words to lemmas by form and tag.

In:  a form with its UD and Penn tags, e.g. "sent" VERB VBD in "Ankara sent its envoy to Pristina".
Out: the lemma, "send".
"""

from __future__ import annotations

import csv
from pathlib import Path

IRREGULAR = Path(__file__).parent.parent / "data" / "language" / "irregular.csv"
VOWELS = frozenset("aeiou")


class Lemmatizer:
    """Irregular forms from a table, the rest by suffix; answers are cached."""

    def __init__(self, irregular: dict[tuple[str, str], str]) -> None:
        self._irregular = irregular
        self._cache: dict[tuple[str, str, str], str] = {}

    def lemma(self, form: str, upos: str, xpos: str) -> str:
        key = (form, upos, xpos)
        found = self._cache.get(key)
        if found is None:
            found = self._find(form, upos, xpos)
            if len(self._cache) < 200_000:
                self._cache[key] = found
        return found

    def _find(self, form: str, upos: str, xpos: str) -> str:
        if upos in ("PROPN", "X", "SYM", "PUNCT", "SPACE"):
            return form
        low = form.lower().replace("’", "'")
        found = self._irregular.get((low, xpos)) or self._irregular.get((low, upos))
        if found:
            return found
        if upos in ("VERB", "AUX"):
            return _verb(low, xpos)
        if xpos in ("NNS", "NNPS"):
            return _singular(low)
        return low


def _verb(low: str, xpos: str) -> str:
    if xpos == "VBZ":
        return _singular(low)
    if xpos == "VBG" and low.endswith("ing") and len(low) > 4:
        return _stem(low[:-3])
    if xpos in ("VBD", "VBN") and low.endswith("ed") and len(low) > 3:
        return low[:-3] + "y" if low.endswith("ied") and len(low) > 4 else _stem(low[:-2])
    return low


def _singular(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _stem(stem: str) -> str:
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if stem[-1:] in ("v", "c", "z", "u") or stem.endswith(
        ("at", "iz", "is", "rg", "dg", "uc", "nc", "rs", "ns", "bl", "tl")
    ):
        return stem + "e"
    return stem


def read_lemmas(folder: Path) -> Lemmatizer:
    """The lemmatiser with its table of irregular forms."""
    if not IRREGULAR.exists():
        return Lemmatizer({})
    with IRREGULAR.open(encoding="utf-8", newline="") as file:
        return Lemmatizer({(row["form"], row["tag"]): row["lemma"] for row in csv.DictReader(file)})
