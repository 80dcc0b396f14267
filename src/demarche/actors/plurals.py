"""Plural forms of role nouns.

In:  a lemma as the role table has it: "policeman", "attorney general", "chief of staff".
Out: its plural forms: "policemen"; "attorneys general", "attorney generals"; "chiefs of staff".
"""

from __future__ import annotations

import re

_ENDINGS = (
    (re.compile(r"(wo)?man$"), r"\1men"),
    (re.compile(r"person$"), "people"),
    (re.compile(r"child$"), "children"),
    (re.compile(r"(l|kni|wi|thie)(fe|f)$"), r"\1ves"),
    (re.compile(r"([^aeiou])y$"), r"\1ies"),
    (re.compile(r"(s|x|z|ch|sh)$"), r"\1es"),
    (re.compile(r"$"), "s"),
)
_PHRASE = re.compile(r"^(\S+)( (?:of|for|to|in|at|on|general|elect)\b.*)$")


def plural_of(lemma: str) -> tuple[str, ...]:
    """The likely plurals; more than one where usage wavers."""
    phrase = _PHRASE.match(lemma) if " " in lemma else None
    if phrase:
        inner = tuple(noun + phrase[2] for noun in plural_of(phrase[1]))
        return (*inner, *_word(lemma)) if phrase[2].endswith("general") else inner
    return _word(lemma)


def _word(lemma: str) -> tuple[str, ...]:
    for ending, plural in _ENDINGS:
        if ending.search(lemma):
            first = ending.sub(plural, lemma, count=1)
            return (first, lemma + "s") if lemma.endswith("person") else (first,)
    return ()
