"""Words to lemmas by form and tags.

In:  a form with its UD and Penn tags, e.g. "withdrew" VERB VBD in "Ankara withdrew its envoy from Pristina".
Out: the lemma, "withdraw".

Four steps, the surest first: the project's table of irregular forms; the model's table of forms seen in the
treebanks; for verbs, the base form among known verbs that spells this way ("endorsed": endorse, not endors); the
longest ending the treebanks taught for the tag. Names keep their capitals, and so do adjectives made of names.
"""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from demarche.errors import BrokenModel

WORDS = Path(__file__).parent.parent / "data" / "language"
LONGEST_ENDING = 8
CACHED = 200_000
_AS_WRITTEN = frozenset(("SYM", "PUNCT", "X", "SPACE"))
_RARE_TAGS = ("/NNP", "/GW", "/AFX")  # outside names, the treebanks have too few of these to teach endings
_APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
_VERB_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}

Table = Mapping[str, Mapping[str, str]]
Endings = Mapping[str, Mapping[str, tuple[int, str]]]


@dataclass(slots=True)
class Lemmatizer:
    """The lemmatiser with its tables.

    irregular: (lower-cased form, XPOS or UPOS) → lemma. verbs: base forms.
    forms:     "UPOS/XPOS" → form → lemma. endings: "UPOS/XPOS" → ending → (characters to cut, string to add).
    """

    irregular: Mapping[tuple[str, str], str]
    verbs: frozenset[str]
    forms: Table
    endings: Endings
    _cache: dict[tuple[str, str, str, bool], str] = field(default_factory=dict)

    def lemma(self, form: str, upos: str, xpos: str, *, initial: bool = False) -> str:
        """Lemma of one word. initial: it begins a sentence, so that its capital says nothing."""
        key = (form, upos, xpos, initial)
        found = self._cache.get(key)
        if found is None:
            found = self._find(form, upos, xpos, initial)
            if len(self._cache) < CACHED:
                self._cache[key] = found
        return found

    def _find(self, form: str, upos: str, xpos: str, initial: bool) -> str:
        low = form.lower().translate(_APOSTROPHES)
        known = self.irregular.get((low, xpos)) or self.irregular.get((low, upos))
        if not known and upos == "VERB" and low not in self.verbs:
            known = self.irregular.get((low, "VBD"))  # a past form read as the present: "rebels overran/VBP Goma"
        if known and upos != "PROPN":
            return known
        seen = self.forms.get(f"{upos}/{xpos}", {})
        if form in seen:
            return seen[form]
        if upos in _AS_WRITTEN:
            return form
        if upos == "PROPN":
            return _singular_name(form) if xpos == "NNPS" else form
        lemma = seen.get(low) or self._base_verb(low, upos, xpos) or self._by_ending(low, f"{upos}/{xpos}")
        return _with_capital(form, lemma, upos, xpos, initial)

    def _base_verb(self, low: str, upos: str, xpos: str) -> str | None:
        """The known verb of which `low` is a regular form."""
        ending = _VERB_ENDINGS.get(xpos)
        if upos != "VERB" or not ending or not low.endswith(ending):
            return None
        stem = low[: -len(ending)]
        candidates = [stem + "e", stem]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            candidates.insert(0, stem[:-1])
        if stem.endswith("i"):
            candidates.append(stem[:-1] + "y")
        if stem.endswith("ck"):
            candidates.append(stem[:-1])
        return next((candidate for candidate in candidates if candidate in self.verbs), None)

    def _by_ending(self, low: str, tags: str) -> str:
        endings = self.endings.get(tags)
        if not endings or tags.endswith(_RARE_TAGS):
            return low
        for length in range(min(len(low) - 1, LONGEST_ENDING), -1, -1):
            rule = endings.get(low[len(low) - length :])
            if rule is not None and rule[0] < len(low):
                return low[: len(low) - rule[0]] + rule[1]
        return low


def _singular_name(form: str) -> str:
    """Serbs → Serb, Armies → Army; "Nations" of a name loses its s as in the treebanks."""
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _with_capital(form: str, lemma: str, upos: str, xpos: str, initial: bool) -> str:
    """Give back the capital of an adjective or noun that stands in a name or is made of one (Kosovar, Palestinian)."""
    if not form[:1].isupper() or not lemma:
        return lemma
    if xpos == "NNP" or (upos == "ADJ" and not initial and not form.isupper()):
        return lemma[:1].upper() + lemma[1:]
    if upos in ("ADJ", "NOUN") and form.isupper() and len(form) > 1 and not initial and lemma == form.lower():
        return form
    return lemma


def read_lemmas(folder: Path) -> Lemmatizer:
    """The lemmatiser with the project's tables and the table of the model in `folder` (format: docs/language.md)."""
    forms, endings = _read_table(folder / "lemmas.json.gz")
    with (WORDS / "irregular.csv").open(encoding="utf-8", newline="") as file:
        irregular = {(row["form"], row["tag"]): row["lemma"] for row in csv.DictReader(file)}
    with (WORDS / "verbs.csv").open(encoding="utf-8", newline="") as file:
        verbs = frozenset(row["lemma"] for row in csv.DictReader(file))
    return Lemmatizer(irregular, verbs, forms, endings)


def _read_table(path: Path) -> tuple[Table, Endings]:
    try:
        table = json.loads(gzip.decompress(path.read_bytes()))
        endings = {
            tags: {ending: (int(cut), str(add)) for ending, (cut, add) in rules.items()}
            for tags, rules in table["suffixes"].items()
        }
        return table["forms"], endings
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise BrokenModel(
            f"the model's table of lemmas {path} cannot be read ({error!r}); reinstall demarche"
        ) from error
