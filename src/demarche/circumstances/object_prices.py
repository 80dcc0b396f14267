"""Which amounts are the price of which things.

In:  two phrases, the predicates that move the thing. Out: whether one is paid for the other: in "Chad bought six jets
from Ankara for $90 million" the money is paid for the jets; so it is in "a $90 million contract for six jets".
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.circumstances.object_phrases import Phrase
from demarche.circumstances.taxonomy import Taxonomy
from demarche.language.syntax import Syntax

PAID = frozenset({"for", "at"})


def is_paid_for(thing: Phrase, links: Sequence[int], price: Phrase, s: Syntax, taxonomy: Taxonomy) -> bool:
    """Money behind "for" or "at" under an act that moves the thing, or of the contract that the sentence is about."""
    anchor = price.head
    if s.sentence[anchor] != s.sentence[thing.head]:
        return False
    papers = {anchor, s.head[anchor], *(s.head[c] for c in s.having(s.head[anchor], "case"))}
    if any(s.lemma[i] in taxonomy.words.contracts for i in papers) and not s.preposition(anchor):
        return True
    return _preposition(s, price) in PAID and bool({s.head[anchor], s.head[s.head[anchor]]} & {*links, thing.head})


def _preposition(s: Syntax, price: Phrase) -> str:
    """Of the amount; where the parser has lost it, the word before."""
    first = next(i for i, start in enumerate(s.start) if start >= price.span.start)
    return s.preposition(price.head) or s.lower[first - 1]
