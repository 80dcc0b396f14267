"""The speaker beside a verb of saying, where commas and quotation marks know better than the tree.

In:  a verb of saying in its tree. Out: the head of the source phrase: for "The deal, Osmani said, is dead" Osmani,
though parsers like to make the deal the subject of "said".
"""

from __future__ import annotations

from demarche.attributions.page import NOUNS, Page
from demarche.attributions.sources import subject_of

PHRASE_STARTS = frozenset({"NOUN", "PROPN", "DET", "ADJ"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BORDERS = frozenset({",", "”", "''", '"', "—", "–"})
BETWEEN = frozenset({"AUX", "ADV", "PART", "SPACE"})


def speaker_of(page: Page, verb: int) -> int | None:
    """The subject of a verb of saying; commas, quotation marks and datelines overrule a doubtful tree."""
    s = page.syntax
    found = subject_of(page, verb)
    if found is None:
        impersonal = s.first(verb, "nsubj:pass", "expl", "aux:pass") is not None
        return None if impersonal or s.tag[verb] not in FINITE else touching_phrase(page, verb)
    if s.head[found] != verb or found > verb:
        return found
    beside = _instead_of(page, verb, found)
    return found if beside is None else beside


def touching_phrase(page: Page, verb: int) -> int | None:
    """ "Osmani said", "said Osmani": the noun phrase that touches the verb, before it or else behind it."""
    start, _ = page.sentence(verb)
    border = next((i for i in range(verb - 1, start - 1, -1) if _is_border(page, i)), start - 1)
    inverted = page.syntax.pos[border] != "SPACE" and border == _last_word(page, verb, border) >= 0
    return _before(page, verb, border) or _behind(page, verb, even_object=inverted)


def _instead_of(page: Page, verb: int, subject: int) -> int | None:
    """The phrase that touches the verb where a border parts the verb from its alleged subject."""
    border = page.after_dateline(subject) - 1
    if border < subject:
        border = next((i for i in range(verb - 1, subject, -1) if _is_border(page, i)), -1)
    if border < subject and page.quoted[subject] >= 0:
        border = subject
    if border < subject:
        return None
    if _last_word(page, verb, border) > border:
        return _before(page, verb, border, subject)
    return _behind(page, verb)


def _is_border(page: Page, token: int) -> bool:
    return page.syntax.lower[token] in BORDERS or page.quoted[token] >= 0


def _last_word(page: Page, verb: int, border: int) -> int:
    """The word before the verb, its auxiliaries and adverbs passed over; the border if there is none."""
    here = verb - 1
    while here > border and page.syntax.pos[here] in BETWEEN:
        here -= 1
    return here


def _before(page: Page, verb: int, border: int, subject: int | None = None) -> int | None:
    """The phrase between border and verb, if it is no date, no object, and no part of the subject's own phrase."""
    s = page.syntax
    last = here = _last_word(page, verb, border)
    if last <= border:
        return None
    while border < s.head[here] <= last and s.head[here] != here:
        here = s.head[here]
    above = here
    while subject is not None and s.head[above] != above and above != subject:
        above = s.head[above]
    return None if above == subject or not _can_speak(page, here) else here


def _behind(page: Page, verb: int, *, even_object: bool = False) -> int | None:
    """The phrase right behind the verb; `even_object` where a quotation stands before it ("…," thundered the man)."""
    s = page.syntax
    if s.tag[verb] not in FINITE or verb + 1 >= len(s) or s.pos[verb + 1] not in PHRASE_STARTS:
        return None
    after = page.noun_phrase_from(verb + 1)
    if after is None:
        return None
    named = even_object and s.dep[after] in ("obj", "iobj") and s.pos[after] != "PRON"
    return after if named or _can_speak(page, after) else None


def _can_speak(page: Page, nominal: int) -> bool:
    """No object, no date, nothing behind a preposition, nothing quoted."""
    s = page.syntax
    if s.pos[nominal] not in NOUNS and s.pos[nominal] != "DET":
        return False
    if s.dep[nominal] in ("obj", "iobj", "nmod:tmod", "advmod") or s.dep[nominal].startswith("obl"):
        return False
    return s.first(nominal, "case") is None and page.quoted[nominal] < 0
