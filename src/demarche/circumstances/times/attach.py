"""Which time dates which predicate.

In:  the token of a predicate, the times of the article, the tree. Out: an `EventDate`: for "arrested" in "Two men were
seized on Oct. 3 and arrested three days later", 6 October.

The time in the predicate's own clause wins; then what governs it (the verb it is coordinated with, the clause above
where that tells of the same moment, the support verb of an act noun); else the day of publication, unresolved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from demarche.circumstances.times.mentions import TimeMention
from demarche.circumstances.times.outlook import is_ahead_of
from demarche.circumstances.times.vocabulary import TimeKnowledge
from demarche.language.frames import Frames, is_clause
from demarche.language.syntax import Syntax
from demarche.records import EventDate

IGNORED = frozenset({"duration", "age", "recurring", "clock", "dateline", "nth", "daypart", "fiscal"})
SAME_MOMENT = frozenset({"advcl", "xcomp", "ccomp", "parataxis", "conj", "acl"})


class Times:
    """The times of an article by where they hang: asked per predicate, built once."""

    def __init__(
        self,
        mentions: Iterable[TimeMention],
        syntax: Syntax,
        frames: Frames,
        *,
        published: dt.date | None,
        knowledge: TimeKnowledge,
    ) -> None:
        self.mentions = tuple(mentions)
        self._words = knowledge.words
        self._knowledge = knowledge
        self._s = syntax
        self._frames = frames
        self._published = published
        self._own: dict[int, list[TimeMention]] = {}
        self._loose: dict[int, list[TimeMention]] = {}
        self._of_subject: dict[int, list[TimeMention]] = {}
        for mention in self.mentions:
            if mention.kind not in IGNORED and mention.head >= 0:
                self._place(mention)

    def _place(self, mention: TimeMention) -> None:
        """Under the word it modifies; loosely also under the clause above a noun ("killed two on Friday")."""
        s = self._s
        above = s.head[mention.head]
        if s.dep[mention.head] == "conj" and any(m.head == above for m in self.mentions):
            above = s.head[above]
        self._own.setdefault(above, []).append(mention)
        if (
            mention.kind == "name"
            or is_clause(s, above)
            or s.preposition(mention.head) not in self._words["of_the_clause"]
        ):
            return
        if above > mention.head:  # "Friday's attack", "the Oct. 12 vote": the noun's own
            return
        of_subject = False
        while s.head[above] != above and not is_clause(s, above):
            if is_ahead_of(s, above, self._knowledge):  # "marched ahead of the vote on Oct. 12": the vote's own
                return
            of_subject |= s.dep[above] in ("nsubj", "nsubj:pass")
            above = s.head[above]
        (self._of_subject if of_subject else self._loose).setdefault(above, []).append(mention)

    def date_of(self, predicate: int) -> EventDate:
        """When what a predicate tells of happened or is to happen; publication, unresolved, where nothing says."""
        vague: TimeMention | None = None  # "previously threatened them in August" has a month all the same
        for source, why in self._sources(predicate):
            if why and vague is not None:
                break
            for mention in source:
                if mention.kind == "name":
                    return _year_of_name(mention)
                if mention.kind != "vague":
                    return _because(mention.date, why) if why else mention.date
                if not why:
                    vague = vague or mention
        return self._publication(vague)

    def own_date_of(self, token: int) -> EventDate | None:
        """The date that modifies a word itself ("the Oct. 12 vote", "will vote on Oct. 12"), if any."""
        return next((mention.date for mention in self._own.get(token, ()) if mention.resolved), None)

    def date_of_clause(self, token: int) -> EventDate | None:
        """The date in a verb's clause, also below its nouns ("expires at midnight on Friday"), if any."""
        found = [*self._own.get(token, ()), *self._loose.get(token, ())]
        return next((mention.date for mention in found if mention.resolved), None)

    def date_at(self, token: int) -> EventDate | None:
        """The date that a word is the head of ("The vote is on Oct. 12": the date is the predicate)."""
        return next((mention.date for mention in self.mentions if mention.head == token and mention.resolved), None)

    def _sources(self, predicate: int) -> Iterator[tuple[list[TimeMention], str]]:
        s = self._s
        yield self._dated(predicate, loose=False), ""
        yield from self._of_object(predicate)
        yield self._dated(predicate, loose=True), ""
        yield self._of_subject.get(predicate, []), ""
        yield from self._of_occasion(predicate)
        yield from self._of_support(predicate)
        yield from self._of_later_conjunct(predicate)
        seen = {predicate}
        node = predicate
        while s.head[node] not in seen and self._same_moment(node):
            node = s.head[node]
            seen.add(node)
            yield self._dated(node, loose=True), "of the clause above"
        yield self._dated(node, loose=True), "of the clause above"

    def _dated(self, token: int, *, loose: bool) -> list[TimeMention]:
        found = self._own.get(token, []) + (self._loose.get(token, []) if loose else [])
        if not is_clause(self._s, token):
            return [m for m in found if m.resolved or m.kind == "name"]
        return sorted((m for m in found if m.kind != "name"), key=lambda m: not m.resolved)

    def _of_object(self, predicate: int) -> Iterator[tuple[list[TimeMention], str]]:
        """ "carried out Tuesday's raid": the support verb's noun holds the date."""
        for child in self._s.having(predicate, "obj", "nsubj:pass"):
            frame = self._frames.at(child)
            if frame is not None and frame.light == predicate:
                yield self._dated(child, loose=False), "of the act named"

    def _of_support(self, predicate: int) -> Iterator[tuple[list[TimeMention], str]]:
        if is_clause(self._s, predicate):
            return
        frame = self._frames.at(predicate)
        if frame is not None and frame.light is not None:
            yield self._dated(frame.light, loose=True), "of its support verb"

    def _of_occasion(self, predicate: int) -> Iterator[tuple[list[TimeMention], str]]:
        """ "Killed in *Sunday's* attacks", "wounded during *last week's* clashes"."""
        for child in self._s.having(predicate, "obl"):
            if self._s.preposition(child) in self._words["occasion_prepositions"]:
                own = [m for m in self._dated(child, loose=False) if m.resolved and m.head < child]
                yield own, "of the occasion named"

    def _of_later_conjunct(self, predicate: int) -> Iterator[tuple[list[TimeMention], str]]:
        """ "seized and burned the base on Monday"."""
        if not self._s.having(predicate, "obj", "obl"):
            for other in self._s.having(predicate, "conj"):
                yield self._dated(other, loose=True), "of the verb it is joined with"

    def _same_moment(self, node: int) -> bool:
        """Whether the word above tells of the same moment: not over a relative clause, "after", or a look ahead."""
        s = self._s
        dep, above = s.dep[node], s.head[node]
        if above == node:
            return False
        if not is_clause(s, node):
            return dep in ("nsubj", "nsubj:pass", "conj", "obj", "appos", "nmod", "obl") and self._noun_shares(
                node, dep
            )
        if dep not in SAME_MOMENT or (dep == "conj" and self._is_present(node) and not self._is_present(above)):
            return False
        words = {s.lower[c] for c in s.having(node, "mark", "advmod", "aux", "case")}
        if words & (self._words["other_moment"] | self._words["would"] | self._words["will"]):
            return False
        return dep != "acl" or s.tag[node] == "VBG"

    def _is_present(self, node: int) -> bool:
        """ "Declared independence in 2008, and *is recognised* by Albania": another moment."""
        s = self._s
        return any(s.tag[t] in ("VBZ", "VBP") for t in (node, *s.having(node, "aux", "aux:pass", "cop")))

    def _noun_shares(self, node: int, dep: str) -> bool:
        """An act that is the subject of its clause happened when the clause says; the object of "condemn" did not."""
        if dep in ("nsubj", "nsubj:pass", "conj", "appos"):
            return True
        return dep == "obl" and self._s.preposition(node) in ("in", "during", "with", "by", "at")

    def _publication(self, vague: TimeMention | None = None) -> EventDate:
        """The day of publication, said to be no more than that; with the words that are too vague to count."""
        day = self._published.isoformat() if self._published else None
        why = vague.date.reason if vague else "no date in the clause or above it"
        reason = f"{why}; " + ("the day of publication stands in" if day else "publication unknown")
        return EventDate(start=day, end=day, precision="unresolved", span=vague.span if vague else None, reason=reason)


def date_of(predicate: int, times: Times) -> EventDate:
    """The date of an event mention whose predicate is this token."""
    return times.date_of(predicate)


def _because(date: EventDate, why: str) -> EventDate:
    return EventDate(
        start=date.start, end=date.end, precision=date.precision, span=date.span, reason=f"{date.reason} ({why})"
    )


def _year_of_name(mention: TimeMention) -> EventDate:
    """ "the 2014 annexation": for the annexation itself, the year is a date."""
    if mention.year is None:
        return mention.date
    return EventDate(
        start=f"{mention.year:04d}-01-01",
        end=f"{mention.year:04d}-12-31",
        precision="year",
        span=mention.span,
        reason="time.year-in-name: the year in the name of the act",
    )
