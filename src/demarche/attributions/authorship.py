"""Who speaks when a source speaks: the actor of the source phrase, the antecedent of "who", the author of a report.

In:  the head of a source phrase and the cast. Out: an actor's id: for "a statement by the Ghanaian army", "the army's
report" and "the army, which said" the army; None where the cast knows nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.attributions.lexicon import ReportingLexicon
from demarche.attributions.page import Page
from demarche.cast import Cast

DOCUMENT = "document"
RELATIVE = frozenset({"WDT", "WP"})
AUTHOR_PREPOSITIONS = ("by", "from", "of")


def speaker_in(page: Page, head: int | None, cast: Cast, lexicon: ReportingLexicon) -> str | None:
    """The id of who speaks; the first of several coordinated ones."""
    if head is None:
        return None
    for token in (head, *_others(page, head, lexicon)):
        found = cast.at(token)
        if found:
            return found[0]
    return None


def _others(page: Page, head: int, lexicon: ReportingLexicon) -> Iterator[int]:
    s = page.syntax
    if s.tag[head] in RELATIVE:
        clause = s.head[head]
        while s.dep[clause] != "acl:relcl" and s.head[clause] != clause:
            clause = s.head[clause]
        yield s.head[clause]
    if DOCUMENT in lexicon.of("noun", s.lemma[head]):
        yield from s.having(head, "nmod:poss")
        for preposition in AUTHOR_PREPOSITIONS:
            yield from (c for c in s.having(head, "nmod") if s.preposition(c) == preposition)
        yield from s.having(head, "compound", "amod")
