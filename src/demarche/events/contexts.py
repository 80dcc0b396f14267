"""The contexts of an event: what the words around it tell.

In:  an article's words, and those that tell a context (data/ontology/contexts.yaml). Out: for a token the contexts of
its sentence: in "Soldiers shot nine voters at a polling station" military and election.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from demarche.errors import BrokenRule
from demarche.language.syntax import Syntax
from demarche.rules import read_yaml
from demarche.rules.matching import hyphened

NEAR = 2  # sentences on either side in which another word bears a hint out
SHARE = 0.25  # of the sentences that tell a context, from which the whole article has it
LEAST = 4  # sentences that must tell it then


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one context: those that tell it, and those that only hint at it."""

    telling: tuple[str, ...]
    hinting: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contexts: dict[str, _Words]


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """Words, and pairs of words, with the contexts that they tell and those that they hint at."""

    telling: Mapping[str, tuple[str, ...]]
    hinting: Mapping[str, tuple[str, ...]]

    @staticmethod
    def load(path: Path, known: Collection[str]) -> ContextLexicon:
        """Words of the contexts that the ontology has. BrokenRule when the file is not of the form."""
        try:
            file = msgspec.convert(read_yaml(path), _File, strict=False)
        except msgspec.ValidationError as error:
            raise BrokenRule(f"{path.name}: {error}") from None
        telling, hinting = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for context, words in file.contexts.items():
            for found, given in ((telling, words.telling), (hinting, words.hinting)):
                for word in given if context in known else ():
                    found[word].append(context)
        return ContextLexicon(
            telling={w: tuple(c) for w, c in telling.items()}, hinting={w: tuple(c) for w, c in hinting.items()}
        )


@dataclass(frozen=True, slots=True)
class Told:
    """The contexts that one sentence tells and hints at, each with the words that do."""

    telling: frozenset[str] = frozenset()
    hints: frozenset[tuple[str, str]] = frozenset()


class Surroundings:
    """The contexts of every sentence of one article, read when somebody asks."""

    def __init__(self, syntax: Syntax, lexicon: ContextLexicon) -> None:
        self._syntax = syntax
        self._lexicon = lexicon

    def at(self, token: int) -> tuple[str, ...]:
        """Contexts of the sentence that the token stands in, else of the whole article, in alphabetical order."""
        n = self._syntax.sentence[token]
        own, near = self._told[n], self._told[max(0, n - NEAR) : n + NEAR + 1]
        telling = frozenset[str]().union(*(t.telling for t in near))
        hints = frozenset[tuple[str, str]]().union(*(t.hints for t in near))
        borne_out = {c for c, word in own.hints if c in telling or any(c == d and word != w for d, w in hints)}
        return tuple(sorted(own.telling | borne_out or self._throughout))

    @cached_property
    def _told(self) -> list[Told]:
        return [self._read(first, last) for first, last in self._syntax.sentences]

    @cached_property
    def _throughout(self) -> frozenset[str]:
        """What the article is about: contexts that many of its sentences tell."""
        counts = Counter(c for told in self._told for c in told.telling)
        least = max(LEAST, SHARE * len(self._told))
        return frozenset(c for c, n in counts.items() if n >= least)

    def _read(self, first: int, last: int) -> Told:
        words = list(self._words(first, last))
        return Told(
            frozenset(c for w in words for c in self._lexicon.telling.get(w, ())),
            frozenset((c, w) for w in words for c in self._lexicon.hinting.get(w, ())),
        )

    def _words(self, first: int, last: int) -> Iterator[str]:
        """Words by lemma and as written, with a hyphen whole, and each two that stand together."""
        s = self._syntax
        before = ""
        for i in range(first, last):
            lemma, written = s.lemma[i], s.lower[i]
            yield lemma
            yield f"{before} {lemma}"
            if written != lemma:
                yield written
                yield f"{before} {written}"
            if whole := hyphened(s, i):
                yield whole
            before = written
