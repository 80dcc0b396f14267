"""Whose somebody is: country and sector clues inside a noun phrase.

In:  a Page and a phrase, e.g. "the French foreign ministry spokeswoman" or "Hamas fighters in Gaza".
Out: `Clue`s in the order of their weight: a name or adjective before the noun, a possessor, an of-phrase, a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from demarche.actors.page import NameSighting, Page
from demarche.actors.phrases import Phrase
from demarche.actors.reading import Reading
from demarche.actors.senses import Role, Sense

BEFORE_NOUN = (
    "adjective", "state", "organisation", "capital", "metonym", "unit", "city", "native", "people", "belief", "leader"
)  # fmt: skip
PLACE_CASES = frozenset({"in", "at", "across", "throughout", "outside", "near"})


@dataclass(frozen=True, slots=True)
class Clue:
    """A country or organisation that a phrase belongs to.

    via:     by which words: adjective, name, possessive, of, from, for, place.
    token:   where they stand; `beside` is the token of the clue it is coordinated with ("Russian and Belarusian").
    organ:   the sector is an organisation's or a person's own, not that of a country; person: it is a person's.
    region:  the words name a part of the country ("Scottish").
    """

    via: str
    token: int
    country: str | None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    organ: bool = False
    beside: int | None = None
    text: str = ""
    person: bool = False
    region: bool = False


class Reads(Protocol):
    """What can read another phrase of the page."""

    def __call__(self, head: int) -> tuple[Reading, ...]: ...


def pick(seen: NameSighting, *kinds: str) -> Sense | None:
    """The sense of one of these kinds, in their order; the preferred one where a form is ambiguous."""
    for kind in kinds:
        fitting = [sense for sense in seen.values if sense.kind == kind]
        if fitting:
            return next((s for s in fitting if s.preferred), fitting[0])
    return None


def find_clues(page: Page, phrase: Phrase, read: Reads, *, until: int | None = None) -> list[Clue]:
    """All clues of a phrase, the strongest first. `until`: where the name begins that the clues are for."""
    found = list(_before(page, phrase, phrase.last if until is None else until, read))
    s = page.s
    inside = [i for i in range(phrase.first, phrase.last + 1) if i in phrase.unit or _titles_head(page, i, phrase.head)]
    for token in inside:
        for child in s.children[token]:
            if s.dep[child] == "nmod:poss" and page.name[child] is None:
                found += _by_reading(child, "possessive", read)
            elif s.dep[child] in ("compound", "amod") and _is_unknown_person(page, child):
                found += _by_reading(child, "name", read)
    for token in inside:
        for child in s.children[token]:
            if s.dep[child] in ("nmod", "obl") and child > phrase.last:
                found += _after(page, child, read)
            elif page.know.cues.has("loyal", s.lower[child]):
                found += _loyal(page, child, read)
    return found or list(_place_beside(page, phrase, read))


def _is_unknown_person(page: Page, token: int) -> bool:
    """A person the tables do not know by this form: Obama in "the Obama administration"."""
    entity = page.entity[token]
    if page.name[token] is not None:
        return False
    return page.know.cues.has("famous", page.s.lower[token]) or (entity is not None and entity[2] == "PERSON")


def _place_beside(page: Page, phrase: Phrase, read: Reads) -> Iterator[Clue]:
    """The place right behind a phrase, wherever the tree hangs it: "arrested protesters in southern Nepal"."""
    s, start = page.s, phrase.last + 1
    for _ in range(2):  # "people in Buner district in Pakistan"
        if start >= len(s.lower) or s.lower[start] not in PLACE_CASES or s.dep[start] != "case":
            return
        place = s.head[start]
        if page.know.cues.has("gathering", s.lower[place]):
            return
        clues = list(_after(page, place, read))
        if clues:
            yield from clues
            return
        start = page.right_edge(place) + 1


def neighbour_clue(page: Page, first: int, noun: int, own: Role) -> list[Clue]:
    """Whom a leader or member belongs to by the noun right before: "opposition", "rebel", "trade union"."""
    seen = page.role[noun - 1] if own.inherits and noun > first and page.name[noun - 1] is None else None
    role = seen.values[0].role if seen is not None else None
    if role is None or not role.sector or role.inherits or (own.sector == "GOV" and role.sector == "PTY"):
        return []  # "communist authorities" govern
    return [Clue("noun", noun - 1, None, role.sector, role.all_sectors, organ=True)]


def _titles_head(page: Page, token: int, head: int) -> bool:
    return page.s.head[token] == head and page.s.dep[token] in ("nmod:desc", "compound", "flat", "appos")


def _before(page: Page, phrase: Phrase, until: int, read: Reads) -> Iterator[Clue]:
    """Names between the phrase's edge and its noun, in text order; coordinated ones point to the first of them."""
    i, previous = phrase.reach, None
    while i < until:
        seen = page.name[i]
        if seen is None or seen.last >= until or seen.last == phrase.head:
            i += 1
            continue
        i = seen.last + 1
        token = page.head_of(seen.first, seen.last)
        way = _route(page, token, phrase)
        if way is None or _somebody_elses(page, seen, way):
            continue
        first = previous[1] if previous and _listed(page, previous[0].last + 1, seen.first) else None
        previous = (seen, token if first is None else first)
        for clue in _modifier(page, seen, token, way, read):
            yield replace(clue, beside=first)


def _listed(page: Page, start: int, stop: int) -> bool:
    """Whether only "and", "or" and commas stand between two names."""
    return start < stop and all(page.s.pos[i] in ("CCONJ", "PUNCT") for i in range(start, stop))


def _modifier(page: Page, seen: NameSighting, token: int, way: list[int], read: Reads) -> Iterator[Clue]:
    sense = pick(seen, *BEFORE_NOUN)
    if sense is None:
        return
    possessive = any(page.s.dep[i] == "nmod:poss" for i in (token, *way))
    via = "possessive" if possessive else "adjective" if sense.kind in ("adjective", "belief") else "name"
    text = page.text(seen.first, seen.last)
    if sense.kind in ("leader", "organisation"):
        for r in read(token)[:1]:
            yield Clue(via, token, r.country, r.sector, r.sectors, organ=True, text=text, person=r.role == "person")
    else:
        organ = sense.kind in ("metonym", "belief")
        region = sense.type == "region" or sense.kind in ("unit", "city")
        yield Clue(via, token, sense.country, sense.sector, sense.sectors, organ=organ, text=text, region=region)


def _route(page: Page, token: int, phrase: Phrase) -> list[int] | None:
    """Tokens on the way up from a modifier to the phrase's head; None when the way leads elsewhere."""
    between: list[int] = []
    at = token
    for _ in range(8):
        at, below = page.s.head[at], at
        if at in phrase.unit or below == phrase.partner or (token < phrase.first and at == page.s.head[phrase.head]):
            return between
        if at == below or not phrase.reach <= at <= phrase.last:
            return None
        between.append(at)
    return None


def _somebody_elses(page: Page, seen: NameSighting, way: list[int]) -> bool:
    """Whether the words between say that it is somebody else's: "Iran-backed militia", "Hamas-held hostages"."""
    cues, s = page.know.cues, page.s
    if seen.tail and cues.values.get(("participle", seen.tail.lower())) != "own":
        return True
    tied = page.tied(seen)
    if (
        not seen.tail
        and tied
        and token_after_tie_is_other(page, seen.last + 2, way)
        and cues.values.get(("participle", tied)) != "own"
    ):
        return True
    for i in way:
        if cues.values.get(("participle", s.lower[i])) == "other":
            return True
        if s.dep[i] == "nmod:poss":  # a possessor's own adjective is its business
            return True
        if s.dep[i] in ("acl", "acl:relcl", "advcl") and not cues.has("participle", s.lower[i]):
            return True
    return False


def token_after_tie_is_other(page: Page, token: int, way: list[int]) -> bool:
    """Whether what a hyphen ties to a name is no noun of the phrase: "Serb-majority", not "Franco-German"."""
    return token in way or page.name[token] is None


def _by_reading(token: int, via: str, read: Reads) -> Iterator[Clue]:
    for reading in read(token):
        if reading.country or reading.sector:
            organ = reading.kind != "state"
            sector, sectors = (reading.sector, reading.sectors) if organ else (None, ())
            person = reading.role in ("person", "office")
            yield Clue(via, token, reading.country, sector, sectors, organ, text=reading.name, person=person)


def _after(page: Page, child: int, read: Reads) -> Iterator[Clue]:
    case = page.s.preposition(child)
    via = case if case in ("of", "from", "for") else "place" if case in PLACE_CASES else ""
    if not via:
        return
    halves = [first for first, whole in page.halves.items() if whole == child]
    listed = [*halves, child, *(page.s.conjuncts(child) if via in ("of", "from") else ())]
    for token in listed:
        beside = None if token == listed[0] else listed[0]
        found = [c for c in _by_reading(token, via, read) if via != "place" or not c.organ or _is_housed(case, c)]
        found = found or list(_place_clue(page, token, via))
        for clue in found:
            yield replace(clue, token=token, beside=beside)


def _is_housed(case: str, clue: Clue) -> bool:
    """Whether who is at a body is its own: "students at Tehran University", "doctors at Mulago Hospital"."""
    return case == "at" and clue.sector in ("EDU", "MED") and not clue.person


def _loyal(page: Page, word: int, read: Reads) -> Iterator[Clue]:
    """The country of whom somebody is loyal to: "forces loyal to Libyan commander Khalifa Haftar"."""
    s = page.s
    for child in s.children[word]:
        if s.dep[child] in ("obl", "nmod") and s.preposition(child) == "to":
            for clue in _by_reading(child, "of", read):
                yield replace(clue, sector=None, sectors=(), organ=False)


def _place_clue(page: Page, token: int, via: str) -> Iterator[Clue]:
    """A place that is no actor: a town, "the city of Homs", "northern Syria"."""
    seen = page.name[token]
    sense = pick(seen, "state", "capital", "unit", "city") if seen and not seen.tail else None
    if sense and seen:
        yield Clue(via, token, sense.country, text=page.text(seen.first, seen.last))
        return
    if page.know.cues.has("gathering", page.s.lower[token]):
        return  # who meets in Geneva is not Swiss
    inner = via if via != "from" and page.know.cues.has("place-noun", page.s.lower[token]) else "place"
    for child in page.s.children[token]:
        if page.s.dep[child] in ("nmod", "appos", "compound", "amod", "nmod:poss") and page.name[child] is not None:
            yield from _place_clue(page, child, inner)
