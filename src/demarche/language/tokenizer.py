"""Text to words as the Universal Dependencies treebanks cut them.

In:  any text, e.g. "Osmani can't meet the Beijing-backed envoy (72)…"
Out: a spaCy `Doc` of words: Osmani | ca | n't | meet | the | Beijing | - | backed | envoy | ( | 72 | ) | …

spaCy's English tokeniser does the work, with the treebanks' rules for hyphens, slashes and runs of signs. Very long
stretches without a blank are cut first: spaCy peels punctuation off one sign at a time, which takes hours on a
million quotation marks.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

WORDS = Path(__file__).parent.parent / "data" / "language" / "tokenizer.csv"
LONGEST_STRETCH = 400
_LONG = re.compile(rf"\S{{{LONGEST_STRETCH + 1},}}")
_RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"<{2,}", r">{2,}", r"#{2,}", r"~{2,}")
_UNITS = (r"(?<=[0-9])(?:bn|mn|tn|k)",)
_SPACY_HYPHEN = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"


class UdTokenizer(DummyTokenizer):
    """A drop-in for spaCy's tokenizer: UD words, linear time on any input."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self._tokenizer = _adapted(nlp)

    def __call__(self, text: str) -> Doc:
        """Tokenise `text`; `doc.text == text` always holds."""
        if _LONG.search(text) is None:
            doc: Doc = self._tokenizer(text)
            return doc
        joined = Doc.from_docs([self._tokenizer(piece) for piece in _cut(text)], ensure_whitespace=False)
        assert joined is not None  # only for an empty list
        return joined


@registry.tokenizers("demarche.UdTokenizer.v1")  # type: ignore[untyped-decorator]
def create_ud_tokenizer() -> Callable[[Language], UdTokenizer]:
    """The name under which a spaCy configuration finds the tokeniser."""
    return UdTokenizer


def _cut(text: str) -> Iterator[str]:
    """Cut `text` within stretches longer than LONGEST_STRETCH characters without a blank."""
    start = 0
    for match in _LONG.finditer(text):
        if match.start() > start:
            yield text[start : match.start()]
        for begin in range(match.start(), match.end(), LONGEST_STRETCH):
            yield text[begin : min(begin + LONGEST_STRETCH, match.end())]
        start = match.end()
    if start < len(text):
        yield text[start:]


def _adapted(nlp: Language) -> Tokenizer:
    """spaCy's English tokeniser with the treebanks' conventions."""
    words = _read_words()
    defaults = spacy.blank("en").Defaults
    rules: dict[str, Any] = dict(defaults.tokenizer_exceptions or {})
    rules.update({form: [{ORTH: form}] for form in words["abbreviation"]})
    rules = {form: parts for form, parts in rules.items() if form not in set(words["word"])}
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *_UNITS, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(_infixes(list(defaults.infixes or ()), words["prefix"])).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _infixes(infixes: list[Any], prefixes: list[str]) -> list[Any]:
    """UD splits "Beijing-backed" in three and keeps "anti-war" whole: `prefixes` before a hyphen keep it."""
    position = infixes.index(_SPACY_HYPHEN)
    whole = "".join(rf"(?<!\b{form})" for prefix in prefixes for form in (prefix, prefix.capitalize()))
    replaced = [
        rf"(?<=[{ALPHA}0-9]){whole}-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}]){whole}-(?=[0-9])",  # "F-16s", "COVID-19"
        rf"(?<=[A-Z]\.)-(?=[{ALPHA}])",  # "U.S.-backed"
        rf"(?<=[{ALPHA}0-9])(?:–|—|--|---|——|~)(?=[{ALPHA}0-9])",
        r"(?<=[A-Za-z])/(?=[A-Za-z])",
        r"(?<=[a-z])\?(?=[A-Za-z])",
        r"[\"“”«»]",
    ]
    return infixes[:position] + replaced + infixes[position + 1 :]


def _read_words() -> dict[str, list[str]]:
    """Word lists of the tokeniser by kind: prefixes that keep their hyphen, abbreviations that keep their full stop,
    and words that spaCy takes for contractions without apostrophe."""
    kinds: dict[str, list[str]] = {"prefix": [], "abbreviation": [], "word": []}
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds.setdefault(row["kind"], []).append(row["form"])
    return kinds
