"""Reports set into or behind the sentence they report: "…, he said, …", "…, said Osmani", "…, as the envoy put it".

In:  a reporting verb without a complement, and the commas around it. Out: the source and the reported sentence, e.g.
"The deal", "is dead" and "aides" from "The deal, aides say, is dead."

Commas are read before the tree here: parsers often hang such a verb on a noun as a relative clause, or make the first
noun of the sentence its subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demarche.attributions.page import Page
from demarche.attributions.sources import SUBJECTS

WIDEST_SUBJECT = 14  # tokens between the comma and the verb
BORDERS = frozenset({",", "-", "–", "—", "--", ":", "...", "…"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "’", "'", "‘"})
STOPS = frozenset({".", ";", "!", "?"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", ""})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"WDT", "WP"})
CIRCUMSTANCE = frozenset({"obl", "advcl", "advmod", "nmod", "obl:tmod", "obl:npmod", "obl:unmarked", "discourse"})


@dataclass(frozen=True, slots=True)
class Parenthesis:
    """A report beside its sentence: the source's head and the reported tokens."""

    source: int
    content: frozenset[int]


def parenthesis(page: Page, verb: int, *, addressed: bool = False) -> Parenthesis | None:
    """The report whose verb this is, if commas or quotation marks set it off; assumes it has no complement clause.

    addressed: the verb's object is to whom it is said ("The deal, he told me, is dead").
    """
    if page.syntax.tag[verb] not in FINITE:
        return None
    start = _border_before(page, verb)
    if start is None or _opens_with_circumstance(page, verb, start):
        return None
    if _subject_follows(page, verb, start):
        return _inverted(page, verb, start)
    return _enclosed(page, verb, start, addressed=addressed)


def reports_by_as(page: Page, verb: int) -> bool:
    """ "As the envoy noted, …": an adverbial clause with "as", without object or complement."""
    s = page.syntax
    as_clause = s.dep[verb] == "advcl" and any(s.lower[m] == "as" for m in s.having(verb, "mark"))
    return as_clause and s.first(verb, *SUBJECTS) is not None and s.first(verb, "obj", "ccomp", "xcomp") is None


def _border_before(page: Page, verb: int) -> int | None:
    """The comma, dash or quotation mark before the verb and its subject."""
    s = page.syntax
    sentence, _ = page.sentence(verb)
    for i in range(verb - 1, max(sentence, verb - WIDEST_SUBJECT), -1):
        if s.lower[i] in BORDERS or s.lower[i] in QUOTES or page.quoted[i] >= 0:
            return i
        if s.lower[i] in STOPS or (s.pos[i] in ("SCONJ", "CCONJ") and s.lower[i] != "as"):
            return None
    return None


def _opens_with_circumstance(page: Page, verb: int, border: int) -> bool:
    """ "In Geneva, he spoke": what stands before the comma belongs to the verb."""
    s = page.syntax
    here = border - 1
    while here >= 0 and s.pos[here] in ("PUNCT", "SPACE"):
        here -= 1
    sentence, _ = page.sentence(verb)
    if here < sentence:
        return True
    while s.head[here] != here:
        if s.head[here] == verb:
            return s.dep[here] in CIRCUMSTANCE
        here = s.head[here]
    return False


def _subject_follows(page: Page, verb: int, border: int) -> bool:
    s = page.syntax
    between = [i for i in range(border + 1, verb) if s.pos[i] not in ("ADV", "AUX", "PUNCT", "SPACE")]
    after = verb + 1
    return not between and after < len(s) and s.pos[after] in (*NOMINAL, "DET", "ADJ") and s.lower[after] != "so"


def _inverted(page: Page, verb: int, border: int) -> Parenthesis | None:
    s = page.syntax
    source = page.noun_phrase_from(verb + 1)
    if source is None or s.pos[source] == "PRON":
        return None
    sentence, _ = page.sentence(verb)
    content = frozenset(range(sentence, border))
    if _is_own_subject(page, verb, content):
        return None
    return Parenthesis(source, content) if content else None


def _is_own_subject(page: Page, verb: int, content: frozenset[int]) -> bool:
    """ "A spokesman, who arrived late, accused rebels of …": who stands before the verb is its subject."""
    s = page.syntax
    own = [i for i in s.having(verb, *SUBJECTS) if i in content and page.quoted[i] < 0]
    asides = set[int]().union(*(page.branch(aside) for i in own for aside in _told_aside(page, i)))
    clause = any(s.pos[i] in ("VERB", "AUX") or page.quoted[i] >= 0 for i in content - asides)
    return bool(own) and not clause


def _told_aside(page: Page, noun: int) -> Iterator[int]:
    """What goes on about a noun in commas: relative clauses and participles."""
    s = page.syntax
    for child in s.having(noun, "acl:relcl", "acl"):
        participle = s.dep[child] == "acl" and s.tag[child] in ("VBG", "VBN")
        if participle or any(s.tag[i] in (*RELATIVE, "WP$") for i in range(page.first[child], child)):
            yield child


def _enclosed(page: Page, verb: int, border: int, *, addressed: bool) -> Parenthesis | None:
    """A subject between comma and verb, and a comma, full stop or quotation mark after verb and addressee."""
    source = _subject_between(page, verb, border)
    end = _border_after(page, verb, addressed=addressed)
    if source is None or end is None or not _only_subject_between(page, verb, border, source):
        return None
    start, stop = page.sentence(verb)
    content = frozenset(i for i in range(start, stop) if i < border or i > end)
    return Parenthesis(source, content) if page.words(content) > 1 else None


def _subject_between(page: Page, verb: int, border: int) -> int | None:
    s = page.syntax
    own = s.first(verb, *SUBJECTS)
    if own is not None and border < own < verb:
        return own if s.tag[own] not in RELATIVE else None
    nominal = [i for i in range(border + 1, verb) if s.pos[i] in NOMINAL]
    if not nominal or any(s.pos[i] in ("VERB", "ADP") or s.tag[i] in RELATIVE for i in range(border + 1, verb)):
        return None
    return min(nominal, key=lambda i: (page.first[i] - page.last[i], -i))


def _only_subject_between(page: Page, verb: int, border: int, source: int) -> bool:
    """Not so in "…, a charge Lome denies": another noun stands between the comma and the subject."""
    s = page.syntax
    return all(s.pos[i] not in NOMINAL or page.first[source] <= i <= page.last[source] for i in range(border + 1, verb))


def _border_after(page: Page, verb: int, *, addressed: bool) -> int | None:
    """Where the parenthesis closes; None when it goes on with a clause, an object that is no addressee, or too long."""
    s = page.syntax
    _, stop = page.sentence(verb)
    for i in range(verb + 1, min(stop, verb + WIDEST_SUBJECT)):
        if s.lower[i] in BORDERS or s.lower[i] in STOPS or s.lower[i] in QUOTES or page.quoted[i] >= 0:
            return i
        if (
            s.pos[i] in ("VERB", "AUX", "SCONJ")
            or s.dep[i] in ("xcomp", "ccomp")
            or (s.dep[i] == "obj" and not addressed)
        ):
            return None
    return stop if stop <= verb + WIDEST_SUBJECT else None
