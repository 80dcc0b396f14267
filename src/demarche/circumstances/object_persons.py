"""People who change hands by number, though no noun for prisoners or refugees names them.

In:  a noun in its clause. Out: a category; prisoners for the "soldiers" of "Chad freed two soldiers", hostages for the
"engineers" of "gunmen freed six engineers".
"""

from __future__ import annotations

from demarche.cast import Cast
from demarche.circumstances.numbers import Numbers
from demarche.circumstances.taxonomy import ObjectWords
from demarche.language.syntax import Syntax

PUBLIC_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


class MovedPersons:
    """Reads one article."""

    def __init__(self, s: Syntax, cast: Cast, numbers: Numbers, words: ObjectWords) -> None:
        self.s = s
        self.cast = cast
        self.numbers = numbers
        self.words = words

    def category(self, i: int) -> str:
        """By what is done with them; "" where they are not counted or nothing of the kind is done."""
        s = self.s
        if s.dep[i] not in ("obj", "nsubj:pass") or s.tag[i] not in ("NNS", "NNPS") or not self.cast.at(i):
            return ""
        counted = self.numbers.counting(i) is not None
        category = self.words.moved_persons.get(s.lemma[s.head[i]], "") if counted else ""
        return self.words.held_by_others.get(category, "") if self._others_hold(s.head[i]) else category

    def _others_hold(self, verb: int) -> bool:
        """Whom gunmen free were hostages; whom a state or its organs free, prisoners."""
        doers = (self.cast[a] for c in self.s.having(verb, "nsubj", "obl:agent") for a in self.cast.at(c))
        return any(who.kind != "state" and who.sector not in PUBLIC_SECTORS for who in doers)
