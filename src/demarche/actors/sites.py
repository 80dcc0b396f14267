"""Where in an article somebody may be mentioned, and where a name is only a place.

In:  a Page. Out: token indexes of noun-phrase heads and of modifiers that are parties of their own: in "the Israeli
     attack on Gaza", `Israeli` and `Gaza`; in "talks in Ankara", none.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.actors.clues import pick
from demarche.actors.page import NameSighting, Page

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_INSIDE = frozenset(
    "det det:predet amod compound nummod nmod:desc flat fixed goeswith case punct cc mark aux advmod "
    "nmod:unmarked obl:unmarked discourse vocative".split()
)
_OPEN = frozenset({"NOUN", "PROPN", "PRON"})
PLACES = ("state", "capital", "metonym", "unit", "city")


def heads(page: Page) -> Iterator[int]:
    """Heads of noun phrases, in text order."""
    s = page.s
    for i, dep in enumerate(s.dep):
        pos = s.pos[i]
        if pos not in _NOMINAL or (dep in _INSIDE and not _leads(page, i)):
            continue
        seen = page.name[i]
        if seen is not None and page.head_of(seen.first, seen.last) != i:
            continue
        if pos in _OPEN or seen is not None or s.children[i] or pos in ("NUM", "DET"):
            yield i


def _leads(page: Page, i: int) -> bool:
    """A token labelled as a part whose head is no noun, so that it stands for itself."""
    return page.s.dep[i] in ("vocative", "nmod:unmarked", "obl:unmarked") and page.entity[i] is not None


def modifiers(page: Page) -> Iterator[tuple[int, NameSighting]]:
    """Adjectives and names before a noun that are no phrase of their own: Turkish in "Turkish drones"."""
    i, count = 0, len(page.words)
    while i < count:
        seen = page.name[i]
        if seen is None:
            i += 1
            continue
        token = page.head_of(seen.first, seen.last)
        if page.s.dep[token] in ("amod", "compound", "nmod:desc", "conj", "nmod:poss") and not seen.tail:
            yield token, seen
        i = seen.last + 1


def is_place(page: Page, token: int, seen: NameSighting) -> bool:
    """Whether a country or capital is here no party but a place: "in Ankara", "flew to Moscow"."""
    s, cues = page.s, page.know.cues
    sense = pick(seen, *PLACES)
    if sense is None:
        return False
    if s.dep[token] not in (
        "obl",
        "nmod",
        "obl:unmarked",
        "nmod:unmarked",
        "conj",
        "appos",
        "dep",
        "list",
        "ROOT",
        "parataxis",
    ):
        return False
    token = _first_conjunct(page, token)
    case = s.preposition(token)
    if cues.has("place-preposition", case):
        return True
    if s.dep[token] == "appos":
        above = page.name[s.head[token]]
        return above is not None and pick(above, *PLACES) is not None
    if cues.has("motion-preposition", case):
        above_word = s.lemma[s.head[token]] or s.lower[s.head[token]]
        moving = cues.has("motion-verb", above_word) or cues.has("motion-noun", above_word)
        return moving and sense.kind != "state"
    return s.dep[token] in ("dep", "list", "ROOT", "parataxis") and sense.kind != "state"


def _first_conjunct(page: Page, token: int) -> int:
    while page.s.dep[token] == "conj" and page.s.head[token] != token:
        token = page.s.head[token]
    return token
