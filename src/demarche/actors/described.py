"""Bodies taken up by what they are: "the regional bloc", "the Shiite movement", "the 15-member council".

In:  a noun for bodies with an article and words that only describe, and the figures so far. Out: the one body in the
     sentences just before that all words fit: ECOWAS for "the regional bloc", Hamas for "the Palestinian group"; none
     where two fit, or where a word tells one body from another ("rival", "new", "larger").
"""

from __future__ import annotations

import re

from demarche.actors.agreement import refers
from demarche.actors.clues import pick
from demarche.actors.cues import Anaphor
from demarche.actors.discourse import Discourse, Figure
from demarche.actors.page import Page
from demarche.actors.reading import Reading
from demarche.actors.roles import ARMED
from demarche.actors.shortened import is_body

REACH = 2  # sentences
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod:desc", "obl:unmarked"})
_POSTPONED = frozenset({"nmod", "nmod:poss", "acl", "acl:relcl", "appos", "conj"})
_COUNTED = re.compile(r"(\w+|\d+)-(member|nation|country|state|strong|man)")
_TOWNS = (".unit", ".city")
_UNIONS = frozenset({"igo", "alliance"})


def described(page: Page, discourse: Discourse, anaphor: Anaphor, token: int) -> tuple[Figure, ...]:
    """The one named body in reach that a noun with describing words means."""
    s = page.s
    if anaphor.number == "plural" or any(s.dep[c] in _POSTPONED for c in s.children[token] if c > token):
        return ()
    words = [c for c in s.children[token] if s.dep[c] in _MODIFIERS and c < token]
    if not words or not all(_describes(page, word) for word in words):
        return ()
    homes = {home for word in words if (home := _home(page, word))}
    sorts = {sort for word in words if (sort := _sort(page, word))}
    near = (f for f in discourse.figures if _fits(f.reading, anaphor, homes) and _is_near(page, f, token))
    fitting = [f for f in near if sorts <= _sorts(f.reading)]
    return (fitting[0],) if len(fitting) == 1 else ()


def _describes(page: Page, word: int) -> bool:
    """Whether a word says what a body is like and not which of several it is."""
    s, cues = page.s, page.know.cues
    if cues.has("describing", s.lower[word]):
        return True
    seen = page.name[word]
    if seen is not None:
        return bool(page.tied(seen)) or pick(seen, "adjective", "belief") is not None or _home(page, word) == "IGO"
    role = page.role[word]
    armed = role is not None and role.values[0].role.sector in ("REB", "UAF", "PRM")
    tied = s.tag[word] in ("VBN", "VBD", "NN") and any(s.lower[c] == "-" or page.name[c] for c in s.children[word])
    text = page.source[s.start[page.left_edge(word)] : s.end[word]].lower()
    return armed or tied or _COUNTED.fullmatch(text) is not None


def _home(page: Page, word: int) -> str | None:
    """The country or body whose the words say it is: "Palestinian", "UN"; a backer's or a seat's says nothing."""
    seen = page.name[word]
    sense = pick(seen, "adjective", "organisation", "state") if seen is not None and not page.tied(seen) else None
    return sense.country if sense else None


def _sort(page: Page, word: int) -> str:
    """What sort of body a word says it is: "armed" for "jihadist", "NGO" for "aid"; "" for the rest."""
    role = page.role[word]
    if role is not None and role.values[0].role.sector in ARMED:
        return "armed"
    return page.know.cues.values.get(("describing", page.s.lower[word]), "")


def _sorts(reading: Reading) -> set[str]:
    return {"armed", *reading.sectors} if ARMED & set(reading.sectors) else set(reading.sectors)


def _fits(reading: Reading, anaphor: Anaphor, homes: set[str]) -> bool:
    if not is_body(reading) or reading.rule.endswith(_TOWNS) or not refers(reading, anaphor):
        return False
    if anaphor.noun in ("bloc", "alliance", "grouping") and reading.type not in _UNIONS:
        return False
    return not homes or homes == {reading.country}


def _is_near(page: Page, figure: Figure, token: int) -> bool:
    here = page.s.sentence[token]
    return any(t < token and here - page.s.sentence[t] <= REACH for t in figure.tokens)
