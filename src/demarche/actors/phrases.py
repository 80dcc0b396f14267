"""The parts of a noun phrase.

In:  a Page and the head of a phrase: "former Pakistani prime minister Imran Khan", "hundreds of protesters".
Out: its edges, the name it ends in (Imran Khan), the titles before it (prime minister), whether an office is over,
     the noun behind a quantity (protesters).
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.actors.page import Page
from demarche.actors.senses import Role


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens of a phrase: from `first` to the end of its core `last`; `head` is the syntactic head."""

    head: int
    first: int
    last: int
    plural: bool
    definite: bool
    bare: bool

    @classmethod
    def at(cls, page: Page, head: int) -> Phrase:
        s = page.s
        first, last = page.left_edge(head), page.core_end(head)
        determiners = [s.lower[c] for c in s.children[head] if s.dep[c] in ("det", "det:predet")]
        plural = s.tag[head] in ("NNS", "NNPS")
        definite = any(d == "the" or page.know.cues.has("demonstrative", d) for d in determiners)
        return cls(head, first, last, plural, definite, bare=first == head and not plural)


def counted(page: Page, head: int) -> int | None:
    """The noun behind a number or quantity: "hundreds of protesters", "a group of settlers", "two of the men"."""
    s = page.s
    if not page.know.cues.has("partitive", s.lower[head]) and s.pos[head] != "NUM":
        return None
    return next((c for c in s.children[head] if c > head and s.preposition(c) == "of"), None)


def titles(page: Page, first: int, name: int) -> list[Role]:
    """Roles of the titles from `first` up to a name, the one nearest to the name first."""
    found: list[Role] = []
    i = name - 1
    while i >= first:
        seen = page.role[i] or page.title[i]
        if seen is None or seen.last >= name:
            i -= 1
            continue
        found.append(seen.values[0].role)
        i = seen.first - 1
    return found


def is_former(page: Page, first: int, last: int) -> bool:
    """Whether a word between says that the office is over: "former", "ex-", "ousted"."""
    for i in range(first, last + 1):
        word = page.s.lower[i]
        if word.startswith("ex-") or page.know.cues.has("former", word):
            return True
    return False


def gender(page: Page, first: int, name: int) -> str:
    """Gender as an honorific or the given name tells it; "" when neither does."""
    cues = page.know.cues
    for i in range(first, name):
        told = cues.values.get(("gender", page.s.lower[i].rstrip(".")))
        if told:
            return told
    return cues.genders.get(page.words[name], "")


def name_text(page: Page, first: int, last: int) -> str:
    """The words of a phrase without articles, numbers and possessive endings at its edges."""
    s = page.s
    while first < last and (s.pos[first] in ("DET", "NUM", "PUNCT") or s.dep[first] in ("det", "nummod", "advmod")):
        first += 1
    while last > first and s.pos[last] in ("PART", "PUNCT"):
        last -= 1
    return page.text(first, last)
