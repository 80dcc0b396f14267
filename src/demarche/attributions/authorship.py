"""Who speaks when a source speaks: the actor of the source phrase, the antecedent of "who", the author of a report.

In:  the head of a source phrase and the cast. Out: an actor's id: for "a statement by the Ghanaian army", "the army's
report", "a report the army published" and "the army, which said" the army; for "the statement added" who made the
statement that the article told of before. None where the cast knows nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.attributions.sources import SUBJECTS, subject_of
from demarche.cast import Cast

DOCUMENT = "document"
AUTHORED = "authored"
RELATIVE = frozenset({"WDT", "WP"})
DEFINITE = frozenset({"the", "this", "that"})
AUTHOR_PREPOSITIONS = ("by", "from", "of")
FURTHEST_DOCUMENT = 400  # tokens back to where the document was first told of


def actor_at(page: Page, head: int | None, cast: Cast) -> str | None:
    """The actor whom a token names, or whom the antecedent of "who" names; the first of several coordinated ones."""
    if head is None:
        return None
    found = cast.at(head)
    if not found and page.syntax.tag[head] in RELATIVE:
        found = cast.at(_antecedent(page, head))
    return found[0] if found else None


def speaker_in(page: Page, head: int | None, cast: Cast, lexicon: ReportingLexicon) -> str | None:
    """The id of who speaks, be it through a document."""
    found = actor_at(page, head, cast)
    if found is not None or head is None or not _is_document(page, head, lexicon):
        return found
    return _author(page, head, cast, lexicon) or _author_told_before(page, head, cast, lexicon)


def _antecedent(page: Page, pronoun: int) -> int:
    s = page.syntax
    clause = s.head[pronoun]
    while s.dep[clause] != "acl:relcl" and s.head[clause] != clause:
        clause = s.head[clause]
    return s.head[clause]


def _is_document(page: Page, token: int, lexicon: ReportingLexicon) -> bool:
    return DOCUMENT in lexicon.of("noun", page.syntax.lemma[token])


def _author(page: Page, document: int, cast: Cast, lexicon: ReportingLexicon) -> str | None:
    """Whose document it is, by the words of its own phrase."""
    return next((found for token in _authors(page, document, lexicon) if (found := actor_at(page, token, cast))), None)


def _authors(page: Page, document: int, lexicon: ReportingLexicon) -> Iterator[int]:
    """ "X's report", "a report by X", "a report published by X", "a report that X published", "an X report"."""
    s = page.syntax
    yield from s.having(document, "nmod:poss")
    for clause in s.having(document, "acl", "acl:relcl"):
        if AUTHORED in lexicon.of("verb", s.lemma[clause]):
            yield from s.having(clause, "obl:agent", *SUBJECTS)
            yield from (c for c in s.having(clause, "obl") if s.preposition(c) == "by")
    for preposition in AUTHOR_PREPOSITIONS:
        yield from (c for c in s.having(document, "nmod") if s.preposition(c) == preposition)
    yield from s.having(document, "compound", "amod")


def _author_told_before(page: Page, document: int, cast: Cast, lexicon: ReportingLexicon) -> str | None:
    """ "The ministry said in a statement … The statement added": who made the last one of that name."""
    s = page.syntax
    if not any(s.lower[d] in DEFINITE for d in s.having(document, "det")):
        return None
    for earlier in range(document - 1, max(document - FURTHEST_DOCUMENT, -1), -1):
        if s.lemma[earlier] != s.lemma[document] or s.pos[earlier] != "NOUN":
            continue
        found = _author(page, earlier, cast, lexicon)
        if found is None and s.dep[earlier] in ("obl", "obj") and s.pos[s.head[earlier]] == "VERB":
            found = actor_at(page, subject_of(page, s.head[earlier]), cast)
        if found is not None:
            return found
    return None
