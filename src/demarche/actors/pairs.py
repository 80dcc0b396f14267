"""Two of a kind that a later phrase takes up: "the two trade chiefs", "both generals", "the two men".

In:  a plural noun with "two" or "both", and the figures so far. Out: the two officials named before; the one group of
     two; else the two states that the passage is between, whose officials or bodies are then meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading

REACH = 3  # sentences
_HUMAN = frozenset({"person", "office"})
_TWO = frozenset({"two", "both", "2"})
# Sorts of people that a plain noun for people may take up: "two Nigerians … the two men".
_ANYBODY = frozenset({"men", "women", "people", "suspects"})


class Pairs:
    """Finds pairs on one page."""

    def __init__(self, page: Page, discourse: Discourse) -> None:
        self.page = page
        self.discourse = discourse

    def is_pair(self, token: int) -> bool:
        """Whether a noun is plural, with "two" or "both", and says no more of who they are."""
        s = self.page.s
        words = {s.lower[c] for c in s.children[token] if c < token}
        told = any(s.dep[c] in ("nmod:poss", "nmod", "acl", "acl:relcl", "amod") for c in s.children[token])
        definite = "both" in words or "the" in words or any(self.page.know.cues.has("demonstrative", w) for w in words)
        return s.tag[token] == "NNS" and bool(words & _TWO) and definite and not told

    def officials(self, token: int) -> tuple[Figure, ...]:
        """Exactly two people of this noun's kind, or the one group that was counted as two."""
        noun = self._noun(token)
        people = [f for f in self._near(token) if f.reading.kind in _HUMAN and noun and _is_one(f.reading, noun)]
        if len(people) == 2:
            return (people[0], people[1])
        groups = [f for f in self._near(token) if f.reading.plural and any(self._counts_two(t) for t in f.tokens)]
        same = [f for f in groups if f.reading.lemma == noun or self.page.s.lower[token] in _ANYBODY]
        return (same[-1],) if len(same) == 1 and not people else ()

    def of_states(self, reading: Reading, states: Sequence[Figure]) -> tuple[Reading, ...]:
        """The official or body of each of two states, where the noun is for such."""
        if len(states) != 2 or reading.country or reading.sector not in ("GOV", "MIL", "LEG", "COP", "JUD"):
            return ()
        return tuple(self._of_state(reading, state.reading) for state in states)

    def _of_state(self, reading: Reading, state: Reading) -> Reading:
        office = reading.role == "office"
        return replace(
            reading, name=f"{reading.lemma} of {state.name}", kind="office" if office else reading.kind,
            country=state.country, office=reading.lemma if office else None, plural=not office, counted=False,
            inferred=True, rule="coref.pair", key="",
        )  # fmt: skip

    def _near(self, token: int) -> list[Figure]:
        here = self.page.s.sentence[token]
        near = (f for f in self.discourse.figures if any(t < token for t in f.tokens))
        return [f for f in near if here - self.page.s.sentence[max(t for t in f.tokens if t < token)] <= REACH]

    def _noun(self, token: int) -> str:
        """The singular noun: "chief" for "the two trade chiefs"."""
        seen = self.page.role[token]
        return seen.values[0].role.lemma.rpartition(" ")[2] if seen is not None else ""

    def _counts_two(self, token: int) -> bool:
        s = self.page.s
        pair = s.lower[token] in ("couple", "pair", "duo")
        return pair or any(s.lower[c] in ("two", "2") and s.dep[c] == "nummod" for c in s.children[token])


def _is_one(reading: Reading, noun: str) -> bool:
    """Whether somebody bears an office of this noun, or one that papers call so ("chief": a minister)."""
    office = reading.lemma.rpartition(" ")[2]
    return office == noun or (noun in ("chief", "leader", "official") and bool(reading.office))
