"""Names of institutions read by pattern.

In:  a phrase with an institution's noun: "the Turkish foreign ministry", "Chile's Ministry of Mines",
     "Pune Petrol Dealers Association".
Out: which institution it is, over which tokens, and its topic ("Mines").
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.actors.page import Page
from demarche.actors.phrases import Phrase, name_text
from demarche.actors.senses import Institution


@dataclass(frozen=True, slots=True)
class InstitutionMatch:
    """An institution at tokens `first` to `last`."""

    institution: Institution
    first: int
    last: int
    topic: str

    def name_of(self, country: str, place: str) -> str:
        """The canonical name: "Ministry of Mines of Chile". "" when the template lacks what it needs."""
        template = self.institution.template
        if ("{country}" in template and not country) or ("{place}" in template and not place):
            return ""
        return template.format(country=country, topic=self.topic, place=place)


def match_institution(page: Page, phrase: Phrase) -> InstitutionMatch | None:
    """The institution a singular phrase names: a whole form first, then a pattern around a topic."""
    for token in dict.fromkeys((phrase.last, phrase.head)):
        seen = page.institution[token]
        owner = phrase.head != phrase.last or page.s.dep[phrase.head] == "nmod:poss"
        inside = owner and seen is not None and page.head_of(seen.first, seen.last) not in phrase.unit
        if seen is not None and phrase.first <= seen.first <= phrase.head and not inside:
            return InstitutionMatch(seen.values[0], seen.first, seen.last, seen.values[0].topic)
    for token in dict.fromkeys((phrase.last, phrase.head)):
        for institution in page.know.institutions.patterns.get(page.s.lower[token], ()):
            if institution.capitalised and not page.words[token][:1].isupper():
                continue
            found = _fill(page, phrase, token, institution)
            if found:
                return found
    return None


def _fill(page: Page, phrase: Phrase, head: int, pattern: Institution) -> InstitutionMatch | None:
    """Lay a pattern over a phrase; its hole takes what stands beside."""
    if pattern.before and pattern.head in pattern.before:
        start = head - pattern.before.index(pattern.head)
        hole = start + len(pattern.before)
        edge = page.right_edge(phrase.head)
        if start >= phrase.first and hole <= edge and _words(page, start, hole) == pattern.before and not pattern.after:
            return InstitutionMatch(pattern, start, edge, name_text(page, hole, edge))
    elif pattern.after and pattern.head in pattern.after:
        start = head - pattern.after.index(pattern.head)
        end = start + len(pattern.after) - 1
        first = start
        while first > phrase.first and _is_topic(page, first - 1):
            first -= 1
        if (
            first < start
            and end <= phrase.last
            and _words(page, start, end + 1) == pattern.after
            and not pattern.before
        ):
            return InstitutionMatch(pattern, first, end, name_text(page, first, start - 1))
    return None


def _words(page: Page, first: int, stop: int) -> tuple[str, ...]:
    return tuple(page.s.lower[first:stop])


def _is_topic(page: Page, token: int) -> bool:
    seen = page.name[token]
    if seen is not None and any(sense.kind in ("adjective", "state") for sense in seen.values):
        return False
    return page.s.pos[token] in ("NOUN", "PROPN", "ADJ", "CCONJ") and page.s.dep[token] not in (
        "det",
        "nmod:poss",
        "case",
    )
