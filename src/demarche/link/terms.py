"""The words of an article that tell what it is about.

In:  title and first paragraphs, "Chad closes border. Chad closed its border with Sudan on Sunday." Out: terms with
counts, "chad" more than "border", "border" more than "sunday": the title counts double, names a third more.

Plurals lose their s; nothing else is stemmed, as names are what tells stories apart and stemmers harm names.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from demarche.records import Article

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_TITLE_WEIGHT = 2.0
_NAME_WEIGHT = 1.3


def count_terms(article: Article, *, lead: int) -> dict[str, float]:
    """Terms with damped counts. `lead`: characters of the text that are read; what comes later is background."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for text, weight in ((article.title, _TITLE_WEIGHT), (article.text[:lead], 1.0)):
        for word, term in terms_of(text):
            counts[term] += weight  # type: ignore[assignment]
            capitals[term] += 1 if word[0].isupper() else -1
    return {
        term: (1 + math.log(count)) * (_NAME_WEIGHT if capitals[term] > 0 else 1.0) for term, count in counts.items()
    }


def terms_of(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each with its term: ("Ministers", "minister")."""
    for match in _WORD.finditer(text):
        word = match.group()
        term = _singular(word.lower().replace(",", ""))
        if len(term) > 1:
            yield word, term


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
