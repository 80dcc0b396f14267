"""Words of the phrase around a noun that names an instrument.

In:  the syntax and cast of an article, the noun. Out: what stands before and below it: of "the Nigerian national
security law" the modifiers "Nigerian", "national", "security" and the country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from demarche.cast import Cast
from demarche.circumstances.instrument_lexicon import InstrumentKind, InstrumentKinds
from demarche.language.syntax import Syntax
from demarche.records import Actor

_NAME_PARTS = ("appos", "nmod:desc", "flat", "compound")
_PARTIES = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "LEG", "IGO", "BUS"})  # sectors that conclude agreements
YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Description(NamedTuple):
    """Tokens of the phrase, and what it names."""

    first: int
    last: int
    kind: InstrumentKind
    key: str
    name: str


class Phrases:
    """Reads the phrases of one article."""

    def __init__(self, s: Syntax, cast: Cast, kinds: InstrumentKinds) -> None:
        self.s = s
        self.text = s.text
        self.cast = cast
        self.kinds = kinds

    def _is_definite(self, i: int) -> bool:
        return any(self.s.lower[c] in self.kinds.definites for c in self.s.having(i, "det", "nmod:poss"))

    def _modifiers(self, i: int) -> list[int]:
        """Words before the head that belong to it, in text order, possessors included."""
        s = self.s
        near = [c for c in s.children[i] if c < i and s.dep[c] in ("amod", "compound", "nmod:poss", "nummod", "nmod")]
        return sorted(t for c in near for t in (c, *s.having(c, "compound", "amod", "flat", "conj")) if t < i)

    def _modifier_words(self, i: int) -> list[str]:
        return [self.s.lower[m] for m in self._modifiers(i)]

    def _below(self, i: int, prepositions: frozenset[str] | set[str]) -> list[int]:
        return [c for c in self.s.having(i, "nmod", "obl") if self.s.preposition(c) in prepositions]

    def _further_below(self, i: int, prepositions: frozenset[str]) -> list[int]:
        """ "A memorandum of understanding *with Chad*", "a contract worth $3bn *with the army*"."""
        between = [*self._below(i, {"of", "on", "for"}), *self.s.having(i, "acl", "amod")]
        worth = [c for c in between for t in (c, *self.s.having(c, "obj")) for c in self._below(t, prepositions)]
        return [*self._below(i, prepositions), *worth] or self._beside(i, prepositions)

    def _beside(self, i: int, prepositions: frozenset[str]) -> list[int]:
        """ "Signed a contract *with Total*", where the parser hangs it on the verb."""
        s, above = self.s, self.s.head[i]
        if s.dep[i] != "obj" or s.lemma[above] not in self.kinds.concluding:
            return []
        return [c for c in s.having(above, "obl") if c > i and s.preposition(c) in prepositions]

    def _parties_of(self, token: int) -> Iterator[tuple[str, str]]:
        """Key and name of each party a phrase and its coordinates name; people in general are no party."""
        named_so = [m.span for m in self.cast.mentions_at(token)]
        others = [t for t in self.s.conjuncts(token) if not any(n.start <= self.s.start[t] < n.end for n in named_so)]
        for t in (token, *others):
            actors = [self.cast[a] for x in (t, *self.s.having(t, *_NAME_PARTS)) for a in self.cast.at(x)]
            named = [a for a in actors if a.kind in ("state", "organisation") or (a.country and a.sector in _PARTIES)]
            if named:
                yield named[0].key or named[0].name, named[0].name
            elif self.s.pos[t] == "PROPN":
                name = self._proper_name(t)
                yield f"name:{name.lower().replace(' ', '-')}", name

    def _proper_name(self, token: int) -> str:
        parts = [t for t in self.s.having(token, "flat", "compound") if self.s.pos[t] == "PROPN"]
        return " ".join(self.s.words[t] for t in sorted([token, *parts]))

    def _country(self, i: int, modifiers: list[int]) -> Actor | None:
        """The country whose it is: possessor, adjective, "in Kenya"."""
        for t in [*modifiers, *self._below(i, {"in", "of"})]:
            for actor in (self.cast[a] for a in self.cast.at(t)):
                if actor.kind == "state":
                    return actor
        return None

    def _core(self, i: int) -> str:
        """The head with its compounds: "trade agreement", "arms deal"."""
        s = self.s
        near = [m for m in s.having(i, "compound", "amod") if m < i and s.pos[m] == "NOUN" and not self.cast.at(m)]
        words = [m for m in near if s.lower[m - 1] != "-"]
        return " ".join(s.lower[t] for t in [*words, i])

    def _phrase(self, token: int) -> str:
        tokens = sorted([token, *self.s.having(token, "compound", "amod", "flat", "nmod:poss")])
        words = self.text[self.s.start[tokens[0]] : self.s.end[tokens[-1]]]
        return words.removesuffix("'s").removesuffix("’s")

    def _words(self, token: int) -> list[int]:
        return sorted([token, *self.s.having(token, "compound", "amod", "flat")])

    def _start(self, i: int) -> int:
        """The first modifier, as far as all between belongs to the noun and no day of the month stands there."""
        s, start = self.s, i
        inside = set(s.subtree(i))
        for m in sorted(self._modifiers(i), reverse=True):
            if not inside.issuperset(range(m, start)) or (s.lower[m].isdigit() and not YEAR.fullmatch(s.lower[m])):
                break
            start = m
        return start

    def _end(self, token: int) -> int:
        return max([token, *self.s.having(token, "flat", "conj", "appos")])
