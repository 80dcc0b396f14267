"""Verbs that tell of something ahead: "will travel to Ankara next week", "is due in Beijing on Monday".

In:  an article's `Ahead`. Out: what its clauses say, with a day after publication and a clause that looks ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.circumstances.ahead import PLANNED, POSSIBLE, AheadReader, Said
from demarche.circumstances.occasions import EFFECT
from demarche.language.frames import is_clause
from demarche.records import EventDate

VISIT = "visit"


class VerbsAhead(AheadReader):
    """Reads one article."""

    def found(self) -> Iterator[Said]:
        yield from self._acts()
        yield from self._awaited()

    def _acts(self) -> Iterator[Said]:
        s, ahead = self.s, self.ahead
        for i, lemma in enumerate(s.lemma):
            if s.pos[i] != "VERB" or lemma not in self.occasions.lemmas | self.words["receiving"]:
                continue
            kind = self._kind(i, lemma)
            if kind is None or not is_clause(s, i) or ahead.is_denied(i) or ahead.is_condition(i):
                continue
            if not self._is_public(i, kind):
                continue
            date = self.times.date_of_clause(i) or self._date_above(i)
            if date is not None and ahead.looks_ahead(i) and ahead.is_ahead(date, today=ahead.will(i)):
                yield self._said(i, kind, date, "scheduled.verb")

    def _is_public(self, verb: int, kind: str) -> bool:
        """Of everybody's concern: by its kind, by who has part in it, or a visit to a place that has a name."""
        frame = self.ahead.frames.at(verb)
        if kind in self.occasions.open or self.ahead.is_political(frame):
            return True
        to = frame.role("obj", "prep:to", "prep:in", "prep:for") if frame is not None and kind == VISIT else ()
        return any(a.token in self.ahead.places for a in to)

    def _said(self, verb: int, kind: str, date: EventDate | None, rule: str) -> Said:
        span, name = self.ahead.clause(verb)
        status = POSSIBLE if self.ahead.is_maybe(verb) else PLANNED
        return Said(name, kind, date, self._country(verb, kind), span, rule, verb, status)

    def _kind(self, verb: int, lemma: str) -> str | None:
        """By lemma, with particle ("swear_in"), with preposition, object or subject ("rule on", "troop leave")."""
        s, verbs = self.s, self.occasions.verbs
        particles = [f"{lemma}_{s.lower[c]}" for c in s.having(verb, "compound:prt")]
        phrases = [c for c in s.having(verb, "obl", "obj", "nsubj:pass") if c not in self.ahead.dated]
        with_phrase = [f"{lemma} {s.preposition(c) or s.lemma[c]}" for c in phrases]
        with_subject = [f"{s.lemma[c]} {lemma}" for c in self._subjects(verb)]
        asked = [f"{lemma} whether" for c in s.having(verb, "ccomp", "advcl", "xcomp") if self._is_whether(c)]
        named = (verbs[key] for key in (*particles, *with_phrase, *with_subject, *asked, lemma) if key in verbs)
        return next(named, None) or self._kind_of_effect(verb) or self._kind_of_guest(verb)

    def _is_whether(self, clause: int) -> bool:
        return any(self.s.lower[m] == "whether" for m in self.s.having(clause, "mark"))

    def _subjects(self, verb: int) -> list[int]:
        frame = self.ahead.frames.at(verb)
        return [a.token for a in frame.role("subj")] if frame is not None else []

    def _kind_of_guest(self, verb: int) -> str | None:
        """ "Will host the Turkish president": whom one receives visits."""
        s, cast = self.s, self.ahead.cast
        if s.lemma[verb] not in self.words["receiving"]:
            return None
        guests = (cast[a] for c in s.having(verb, "obj", "nsubj:pass") for a in cast.at(c) if a in cast)
        return VISIT if any(g.kind in ("person", "office") for g in guests) else None

    def _kind_of_effect(self, verb: int) -> str | None:
        """ "Comes into force", "takes effect"."""
        s, occasions = self.s, self.occasions
        if s.lemma[verb] not in occasions.taking:
            return None
        told = any(s.lower[c] in occasions.effects for c in s.having(verb, "obj", "obl"))
        return EFFECT if told else None

    def _country(self, verb: int, kind: str) -> str | None:
        """Of who does it; of a visit, where it goes; of what many share, where it is."""
        s = self.s
        frame = self.ahead.frames.at(verb)
        if frame is None:
            return self.ahead.country_below(verb)
        tokens = [a.token for a in frame.arguments]
        if s.lemma[verb] in self.words["receiving"]:
            tokens = [a.token for a in frame.role("subj")]
        elif kind == VISIT:
            tokens = [*(a.token for a in frame.role("obj", "prep:to", "prep:in", "prep:for")), *tokens]
        elif kind in self.occasions.shared:
            places = [a.token for a in frame.role("prep:in", "prep:at") if a.token in self.ahead.places]
            tokens = [*places, *tokens]
        return self.ahead.first_country(tokens) or self.ahead.country_below(frame.predicate)

    def _date_above(self, verb: int) -> EventDate | None:
        """ "Are expected to meet in Abu Dhabi on Friday", where the day hangs on the verb above."""
        s, above = self.s, self.s.head[verb]
        planned = s.dep[verb] == "xcomp" and s.lemma[above] in self.words["prospective"]
        return self.times.date_of_clause(above) if planned else None

    # ------------------------------------------------------------ who is awaited somewhere

    def _awaited(self) -> Iterator[Said]:
        """ "Is due in Beijing on Monday", "delegations are expected in Geneva on Monday"."""
        s, ahead = self.s, self.ahead
        for place in ahead.places:
            above = self._awaiting(place)
            if above is None or s.preposition(place).removeprefix("due ") not in ("in", "at"):
                continue
            frame = ahead.frames.at(above)
            date = self.times.date_of_clause(above) or self.times.own_date_of(place)
            if date is None or not ahead.is_ahead(date, today=True) or not self._awaits_somebody(above):
                continue
            if ahead.is_denied(above) or (frame is not None and frame.tense == "past"):
                continue
            country = ahead.country_at(place)
            span, name = ahead.clause(above)
            yield Said(name, VISIT, date, country, span, "scheduled.awaited", above)

    def _awaiting(self, place: int) -> int | None:
        """ "Due" or "expected" above a place, whichever word a model makes the head."""
        s, above = self.s, self.s.head[place]
        if any(s.lower[c] == "due" for c in s.having(place, "case", "amod", "advmod")):
            return place
        if s.dep[place] == "obl" and s.lower[above] in ("due", "expected", "awaited") and not s.having(above, "xcomp"):
            return above
        return None

    def _awaits_somebody(self, above: int) -> bool:
        frame = self.ahead.frames.at(above)
        subjects = [a.token for a in frame.role("subj", "obj")] if frame is not None else []
        subjects += self.s.having(above, "nsubj", "nsubj:pass")
        return any(
            self.ahead.cast[a].kind in ("person", "office", "group", "organisation")
            for t in subjects
            for a in self.ahead.cast.at(t)
            if a in self.ahead.cast
        )
