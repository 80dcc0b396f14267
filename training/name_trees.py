"""Small trees of names, as EWT and GUM draw them.

In: the words of a name. Out: a fragment. "Vjosa Osmani" is headed by its first word; "South Sudan" and "Kosovo Security
Force" by their last; in "Ministry of Defense of Ghana", "Defense" and "Ghana" hang on "Ministry" as nmod.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from training.lists import kind_of_words
from training.splice import Fragment, root_of, shifted, under
from training.treebanks import UNKNOWN, Word

_PREPOSITIONS = ("of", "for", "in")
_HYPHEN = re.compile(r"(-)")
_PARTS = re.compile(r"(?='s?$)|(-)")


def plain_word(form: str, upos: str, xpos: str, deprel: str, head: int, name: str = "O") -> Word:
    """A word with a blank after it; lemmas of invented words teach nothing."""
    return Word(form, form, upos, xpos, "", head, deprel, True, name)


def flat_name(name: str, label: str) -> Fragment:
    """A name without inner grammar: the first word heads the others, hyphens hang on what follows."""
    forms = [part for word in name.split() for part in _HYPHEN.split(word)]
    tight = [i + 1 < len(forms) and "-" in (forms[i], forms[i + 1]) for i in range(len(forms))]
    words = [plain_word(f, "PROPN", "NNP", "flat", 0) for f in forms]
    words = [plain_word("-", "PUNCT", "HYPH", "punct", i + 1) if w.form == "-" else w for i, w in enumerate(words)]
    words[0] = replace(words[0], head=-1)
    return tuple(_bio([replace(w, space=not t) for w, t in zip(words, tight, strict=True)], label))


def place_name(name: str) -> Fragment:
    """English descriptions have their head at the end ("South Sudan"), foreign names at the front ("Sri Lanka")."""
    forms = name.split()
    adjectives = frozenset(kind_of_words("place adjective"))
    first, last = forms[0] in adjectives.union(kind_of_words("compass")), forms[-1] in kind_of_words("place noun")
    if len(forms) == 1 or not (first or last or "of" in forms):
        return flat_name(name, "LOC")
    return described_name(name, adjectives, "LOC")


def described_name(name: str, adjectives: frozenset[str], label: str) -> Fragment:
    """ "International Court of Justice": heads, their modifiers, and what hangs on them by prepositions."""
    forms = name.split()
    cuts = [i for i, f in enumerate(forms) if i and f in _PREPOSITIONS] + [len(forms)]
    words = _phrase(forms[: cuts[0]], adjectives)
    main = root_of(words)
    for start, end in itertools.pairwise(cuts):
        words += _prepositional(forms[start], forms[start + 1 : end], main, len(words), adjectives)
    return tuple(_bio(words, label))


def _bio(words: Sequence[Word], label: str) -> list[Word]:
    return [replace(w, name=f"{'I' if i else 'B'}-{label}") for i, w in enumerate(words)]


def _prepositional(case: str, forms: Sequence[str], main: int, at: int, adjectives: frozenset[str]) -> list[Word]:
    inner = _phrase(forms, adjectives)
    preposition = plain_word(case, "ADP", "IN", "case", at + 1 + root_of(inner))
    return [preposition, *under(shifted(inner, at + 1), main, "nmod")]


def _phrase(forms: Sequence[str], adjectives: frozenset[str]) -> list[Word]:
    """A noun phrase with its head at the end; "and" joins two heads; "'s" is a word of its own."""
    for conjunction in ("and", "&"):
        if conjunction in forms:
            return _joined(list(forms), conjunction, adjectives)
    parts = [p for f in forms for p in _PARTS.split(f) if p]
    words: list[Word] = []
    for i, part in enumerate(parts):
        words.append(_modifier(part, i, len(parts) - 1, adjectives))
        if part in ("'s", "'"):
            words[i - 1] = replace(words[i - 1], upos="PROPN", deprel="nmod:poss")
        if part in ("'s", "'", "-"):
            words[i - 1] = replace(words[i - 1], space=False)
            words[i] = replace(words[i], space=part != "-")
    return words


def _joined(forms: list[str], conjunction: str, adjectives: frozenset[str]) -> list[Word]:
    middle = forms.index(conjunction)
    left, right = _phrase(forms[:middle], adjectives), _phrase(forms[middle + 1 :], adjectives)
    link = plain_word(conjunction, "CCONJ", "CC", "cc", len(left) + 1 + root_of(right))
    return [*left, link, *under(shifted(right, len(left) + 1), root_of(left), "conj")]


def _modifier(part: str, i: int, last: int, adjectives: frozenset[str]) -> Word:
    if part in ("'s", "'"):
        return plain_word(part, "PART", "POS", "case", i - 1)
    if part == "-":
        return plain_word(part, "PUNCT", "HYPH", "punct", i + 1)
    if part == "the":
        return plain_word(part, "DET", "DT", "det", last)
    if i == last:
        return plain_word(part, "PROPN", "NNPS" if part.endswith("s") and len(part) > 5 else "NNP", UNKNOWN, -1)
    if part in adjectives:
        return plain_word(part, "ADJ", "NNP", "amod", last)
    return plain_word(part, "PROPN", "NNP", "compound", last)


def with_article(fragment: Fragment) -> Fragment:
    """ "the" before the name; it is no part of it."""
    return (plain_word("the", "DET", "DT", "det", root_of(fragment) + 1), *shifted(fragment, 1))


def without_article(fragment: Fragment) -> Fragment:
    """The name alone."""
    if fragment[0].deprel != "det":
        return fragment
    return tuple(replace(w, head=w.head - 1 if w.head >= 0 else -1) for w in fragment[1:])


def with_letters(fragment: Fragment) -> Fragment:
    """ "(KSF)" after "Kosovo Security Force": an apposition and a name of its own."""
    letters = "".join(w.form[0] for w in fragment if w.form[0].isupper())
    at = len(fragment)
    if len(letters) < 2:
        return fragment
    opening = Word("(", "(", "PUNCT", "-LRB-", "", at + 1, "punct", False, "O")
    inner = replace(plain_word(letters, "PROPN", "NNP", "appos", root_of(fragment), "B-ORG"), space=False)
    closing = Word(")", ")", "PUNCT", "-RRB-", "", at + 1, "punct", True, "O")
    return (*fragment, opening, inner, closing)
