"""Nouns that name something ahead: "the summit on Nov. 22", "a visit planned for May", "talks that were called off".

In:  an article's `Ahead`. Out: what its nouns say: of "the vote, planned for December, was put off to March" a vote,
put off, in March.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from demarche.circumstances.ahead import CANCELLED, PLANNED, POSSIBLE, POSTPONED, Ahead, AheadReader, Said
from demarche.circumstances.occasions import EFFECT
from demarche.circumstances.scheduled_kinds import NounKinds
from demarche.circumstances.times.outlook import is_ahead_of, is_verb_taken_for_noun
from demarche.language.frames import is_clause
from demarche.records import EventDate, Span

NAME_PARTS = frozenset({"compound", "amod", "flat", "nummod", "nmod:desc"})
CLAUSAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
UNTIL = frozenset({"before", "until", "till", "by", "pending"})  # these tell of what is ahead only with its day
OWNERS = ("nmod:poss", "compound", "amod", "nmod")
HELD = ("in", "at")
OF_OWNERS = frozenset({"", "of", "in", "at"})
TELLING = frozenset({"of", "on", "between", "with", "among", "over"})  # complements that a name takes in


class NounsAhead(AheadReader):
    """Reads one article."""

    def __init__(self, ahead: Ahead) -> None:
        super().__init__(ahead)
        self._kinds = NounKinds(ahead)

    def found(self) -> Iterator[Said]:
        s = self.s
        for i in range(len(s)):
            kind = self._kinds.of(i) or self._kinds.of_verb(i)
            if kind is None or not self._is_noun(i) or s.dep[i] in ("compound", "amod"):
                continue
            if (kind == EFFECT and not self._kinds.takes_effect(i)) or self._is_actor(i):
                continue
            said = self._moved(i, kind) if self._shift(i) is not None else self._planned(i, kind)
            if said is not None:
                yield said

    def _is_noun(self, i: int) -> bool:
        known = self.ahead.knowledge
        return self.s.pos[i] in ("NOUN", "PROPN") or is_verb_taken_for_noun(self.s, i, known)

    def _is_actor(self, i: int) -> bool:
        """The "assembly" that votes and the "congress" that holds a vote are bodies, not what lies ahead."""
        s, above = self.s, self.s.head[i]
        if s.dep[i] not in ("nsubj", "nsubj:pass") or not self.ahead.cast.at(i):
            return False
        acts = [above, *s.having(above, "xcomp")]
        return all(s.lemma[v] not in self.words["sitting"] for v in acts) or any(s.having(v, "obj") for v in acts)

    def _planned(self, i: int, kind: str) -> Said | None:
        above = self.s.head[i]
        if self.s.dep[i] in CLAUSAL and (self.ahead.is_denied(above) or self.ahead.is_condition(above)):
            return None
        date = self._own_date(i)
        if date is not None and self.ahead.is_ahead(date, today=self._is_told(i)) and not self._is_past(i, date):
            return self._said(i, kind, date, "scheduled.noun.dated", self._status(i))
        if date is not None:
            return None
        if self._is_announced(i):
            return self._said(i, kind, None, "scheduled.noun.announced")
        without = self._without_days(i)
        return self._said(i, kind, without, "scheduled.noun.dated") if without is not None else None

    def _status(self, i: int) -> str:
        above = self.s.head[i]
        maybe = self.s.dep[i] in CLAUSAL and self.ahead.is_maybe(above)
        return POSSIBLE if maybe else PLANNED

    def _is_told(self, i: int) -> bool:
        """ "Will hold a session on Friday", told on a Friday."""
        above = self.s.head[i]
        return self.s.dep[i] in CLAUSAL and is_clause(self.s, above) and self.ahead.will(above)

    def _without_days(self, i: int) -> EventDate | None:
        own = self.ahead.without_days(i)
        above = self.s.head[i]
        if own is not None or self.s.dep[i] not in CLAUSAL or not self.ahead.looks_ahead(above):
            return own
        return self.ahead.without_days(above)

    # ------------------------------------------------------------ put off, called off

    def _shift(self, i: int) -> int | None:
        """The verb that puts it off or calls it off: "cancelled a visit", "the summit, postponed twice,"."""
        s, above = self.s, self.s.head[i]
        if s.dep[i] in ("obj", "nsubj:pass") and self._shifts(above, i):
            return None if self.ahead.is_denied(above) or self.ahead.is_condition(above) else above
        told = [c for c in s.having(i, "amod", "acl", "acl:relcl") if s.tag[c] == "VBN" and self._shifts(c, i)]
        return next(iter(told), None)

    def _shifts(self, verb: int, noun: int) -> bool:
        """What moves needs a new day, what halts one for which it was planned: "suspended Monday's strike"."""
        lemma = self._lemma(verb)
        if lemma in self.words["moving"]:
            return self._new_day(verb) is not None
        if lemma in self.words["suspending"]:
            return self._planned_day(noun) is not None
        return lemma in self.words["postponing"] | self._calling_off(noun)

    def _calling_off(self, i: int) -> frozenset[str]:
        """A rally is also off when it is banned."""
        banned = self._kinds.of(i) == "protest"
        return self.words["calling_off"] | self.words["banning"] if banned else self.words["calling_off"]

    def _lemma(self, verb: int) -> str:
        particles = self.s.having(verb, "compound:prt")
        particles += [c for c in self.s.having(verb, "advmod") if self.s.lower[c] == "forward"]
        return "_".join([self.s.lemma[verb], *(self.s.lower[c] for c in particles[:1])])

    def _moved(self, i: int, kind: str) -> Said | None:
        """With its new day, or the day for which it was planned where it is off; none of what is long past."""
        verb = self._shift(i)
        if verb is None or kind in (EFFECT, "deadline") or self._is_wish(verb):
            return None
        off = self._lemma(verb) in self._calling_off(i)
        date = self._planned_day(i) if off else self._new_day(verb) or self._planned_day(i)
        told = self.times.date_of_clause(verb)
        if date is not None and date.start is not None and not self.ahead.is_ahead(date):
            return None
        if date is None and told is not None and self._is_long_past(told):
            return None
        status = CANCELLED if off else PLANNED if self._lemma(verb).endswith("forward") else POSTPONED
        return self._said(i, kind, date, "scheduled.noun.moved", status)

    def _is_wish(self, verb: int) -> bool:
        """ "Threatened to cancel the visit", "will cancel": not off yet."""
        frame = self.ahead.frames.at(verb)
        return frame is not None and (frame.modal is not None or frame.tense in ("infinitive", "future", "imperative"))

    def _planned_day(self, i: int) -> EventDate | None:
        """Its own: of "called off on Tuesday next week's summit" next week, not the Tuesday."""
        own = self.times.own_date_of(i)
        planned = (self.times.date_of_clause(c) for c in self.s.having(i, "acl", "acl:relcl"))
        due = (self.times.own_date_of(c) for c in self.s.having(i, "nmod") if self.s.preposition(c).startswith("due"))
        return own or next((day for day in (*planned, *due) if day is not None), None)

    def _new_day(self, verb: int) -> EventDate | None:
        """ "Put off *to March*", "postponed *until Nov. 4*"."""
        for mention in self.ahead.mentions_under(verb):
            moved = mention.rule == "time.range" and self.s.preposition(mention.head) == "from"
            if moved or mention.rule == "time.until" or self.s.preposition(mention.head) in ("to", "until", "till"):
                return _its_last(mention.date)
        return None

    def _is_long_past(self, date: EventDate) -> bool:
        published = self.ahead.published
        if published is None or date.end is None:
            return False
        return date.end < published.replace(day=1).isoformat()

    # ------------------------------------------------------------ its day

    def _own_date(self, noun: int) -> EventDate | None:
        """The noun's own day ("the Oct. 12 vote"), or that of its verb ("the vote is on Oct. 12")."""
        own = self.times.own_date_of(noun)
        if own is not None:
            return own
        if is_verb_taken_for_noun(self.s, noun, self.ahead.knowledge):
            return self.times.date_of_clause(noun)
        s, above = self.s, self.s.head[noun]
        for planned in s.having(noun, "acl"):  # "the election, scheduled for January,"
            if s.lemma[planned] in self.words["prospective"]:
                return self.times.date_of_clause(planned)
        for told in s.having(noun, "acl:relcl"):  # "the summit, which opens on Monday,"
            if s.lemma[told] in self.words["timetable"] | self.words["prospective"] or self.ahead.looks_ahead(told):
                return self.times.date_of_clause(told)
        if s.dep[noun] in ("nsubj", "nsubj:pass") and is_clause(s, above):
            return self._day_of_its_clause(above)
        return self._day_of_what_governs(noun, above)

    def _day_of_its_clause(self, verb: int) -> EventDate | None:
        s = self.s
        clauses = [verb, *s.having(verb, "xcomp")]  # "talks are set to resume in Doha on Oct. 15"
        dates = [d for c in clauses if (d := self.times.date_of_clause(c)) is not None]
        date = next(iter(dates), None) or self.times.date_at(verb)
        return _its_last(date) if s.lemma[verb] in self.words["shifting"] else date

    def _day_of_what_governs(self, noun: int, above: int) -> EventDate | None:
        s, clause_day = self.s, self.times.date_of_clause
        if s.dep[noun] == "nmod" and s.lemma[above] == "date":  # "set March 5 as the date of elections"
            return self.times.own_date_of(above) or clause_day(s.head[above])
        if s.dep[noun] == "obj" and s.lemma[above] == "mark":  # "Saturday marks the anniversary of the coup"
            days = (self.times.date_at(c) for c in s.having(above, "nsubj"))
            return next((day for day in days if day is not None), None)
        if s.dep[noun] == "obj" and is_clause(s, above) and self._plans(above):
            return clause_day(above)
        preposition = s.preposition(noun)
        if preposition == "to" and s.lemma[above] in self.occasions.going and self._kinds.of(noun) == "election":
            return clause_day(above)  # "goes to the polls on Oct. 29"
        if preposition in ("for", "on") and s.dep[noun] == "obl" and self.ahead.looks_ahead(above):
            return clause_day(above)  # "leaves on Friday for a tour of Asia"
        return None

    def _plans(self, verb: int) -> bool:
        """A timetable in the present, a clause that looks ahead, or a call for it."""
        lemma = self.s.lemma[verb]
        return lemma in self.words["timetable"] | self.words["prospective"] or self.ahead.looks_ahead(verb)

    def _is_past(self, noun: int, date: EventDate) -> bool:
        """ "Praised him for their meeting this week": the week has begun, and nothing looks ahead."""
        published = self.ahead.published
        begun = published is not None and (date.start or "") <= published.isoformat()
        return begun and not self._is_announced(noun) and not self.ahead.looks_ahead(noun)

    def _is_announced(self, noun: int) -> bool:
        s = self.s
        if any(s.lower[c] in self.words["coming"] for c in s.having(noun, "amod")):
            return True
        return s.preposition(noun) not in UNTIL and is_ahead_of(s, noun, self.ahead.knowledge)

    # ------------------------------------------------------------ name and country

    def _said(self, noun: int, kind: str, date: EventDate | None, rule: str, status: str = PLANNED) -> Said:
        s = self.s
        parts = [c for c in s.having(noun, *NAME_PARTS) if c < noun and c not in self.ahead.dated]
        inside = [t for part in parts for t in s.subtree(part)]
        first = min([noun, *inside])
        name = " ".join(s.text[s.start[t] : s.end[t]] for t in sorted([*inside, noun])).replace(" - ", "-")
        name = " ".join([name, *self._complements(noun)])
        span = Span(s.start[first], s.end[noun])
        return Said(name, kind, date, self._country(noun), span, rule, s.head[noun], status)

    def _complements(self, noun: int) -> Iterator[str]:
        """ "Talks *between Kabul and Islamabad*": what tells one from the other, as far as it follows at once."""
        s, at = self.s, noun + 1
        for c in s.having(noun, "nmod"):
            words = sorted(s.subtree(c))
            fits = s.preposition(c) in TELLING and words[0] == at and len(words) <= 8
            if not fits or words[-1] - words[0] + 1 != len(words) or not self.ahead.dated.isdisjoint(words):
                return
            yield " ".join(s.text[s.start[words[0]] : s.end[words[-1]]].split())
            at = words[-1] + 1

    def _country(self, noun: int) -> str | None:
        """Where many meet: the place, the host; of a visit, where it goes. Else whose it is, among what modifies it."""
        s, ahead = self.s, self.ahead
        if self._kinds.of(noun) == "visit":
            goals = [c for c in s.having(noun, "nmod") if s.preposition(c) in ("to", "of", "in")]
            if code := ahead.first_country(goals):
                return code
        shared = self._kinds.of(noun) in self.occasions.shared
        if shared and (code := self._country_held(noun) or self._host(noun)):
            return code
        for child in s.having(noun, *OWNERS):
            owns = not shared or s.preposition(child) in OF_OWNERS
            if owns and (code := ahead.country_at(child)):
                return code
        if s.dep[noun] == "nmod" and s.lemma[s.head[noun]] == "date":
            noun = s.head[noun]
        if s.dep[noun] not in CLAUSAL:
            return ahead.country_below(noun)
        frame = ahead.frames.at(s.head[noun])
        subjects = [a.token for a in frame.role("subj")] if frame is not None else []
        around = [*s.having(s.head[noun], "obl", "nsubj"), *subjects]
        return ahead.first_country(around) or ahead.country_below(noun)

    def _country_held(self, noun: int) -> str | None:
        """ "Talks between Kabul and Islamabad will resume *in Istanbul*"."""
        s = self.s
        clause = [s.head[noun], *s.having(s.head[noun], "xcomp")] if s.dep[noun] in CLAUSAL else []
        phrases = [*s.having(noun, "nmod"), *(c for v in clause for c in s.having(v, "obl"))]
        return self.ahead.first_country([c for c in phrases if s.preposition(c) in HELD and c in self.ahead.places])

    def _host(self, noun: int) -> str | None:
        """ "*Riyadh* will host a conference"."""
        s, above = self.s, self.s.head[noun]
        if s.dep[noun] != "obj" or s.lemma[above] not in self.words["hosting"]:
            return None
        return self.ahead.first_country(s.having(above, "nsubj"))


def _its_last(date: EventDate | None) -> EventDate | None:
    """ "Adjourned until Oct. 24": on that day."""
    if date is None or date.precision != "range" or date.start is None:
        return date
    return msgspec.structs.replace(date, start=date.end)
