"""The parts of a noun phrase.

In:  a Page and the head of a phrase: "former Pakistani prime minister Imran Khan", "hundreds of protesters".
Out: its edges, the name it ends in (Imran Khan), the titles before it (prime minister), whether an office is over,
     the noun behind a quantity (protesters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.actors.page import NameSighting, Page, RoleSighting
from demarche.actors.senses import Role, Sense

_PARTISAN = re.compile(r"[RDI](-[A-Z][\w.]*)?")
_SEAT = re.compile(r" ?[(,] ?[RDI][-–][A-Z][\w.]*(?=[),.])")
_EDGE = frozenset({"DET", "NUM", "PUNCT", "ADP"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens of a phrase: from `first` to the end of its core `last`; `head` is the syntactic head.

    reach:   where words begin that may say whose it is; they can stand beside the phrase under one noun: in "Syrian
             government shelling", `Syrian` for "government".
    unit:    the tokens that count as the head: all of "attorney general", wherever the tree puts its modifiers.
    partner: the adjective-like name that shares the noun: "U.S." in "U.S. and Chinese officials".
    """

    head: int
    first: int
    last: int
    plural: bool
    definite: bool
    reach: int
    partner: int | None
    unit: frozenset[int]

    @classmethod
    def at(cls, page: Page, head: int) -> Phrase:
        s = page.s
        seen = page.role[head]
        unit = frozenset({head} if seen is None else range(seen.first, seen.last + 1)) | {head}
        first, last = min(map(page.left_edge, unit)), max(map(page.core_end, unit))
        determiners = [s.lower[c] for i in unit for c in s.children[i] if s.dep[c] in ("det", "det:predet")]
        plural = any(s.tag[i] in ("NNS", "NNPS") for i in unit if i == head or s.head[i] == s.head[head])
        definite = any(d == "the" or page.know.cues.has("demonstrative", d) for d in determiners)
        partner = sharing_name(page, head)
        reach = min(_beside(page, head, first), first if partner is None else page.left_edge(partner))
        return cls(head, first, last, plural, definite, reach, partner, unit)


def _beside(page: Page, head: int, first: int) -> int:
    """Where the modifiers begin that stand before a modifier under the same noun."""
    s = page.s
    if s.dep[head] not in ("compound", "nmod:poss", "amod") or s.head[head] < head:
        return first
    for sister in reversed([c for c in s.children[s.head[head]] if c < first]):
        last = max((c for c in s.children[sister] if s.dep[c] == "case" and c < head), default=sister)
        if max(last, sister) != first - 1 or s.dep[sister] not in ("amod", "compound", "nmod:poss"):
            break
        first = page.left_edge(sister)
    return first


def sharing_name(page: Page, head: int) -> int | None:
    """A country's short name coordinated with an adjective of the same noun: "U.S. and Chinese officials".

    The tree makes "U.S." (or "Kosovar") a noun beside "officials". It is one with the adjective when the noun has a
    nationality of its own, and either the article before both belongs to the noun, or the name has no article.
    """
    s = page.s
    name = _noun_before(page, head)
    seen = page.name[name] if name is not None else None
    if name is None or seen is None:
        return None
    if _share_an_owner(page, head, seen):
        return name
    if not any(_is_short(sense) for sense in seen.values):
        return None
    first = page.left_edge(head)
    if first < name:
        return name
    nationality = page.name[first]
    bare = not any(s.dep[c] == "det" for c in s.children[name]) and s.tag[name] not in ("NNS", "NNPS")
    own = nationality is not None and any(sense.kind == "adjective" or sense.acronym for sense in nationality.values)
    return name if bare and own else None


def _share_an_owner(page: Page, head: int, first: NameSighting) -> bool:
    """Two states before one possessive ending and a plural office: "Russia and Turkey's foreign ministers"."""
    s, role = page.s, page.role[head]
    owner = next((c for c in s.children[head] if s.dep[c] == "nmod:poss"), None)
    if owner is None or role is None or role.values[0].role.kind != "office" or s.tag[head] != "NNS":
        return False
    second = page.name[owner]
    if second is None or second.first != first.last + 2 or s.pos[first.last + 1] != "CCONJ":
        return False
    return all(any(sense.kind == "state" for sense in seen.values) for seen in (first, second))


def _noun_before(page: Page, head: int) -> int | None:
    """The word that a noun is coordinated with, by the tree or (where the tree has both under one verb) by "and"."""
    s = page.s
    if s.pos[head] not in ("NOUN", "PROPN") or page.name[head] is not None:
        return None
    if s.dep[head] == "conj":
        return s.head[head] if s.head[head] < head else None
    joint = next((c for c in s.children[head] if s.dep[c] == "cc" and c < head), 0) - 1
    return joint if joint >= 0 and s.head[joint] == s.head[head] and s.dep[joint] == s.dep[head] else None


def _is_short(sense: Sense) -> bool:
    return sense.kind == "adjective" or sense.type == "abbreviation" or sense.acronym


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
        named = page.name[i]
        if named is not None and named.first < named.last:  # State in "Islamic State leader" is no title
            i = named.first - 1
            continue
        seen = _title_at(page, i)
        if seen is None or seen.last >= name:
            i -= 1
            continue
        found.append(seen.values[0].role)
        i = seen.first - 1
    return found or _shared_titles(page, name)


def _title_at(page: Page, token: int) -> RoleSighting | None:
    """The role or title at a token; "Representative" before a name is a title, though any noun may represent."""
    role, title = page.role[token], page.title[token]
    if role is None or title is None or not title.values[0].role.sector:
        return role or title
    return role if role.last - role.first > title.last - title.first else title


def _shared_titles(page: Page, name: int) -> list[Role]:
    """The plural title before the first of several names: "Ministers Lavrov and Fidan"."""
    first = page.s.head[name]
    if page.s.dep[name] != "conj" or first > name:
        return []
    plural = [c for c in page.s.children[first] if c < first and page.s.tag[c] in ("NNS", "NNPS")]
    return [seen.values[0].role for seen in (_title_at(page, c) for c in plural) if seen]


def of_unknown_body(page: Page, first: int, stop: int) -> bool:
    """Whether a title belongs to a body nothing is known of: "a Zarvex spokesman"; its default sector is not told."""
    for i in range(first, stop):
        known = page.name[i] or page.role[i] or page.title[i] or page.institution[i]
        if known is None and page.s.pos[i] == "PROPN" and page.s.dep[i] in ("compound", "nmod:poss", "nmod:desc"):
            return True
    return False


def is_former(page: Page, first: int, last: int) -> bool:
    """Whether a word between says that the office is over: "former", "ex-", "ousted"; a possessor's past is its own."""
    for i in range(last, first - 1, -1):
        word = page.s.lower[i]
        if page.s.dep[i] == "nmod:poss" and i < last:
            return False
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
    number = first
    while number < last and s.pos[number] not in ("NOUN", "PROPN"):
        if s.pos[number] == "NUM" and s.dep[number] == "nummod" and s.lower[number + 1] != "-":
            first = number + 1
        number += 1
    while first < last and (s.pos[first] in _EDGE or s.dep[first] in ("det", "advmod")) and s.lower[first + 1] != "-":
        first += 1
    while last > first and (s.pos[last] in ("PUNCT",) or s.lower[last] in ("'s", "’s", "'", "’")):
        last -= 1
    return page.text(first, last)


def is_code(text: str, *, person: bool) -> bool:
    """What the model may take for a name and is none: "Unha-3", "EPA/Landov", the "R-Tex." of a senator."""
    return "/" in text or _PARTISAN.fullmatch(text) is not None or (person and any(c.isdigit() for c in text))


def has_american_seat(page: Page, end: int) -> bool:
    """Whether party and state of a member of Congress stand behind a name: "Jason Pell (R-Utah)"."""
    return _SEAT.match(page.source, page.s.end[end]) is not None


def is_paper(page: Page, start: int, end: int) -> bool:
    """Names of texts are no parties: "Geneva Convention", "Resolution 1244"."""
    last = end - 1 if page.words[end].isdigit() and end > start else end
    return page.know.cues.has("paper", page.words[last].lower())
