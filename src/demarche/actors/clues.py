"""Whose somebody is: country and sector clues inside a noun phrase.

In:  a Page and the head of a phrase, e.g. "the French foreign ministry spokeswoman" or "Hamas fighters in Gaza".
Out: `Clue`s in the order of their weight: a possessor, an adjective or name before the noun, an of-phrase, a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.actors.page import NameSighting, Page
from demarche.actors.senses import Sense

MODIFIES = frozenset({"adjective", "state", "capital", "metonym", "unit", "city", "native", "people"})


@dataclass(frozen=True, slots=True)
class Clue:
    """A country (or organisation) that a phrase belongs to; `via` says by which words, `token` where they stand."""

    via: str
    token: int
    country: str | None
    sense: Sense | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()


def pick(seen: NameSighting, *kinds: str) -> Sense | None:
    """The sense of one of these kinds; the preferred one where a form is ambiguous."""
    fitting = [sense for sense in seen.values if sense.kind in kinds]
    return next((s for s in fitting if s.preferred), fitting[0] if fitting else None)


def route(page: Page, token: int, head: int) -> list[int] | None:
    """Tokens from `token` up to `head`, both left out; None when the head is not above it."""
    between: list[int] = []
    at = token
    for _ in range(8):
        up = page.s.head[at]
        if up == at:
            return None
        if up == head:
            return between
        between.append(up)
        at = up
    return None


def before_noun(page: Page, first: int, head: int, last: int) -> Iterator[tuple[NameSighting, int, list[int]]]:
    """Names that modify a noun from before it, with their head and the way up to the noun (`head` or inside it)."""
    i = first
    while i < last:
        seen = page.name[i]
        if seen is None or seen.last >= last:
            i += 1
            continue
        token = page.head_of(seen.first, seen.last)
        way = route(page, token, head)
        if way is not None and not _not_ours(page, seen, token, way):
            yield seen, token, way
        i = seen.last + 1


def _not_ours(page: Page, seen: NameSighting, token: int, way: list[int]) -> bool:
    """Whether the words between say that it is somebody else's: "Iran-backed militia", "Hamas-held hostages"."""
    cues = page.know.cues
    if seen.tail and cues.values.get(("participle", seen.tail.lower())) != "own":
        return True
    for i in way:
        if cues.values.get(("participle", page.s.lower[i])) == "other":
            return True
        if page.s.dep[i] == "nmod:poss":  # the possessor's own possessor is no clue for the noun
            return page.s.dep[token] == "nmod:poss"
        if page.s.dep[i] in ("acl", "acl:relcl", "advcl"):
            return page.s.pos[i] == "VERB" and not cues.has("participle", page.s.lower[i])
    return False
