"""Which country a passage is on.

In:  a Page, what was resolved so far and a token: "the army" in "Thailand and Cambodia traded fire. … Cambodia said its
     forces had repelled an incursion. The army …".
Out: the country in focus there, KHM: the one that the paragraph so far names clearly most, subjects and the place
     that a sentence opens with before all; where it names none, that of the paragraph before. None where two are alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from demarche.actors.clues import pick
from demarche.actors.discourse import Discourse
from demarche.actors.page import Page
from demarche.actors.roles import STATE_ORGANS

_NAMING = ("state", "capital", "adjective", "people", "native", "unit", "city", "leader")
_INSIDE = frozenset({"nmod:poss", "amod", "compound", "flat", "appos", "nmod:desc"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NATIONAL = STATE_ORGANS | {"OPP", "PTY"}
_EVERYWHERE = frozenset({"BUS", "JRN"})
_SENTENCES = 4  # of a paragraph, before a token, that count
_SUBJECT, _FRAME, _OTHER, _OBJECT = 4, 6, 2, 1  # what a naming is worth, by its place in the clause
_LEAD = 2  # how many times the first must have what the second has
_AGAINST = 8  # weight that takes a paragraph away from the country of the story
_AGAINST_LEAD = 3


class Focus:
    """Asks one page. `resolved` tells whose the nouns are that were placed before."""

    def __init__(self, page: Page, resolved: Discourse) -> None:
        self.page = page
        self.resolved = resolved
        self._starts = self._paragraphs()

    def at(self, token: int, home: str | None) -> str | None:
        """The country in focus at a token; another than `home` (the story's) only where it is told clearly."""
        paragraph = self._starts[token]
        weights, framed = self._weights(paragraph, token)
        if not weights and paragraph > 0:
            weights, framed = self._weights(self._starts[paragraph - 1], paragraph)
        ranked = weights.most_common(2)
        if not ranked:
            return None
        best, weight = ranked[0]
        second = ranked[1][1] if len(ranked) == 2 else 0
        if home is None or best == home:
            return best if weight >= _SUBJECT and weight >= _LEAD * second else None
        told = weight >= _AGAINST and weight >= _AGAINST_LEAD * second
        return best if told or (framed == best and weight >= _LEAD * weights[home]) else None

    def _paragraphs(self) -> list[int]:
        """By token, where its paragraph begins."""
        page, s, end, start, starts = self.page, self.page.s, 0, 0, list[int]()
        for i in range(len(page.words)):
            if s.pos[i] != "SPACE":
                if "\n" in page.source[end : s.start[i]]:
                    start = i
                end = s.end[i]
            starts.append(start)
        return starts

    def _weights(self, first: int, token: int) -> tuple[Counter[str], str | None]:
        """How much each country is in mind between two tokens, and the one in whose place the stretch is set."""
        s = self.page.s
        last = s.sentence[max(first, token - 1)]
        first = max(first, s.sentences[max(0, last - _SENTENCES)][0])
        weights: Counter[str] = Counter()
        framed = None
        for at, code in (*self._named(first, token), *self._placed(first, token)):
            weight = self._weight(at)
            if weight == _FRAME:
                framed = code
            weights[code] += weight
        return weights, framed

    def _named(self, first: int, token: int) -> Iterator[tuple[int, str]]:
        """Names of countries, of their places and people."""
        for i in range(first, token):
            seen = self.page.name[i]
            if seen is None or seen.first != i or seen.last >= token:
                continue
            sense = pick(seen, *_NAMING)
            if sense is None or sense.country not in self.page.know.governed or sense.sector in _EVERYWHERE:
                continue
            if sense.kind == "state" or len({other.country for other in seen.values}) == 1:
                yield self.page.head_of(seen.first, seen.last), sense.country

    def _placed(self, first: int, token: int) -> Iterator[tuple[int, str]]:
        """Nouns without a name of their own whose country is known by now."""
        for noted in reversed(self.resolved.mentions):
            if noted.token < first - 40:
                return
            code, sector = noted.figure.reading.country, noted.figure.reading.sector
            noun = noted.form in ("nominal", "title") and sector in _NATIONAL and not self._has_name(noted.token)
            if noun and first <= noted.token < token and code in self.page.know.governed:
                yield noted.token, code

    def _has_name(self, token: int) -> bool:
        return any(self.page.name[c] is not None for c in (token, *self.page.s.children[token]))

    def _weight(self, at: int) -> int:
        """What one naming is worth."""
        s = self.page.s
        opening = s.sentences[s.sentence[at]][0]
        if self.page.know.cues.has("place-preposition", s.preposition(at)):
            return _FRAME if at - opening <= 3 and s.head[at] > at else _OTHER
        for _ in range(4):
            if s.dep[at] not in _INSIDE:
                break
            at = s.head[at]
        if s.dep[at] in _SUBJECTS or s.head[at] == at:
            return _SUBJECT
        return _OBJECT if s.dep[at] in ("obj", "iobj", "obl:agent") else _OTHER
