"""Terms that somebody has: "Iran has until the end of November to comply", "must reply by Nov. 1", "has 30 days".

In:  an article's `Ahead`. Out: deadlines; the day is the last of the term, none where the text does not tell when a
number of days begins.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from demarche.circumstances.ahead import AheadReader, Said
from demarche.circumstances.times import TimeMention
from demarche.language.frames import is_clause
from demarche.records import EventDate

DEADLINE = "deadline"
OBLIGED = frozenset({"must", "shall"})


class TermsAhead(AheadReader):
    """Reads one article."""

    def found(self) -> Iterator[Said]:
        yield from self._given()
        yield from self._obliged()
        yield from self._counted()

    def _given(self) -> Iterator[Said]:
        """ "Iran has until the end of November to comply"."""
        s = self.s
        for mention in self.ahead.times.mentions:
            if mention.head < 0:
                continue
            verb = s.head[mention.head]
            if s.lemma[verb] not in self.occasions.giving or not self._is_until(mention, verb):
                continue
            if mention.date.end is not None and self._is_to_come(mention.date.end):
                yield self._said(verb, mention.date, self._holder(verb), "scheduled.until")

    def _is_until(self, mention: TimeMention, verb: int) -> bool:
        """Also where an hour stands between: "until midnight on Sunday"."""
        s = self.s
        if mention.rule == "time.until":
            return True
        phrases = [c for c in s.having(verb, "obl") if s.preposition(c) in ("until", "till") and c < mention.head]
        return any(c in self.ahead.dated or s.lower[c] in self.words["hours"] for c in phrases)

    def _obliged(self) -> Iterator[Said]:
        """ "Must withdraw by 1 November", "were ordered to leave within two weeks"."""
        s = self.s
        for mention in self.ahead.times.mentions:
            if mention.head < 0 or not self._is_limit(mention):
                continue
            verb = s.head[mention.head]
            if s.pos[verb] != "VERB" or not is_clause(s, verb) or not self._must(verb) or self.ahead.is_denied(verb):
                continue
            if mention.date.end is not None and self._is_to_come(mention.date.end):
                subjects = self._subjects(verb)
                yield self._said(verb, mention.date, self.ahead.first_country(subjects), "scheduled.obliged")

    def _is_limit(self, mention: TimeMention) -> bool:
        words = self.s.text[mention.span.start : mention.span.end].lower()
        limit = words.startswith(("by ", "within ", "no later than ", "before "))
        return mention.rule == "time.by" or limit or self.s.preposition(mention.head) in ("by", "within", "before")

    def _must(self, verb: int) -> bool:
        s, above = self.s, self.s.head[verb]
        if any(s.lower[c] in OBLIGED for c in s.having(verb, "aux")):
            return True
        return s.dep[verb] in ("xcomp", "ccomp") and s.lemma[above] in self.words["obliging"]

    def _counted(self) -> Iterator[Said]:
        """ "Parliament has 30 days to approve the decree"."""
        s = self.s
        for i, lemma in enumerate(s.lemma):
            verb = s.head[i]
            if lemma not in self.words["spans"] or s.dep[i] != "obj" or s.lemma[verb] not in self.occasions.giving:
                continue
            frame = self.ahead.frames.at(verb)
            if not s.having(i, "nummod") or not self._has_task(i, verb) or frame is None or frame.negation is not None:
                continue
            if frame.modal is None and self.ahead.is_political(frame):
                yield self._said(verb, None, self._holder(verb), "scheduled.term")

    def _has_task(self, noun: int, verb: int) -> bool:
        s = self.s
        below = [*s.having(noun, "acl"), *(c for c in s.having(verb, "xcomp", "advcl") if c > noun)]
        return any("to" in (s.lower[m] for m in s.having(c, "mark")) for c in below)

    def _said(self, verb: int, date: EventDate | None, country: str | None, rule: str) -> Said:
        span, name = self.ahead.clause(verb)
        last = msgspec.structs.replace(date, start=date.end, precision="day") if date is not None else None
        return Said(name, DEADLINE, last, country, span, rule, verb)

    def _is_to_come(self, day: str) -> bool:
        return self.ahead.published is not None and day > self.ahead.published.isoformat()

    def _subjects(self, verb: int) -> list[int]:
        frame = self.ahead.frames.at(verb)
        return [a.token for a in frame.role("subj")] if frame is not None else []

    def _holder(self, verb: int) -> str | None:
        """Whose term it is: who is given it, else who has it."""
        s = self.s
        holders = s.having(verb, "iobj") or ([] if s.lemma[verb] == "have" else s.having(verb, "obj", "nsubj:pass"))
        return self.ahead.first_country(holders or s.having(verb, "nsubj", "nsubj:pass"))
