"""Where in an article somebody may be mentioned, and where a name is only a place.

In:  a Page. Out: token indexes of noun-phrase heads and of modifiers that are parties of their own: in "the Israeli
     attack on Gaza", `Israeli` and `Gaza`; in "talks in Ankara", none.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.actors.clues import pick
from demarche.actors.page import NameSighting, Page
from demarche.actors.phrases import counted
from demarche.actors.senses import SenseKind

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
# Words with these relations belong to another phrase.
PARTS = frozenset(
    ["det", "det:predet", "amod", "compound", "nummod", "nmod:desc", "flat", "fixed", "goeswith", "case", "punct", "cc",
     "mark", "aux", "advmod", "nmod:unmarked", "obl:unmarked", "discourse"]
)  # fmt: skip
_DATELINE, _AGENCY = 9, 4  # tokens of a dateline, and of the agency in its brackets
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_UNMARKED = frozenset(["nmod:unmarked", "obl:unmarked"])
# Whose acts are told by a noun before a noun: "rebel attack", "police raid".
_ARMED_OR_STATE = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "UAF", "PRM", "IGO", "PTY", "OPP", "CRM"])
PLACES: tuple[SenseKind, ...] = ("state", "capital", "metonym", "unit", "city")
_WHERE = frozenset(["obl", "nmod", "obl:unmarked", "nmod:unmarked", "appos", "dep", "list", "ROOT", "parataxis"])
_LOOSE = frozenset(["dep", "list", "ROOT", "parataxis", "obl:unmarked", "nmod:unmarked"])


def heads(page: Page) -> list[int]:
    """Heads of noun phrases, in text order."""
    s = page.s
    inner: set[int] = set()
    found = []
    for i, pos in enumerate(s.pos):
        if pos not in _NOMINAL or i in inner:
            continue
        if is_part(page, i) and s.tag[i] != "PRP$" and i not in page.halves and not page.is_backer(i):
            continue
        seen = page.name[i]
        if seen is not None and not seen.tail and page.head_of(seen.first, seen.last) != i:
            continue
        entity = page.entity[i]
        if (
            entity is not None
            and entity[2] == "ORG"
            and entity[0] < i
            and seen is None
            and page.head_of(*entity[:2]) != i
        ):
            continue
        if pos in ("ADJ", "DET", "NUM", "SYM", "X") and seen is None and not s.children[i]:
            continue
        noun = counted(page, i)
        if noun is not None:
            inner.add(noun)
        found.append(i)
    return found


def is_part(page: Page, token: int) -> bool:
    """Whether a token stands inside another phrase, itself or by the word it is coordinated with."""
    s = page.s
    while s.dep[token] == "conj" and s.head[token] != token and s.pos[token] in ("ADJ", "PROPN", "NOUN"):
        above = s.head[token]
        if s.dep[above] in ("amod", "compound", "nmod:desc") and s.head[above] > token:
            return True
        if s.dep[above] != "conj":
            break
        token = above
    return s.dep[token] in PARTS and not (s.dep[token] in _UNMARKED and page.entity[token] is not None)


def modifiers(page: Page) -> Iterator[tuple[int, NameSighting]]:
    """Adjectives and names before a noun that are no phrase of their own: Turkish in "Turkish drones"."""
    i, count = 0, len(page.words)
    while i < count:
        seen = page.name[i]
        if seen is None:
            i += 1
            continue
        token = page.head_of(seen.first, seen.last)
        if is_part(page, token) and not seen.tail:
            yield token, seen
        i = seen.last + 1


def organs(page: Page) -> Iterator[int]:
    """Bodies and groups before a noun: government in "government shelling", rebel in "a rebel attack"."""
    s = page.s
    for i, seen in enumerate(page.role):
        if seen is None or seen.last != i or s.dep[i] not in ("compound", "amod") or page.name[i] or s.head[i] < i:
            continue
        role, entity = seen.values[0].role, page.entity[i]
        adjective = s.dep[i] == "amod" and role.kind != "institution"
        if (
            role.sector in _ARMED_OR_STATE
            and role.kind != "materiel"
            and not adjective
            and (not entity or entity[2] == "ORG")
        ):
            yield i
    for start, end, label in s.entities:
        if label in ("PERSON", "ORG") and page.name[start] is None:
            token = page.head_of(start, end - 1)
            if s.dep[token] == "compound":
                yield token


def is_place(page: Page, token: int, seen: NameSighting) -> bool:
    """Whether a country or capital is here no party but a place: "in Ankara", "flew to Moscow"."""
    s, cues = page.s, page.know.cues
    sense = pick(seen, *PLACES)
    if sense is None:
        return False
    token = _first_conjunct(page, token)
    if s.dep[token] not in _WHERE:
        return False
    if behind_place_word(page, token):
        return True
    case = s.preposition(token)
    if case == "of" and sense.kind in ("unit", "city", "capital"):
        return True
    if s.dep[token] == "appos":
        above = page.name[s.head[token]]
        return above is not None and pick(above, *PLACES) is not None
    if cues.has("motion-preposition", case):
        above_word = s.lemma[s.head[token]] or s.lower[s.head[token]]
        moving = cues.has("motion-verb", above_word) or cues.has("motion-noun", above_word)
        return moving and sense.kind != "state"
    return s.dep[token] in _LOOSE and sense.kind != "state"


def behind_place_word(page: Page, token: int) -> bool:
    """Whether a phrase stands behind "in", "near", "across" …"""
    token = _first_conjunct(page, token)
    return page.s.dep[token] in _WHERE and page.know.cues.has("place-preposition", page.s.preposition(token))


def datelines(page: Page) -> frozenset[int]:
    """Tokens before the agency or the dash that begins a paragraph: "New York (AFP) – ", "JOS, Nigeria — "."""
    s, found = page.s, set[int]()
    for start in range(len(s.words)):
        if s.words[start][:1].isupper() and (start == 0 or "\n" in page.source[s.end[start - 1] : s.start[start]]):
            found.update(range(start, max(_before_agency(page, start), _before_dash(page, start))))
    return frozenset(found)


def _before_agency(page: Page, start: int) -> int:
    """The bracket of "Goma, Congo (Reuters) -"; `start` where there is none."""
    words = page.s.words
    stop = next((i for i in range(start, min(start + _DATELINE, len(words))) if words[i] == "("), start)
    end = next((i for i in range(stop, min(stop + _AGENCY, len(words) - 1)) if words[i] == ")"), stop)
    return stop if end > stop > start and words[end + 1] in _DASHES else start


def _before_dash(page: Page, start: int) -> int:
    """The dash of "JOS, Nigeria —", whose first word is in capitals and whose others are names; else `start`."""
    words = page.s.words
    if len(words[start]) < 2 or not words[start].isupper():
        return start
    stop = next((i for i in range(start, min(start + _DATELINE, len(words))) if words[i] in _DASHES), start)
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in words[start:stop])
    return stop if named else start


def _first_conjunct(page: Page, token: int) -> int:
    while page.s.dep[token] == "conj" and page.s.head[token] != token:
        token = page.s.head[token]
    return token
