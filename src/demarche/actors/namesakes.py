"""Names of places that mean somebody or something else.

In:  a Page with its names, e.g. of "Jim Jordan asked for the papers. … Jordan said", "Victoria Beckham", "the House
     Benghazi Committee".
Out: the words that are no place there: a surname of somebody whom the page names in full, a given name, the matter of
     a parliament's committee.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from demarche.actors.forms import fold

if TYPE_CHECKING:
    from demarche.actors.page import NameSighting, Page

_PLACES = frozenset({"state", "capital", "unit", "city"})


def namesakes(page: Page) -> Iterator[int]:
    """Tokens of one word that mean no place here, though the tables know a place of that name."""
    bearers = _surnames(page)
    for token, seen in enumerate(page.name):
        if seen is None or seen.first != seen.last or seen.tail or not all(x.kind in _PLACES for x in seen.values):
            continue
        if (
            _is_topic(page, token)
            or _is_given_name(page, token)
            or (fold(page.words[token]).lower() in bearers and _is_person(page, seen))
        ):
            yield token


def _surnames(page: Page) -> frozenset[str]:
    """Last words of the full names of people on the page that begin with no title, folded."""
    people = ((start, end) for start, end, label in page.s.entities if label == "PERSON" and end - start > 1)
    return frozenset(fold(page.words[end - 1]).lower() for start, end in people if _is_full_name(page, start, end))


def _is_full_name(page: Page, start: int, end: int) -> bool:
    """Whether a person's name begins with a name: not "Minister Jordan", not "Mr. Chad"."""
    titled = any(page.role[i] or page.title[i] for i in range(start, end))
    return not titled and all(page.s.pos[i] == "PROPN" for i in range(start, end))


def _is_topic(page: Page, token: int) -> bool:
    """Benghazi in "the House Benghazi Committee": what a committee of the chamber before it looks into."""
    cues, lower = page.know.cues, page.s.lower
    chamber = token > 0 and cues.has("chamber", lower[token - 1])
    return chamber and any(cues.has("looks-into", word) for word in lower[token + 1 : token + 3])


def _is_given_name(page: Page, token: int) -> bool:
    """Victoria in "Victoria Beckham"; not Ukraine in "Ukraine President Zelensky"."""
    s, behind = page.s, token + 1
    if behind >= len(page.words) or s.dep[behind] != "flat" or s.head[behind] != token or s.pos[behind] != "PROPN":
        return False
    given, other = page.know.cues.has("given-place", s.lower[token]), page.name[behind]
    unknown = other is None or all(sense.kind in ("unit", "city") for sense in other.values)
    return given and unknown and _is_full_name(page, token, behind + 1)


def _is_person(page: Page, seen: NameSighting) -> bool:
    """Whether nothing says that the place is meant: no word of place before it, no other name of the country."""
    token = seen.first
    entity = page.entity[token]
    if page.know.cues.has("place-preposition", page.s.preposition(token)):
        return False
    if entity is not None and entity[2] == "PERSON":
        return True
    word = page.words[token]
    homes = {sense.country for sense in seen.values}
    others = (other for i, other in enumerate(page.name) if other is not None and page.words[i] != word)
    return not any(sense.country in homes for other in others for sense in other.values)
