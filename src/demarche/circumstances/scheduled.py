"""What lies ahead: elections, summits, deadlines, visits, with their dates.

In:  frames, the times and places of an article, its day of publication. Out: `Scheduled` records: "days before
Kosovo's local elections on Oct. 12" gives an election, XKX, 12 October.

A noun counts with a day after publication of its own, or with a sign that it is to come ("upcoming", "ahead of"); a
verb ("will visit Beijing next week") only with a day after publication in a clause that looks ahead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from demarche.cast import Cast
from demarche.circumstances.occasions import EFFECT, Occasions
from demarche.circumstances.places import PlaceMention
from demarche.circumstances.times import TimeKnowledge, Times
from demarche.circumstances.times.outlook import is_ahead_of, outlook_in_parse
from demarche.language.frames import Frames, is_clause
from demarche.language.syntax import Syntax
from demarche.records import EventDate, Scheduled, Span

NAME_PARTS = frozenset({"compound", "amod", "flat", "nummod", "nmod:desc"})
CLAUSAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
UNTIL = frozenset({"before", "until", "till", "by", "pending"})  # these tell of what is ahead only with its day
VISIT = "visit"
INTERNATIONAL = "IGO"  # whose summit it is tells no country
OWNERS = frozenset({"nmod:poss", "compound", "amod", "nmod"})


def find_scheduled(
    frames: Frames,
    times: Times,
    places: Sequence[PlaceMention],
    cast: Cast,
    *,
    published: dt.date | None,
    occasions: Occasions,
    knowledge: TimeKnowledge,
) -> tuple[Scheduled, ...]:
    """What is ahead, each once: of two mentions with one kind, day and country the first is kept."""
    calendar = _Calendar(frames, times, places, cast, published, occasions, knowledge)
    found: dict[tuple[str, str | None, str | None], Scheduled] = {}
    for entry in (*calendar.nouns(), *calendar.verbs(), *calendar.given()):
        key = (entry.kind, entry.date.start if entry.date else entry.name.lower(), entry.country)
        found.setdefault(key, entry)
    return tuple(sorted(found.values(), key=lambda entry: entry.span))


def _its_last(date: EventDate | None) -> EventDate | None:
    """ "Adjourned until Oct. 24": on that day."""
    return msgspec.structs.replace(date, start=date.end) if date and date.precision == "range" else date


class _Calendar:
    def __init__(
        self,
        frames: Frames,
        times: Times,
        places: Sequence[PlaceMention],
        cast: Cast,
        published: dt.date | None,
        occasions: Occasions,
        knowledge: TimeKnowledge,
    ) -> None:
        self._frames = frames
        self._s: Syntax = frames.syntax
        self._times = times
        self._places = {mention.head: mention for mention in places}
        self._cast = cast
        self._published = published
        self._occasions = occasions
        self._knowledge = knowledge
        self._dated = frozenset(mention.head for mention in times.mentions)

    def nouns(self) -> Iterator[Scheduled]:
        s = self._s
        for i in range(len(s)):
            kind = self._kind(i) or self._verb_as_noun(i)
            if kind is None or s.pos[i] not in ("NOUN", "PROPN") or s.dep[i] in ("compound", "amod"):
                continue
            if kind == EFFECT and not self._takes_effect(i):
                continue
            date = self._own_date(i)
            if date is not None and self._is_ahead(date) and not self._is_past(i, date):
                yield self._entry(i, kind, date, "scheduled.noun.dated")
            elif date is None and self._is_announced(i):
                yield self._entry(i, kind, None, "scheduled.noun.announced")

    def _verb_as_noun(self, i: int) -> str | None:
        """ "Chile *votes* in a runoff on Nov. 16", which taggers take for a noun behind a name."""
        s = self._s
        if s.tag[i] != "NNS" or s.head[i] != i or s.having(i, "det", "amod", "nmod:poss"):
            return None
        behind_name = any(c == i - 1 and self._country_at(c) for c in s.having(i, "compound"))
        return self._occasions.verbs.get(s.lemma[i]) if behind_name else None

    def _takes_effect(self, noun: int) -> bool:
        """Not what "expires", which is a deadline, nor a paper that somebody hopes to conclude."""
        s, above = self._s, self._s.lemma[self._s.head[noun]]
        return above in self._occasions.making if s.dep[noun] == "obj" else above not in self._occasions.verbs

    def verbs(self) -> Iterator[Scheduled]:
        s = self._s
        for i, lemma in enumerate(s.lemma):
            if s.pos[i] != "VERB" or lemma not in self._occasions.lemmas:
                continue
            kind = self._kind_of_verb(i, lemma)
            if kind is None or not is_clause(s, i):
                continue
            date = self._times.date_of_clause(i) or self._date_above(i)
            if date is not None and self._is_ahead(date) and outlook_in_parse(s, i, self._knowledge) == "future":
                frame = self._frames.at(i)
                span = Span(*frame.span) if frame is not None else Span(s.start[i], s.end[i])
                name = " ".join(s.text[span.start : span.end].split()).rstrip(" ,.;")
                country = self._country_of_clause(i, kind)
                yield Scheduled(name=name, kind=kind, date=date, country=country, span=span, rule="scheduled.verb")

    def _kind_of_verb(self, verb: int, lemma: str) -> str | None:
        """By lemma, with particle ("swear_in"), with preposition or object ("rule on", "choose parliament")."""
        s, verbs = self._s, self._occasions.verbs
        particles = [f"{lemma}_{s.lower[c]}" for c in s.having(verb, "compound:prt")]
        phrases = [c for c in s.having(verb, "obl", "obj") if c not in self._dated]
        with_phrase = [f"{lemma} {s.preposition(c) or s.lemma[c]}" for c in phrases]
        named = (verbs[key] for key in (*particles, *with_phrase, lemma) if key in verbs)
        return next(named, None) or self._kind_of_effect(verb)

    def _country_of_clause(self, verb: int, kind: str) -> str | None:
        """Of who does it; of a visit, where it goes."""
        frame = self._frames.at(verb)
        tokens = [a.token for a in (frame.arguments if frame is not None else ())]
        if kind == VISIT and frame is not None:
            tokens = [*(a.token for a in frame.role("obj", "prep:to", "prep:in")), *tokens]
        named = (c for t in tokens if (c := self._country_at(t)))
        return next(named, None) or self._country_below(frame.predicate if frame is not None else verb)

    def _country_below(self, top: int) -> str | None:
        """Of the first place named below a word: "the mandate of the mission in South Sudan"."""
        below = (self._places[t].location.country for t in self._s.subtree(top) if t in self._places)
        return next((country for country in below if country), None)

    def _date_above(self, verb: int) -> EventDate | None:
        """ "Are expected to meet in Abu Dhabi on Friday", where the day hangs on the verb above."""
        s, above = self._s, self._s.head[verb]
        planned = s.dep[verb] == "xcomp" and s.lemma[above] in self._knowledge.words["prospective"]
        return self._times.date_of_clause(above) if planned else None

    def _kind_of_effect(self, verb: int) -> str | None:
        """ "Comes into force", "takes effect"."""
        s, occasions = self._s, self._occasions
        if s.lemma[verb] not in occasions.taking:
            return None
        told = any(s.lower[c] in occasions.effects for c in s.having(verb, "obj", "obl"))
        return EFFECT if told else None

    def given(self) -> Iterator[Scheduled]:
        """ "Iran has until the end of November to comply"."""
        s = self._s
        for mention in self._times.mentions:
            verb = s.head[mention.head]
            if mention.rule != "time.until" or s.lemma[verb] not in self._occasions.giving:
                continue
            date = mention.date
            if self._published is None or date.end is None or date.end <= self._published.isoformat():
                continue
            frame = self._frames.at(verb)
            span = Span(*frame.span) if frame is not None else mention.span
            name = " ".join(s.text[span.start : span.end].split()).rstrip(" ,.;")
            holders = s.having(verb, "iobj") or s.having(verb, "nsubj", "nsubj:pass")
            country = next((c for t in holders if (c := self._country_at(t))), None)
            yield Scheduled(name=name, kind="deadline", date=date, country=country, span=span, rule="scheduled.until")

    def _own_date(self, noun: int) -> EventDate | None:
        """The noun's own day ("the Oct. 12 vote"), or that of its verb ("the vote is on Oct. 12")."""
        own = self._times.own_date_of(noun)
        if own is not None:
            return own
        s, above = self._s, self._s.head[noun]
        for planned in s.having(noun, "acl"):  # "the election, scheduled for January,"
            if s.lemma[planned] in self._knowledge.words["prospective"]:
                return self._times.date_of_clause(planned)
        for told in s.having(noun, "acl:relcl"):  # "the summit, which opens on Monday,"
            if s.lemma[told] in self._knowledge.words["timetable"]:
                return self._times.date_of_clause(told)
        if s.dep[noun] in ("nsubj", "nsubj:pass") and is_clause(s, above):
            clauses = [above, *s.having(above, "xcomp")]  # "talks are set to resume in Doha on Oct. 15"
            dates = [d for c in clauses if (d := self._times.date_of_clause(c)) is not None]
            date = next(iter(dates), None) or self._times.date_at(above)
            return _its_last(date) if s.lemma[above] in self._knowledge.words["shifting"] else date
        if s.dep[noun] == "nmod" and s.lemma[above] == "date":  # "set March 5 as the date of elections"
            return self._times.own_date_of(above) or self._times.date_of_clause(s.head[above])
        if s.dep[noun] == "obj" and s.lemma[above] == "mark":  # "Saturday marks the anniversary of the coup"
            days = (self._times.date_at(c) for c in s.having(above, "nsubj"))
            return next((day for day in days if day is not None), None)
        if s.dep[noun] == "obj" and is_clause(s, above) and self._plans(above):
            return self._times.date_of_clause(above)
        if s.preposition(noun) == "to" and s.lemma[above] in self._occasions.going and self._kind(noun) == "election":
            return self._times.date_of_clause(above)  # "goes to the polls on Oct. 29"
        return None

    def _plans(self, verb: int) -> bool:
        """A timetable in the present, a clause that looks ahead, or a call for it."""
        words = self._knowledge.words
        return (
            self._s.lemma[verb] in words["timetable"]
            or self._s.lemma[verb] in words["prospective"]
            or outlook_in_parse(self._s, verb, self._knowledge) == "future"
        )

    def _kind(self, noun: int) -> str | None:
        """ "COP30" is a "cop"."""
        nouns, word = self._occasions.nouns, self._s.lower[noun]
        return nouns.get(word) or (nouns.get(word.rstrip("0123456789")) if word[-1:].isdigit() else None)

    def _is_ahead(self, date: EventDate) -> bool:
        """After publication; a week or month that has begun counts too, a year does not."""
        if self._published is None or date.start is None or date.end is None:
            return False
        day = self._published.isoformat()
        return date.start > day or (date.end > day and date.precision in ("week", "month", "range"))

    def _is_past(self, noun: int, date: EventDate) -> bool:
        """ "Praised him for their meeting this week": the week has begun, and nothing looks ahead."""
        begun = self._published is not None and (date.start or "") <= self._published.isoformat()
        return begun and not self._is_announced(noun) and outlook_in_parse(self._s, noun, self._knowledge) != "future"

    def _is_announced(self, noun: int) -> bool:
        s, words = self._s, self._knowledge.words
        if any(s.lower[c] in words["coming"] for c in s.having(noun, "amod")):
            return True
        return s.preposition(noun) not in UNTIL and is_ahead_of(s, noun, self._knowledge)

    def _entry(self, noun: int, kind: str, date: EventDate | None, rule: str) -> Scheduled:
        s = self._s
        parts = [c for c in s.having(noun, *NAME_PARTS) if c < noun and c not in self._dated]
        inside = [t for part in parts for t in s.subtree(part)]
        first = min([noun, *inside])
        span = Span(s.start[first], s.end[noun])
        name = " ".join(s.text[s.start[t] : s.end[t]] for t in sorted([*inside, noun]))
        return Scheduled(name=name, kind=kind, date=date, country=self._country(noun), span=span, rule=rule)

    def _country(self, noun: int) -> str | None:
        """Where many meet: the place. Else whose it is: a country, or an actor's, among what modifies the noun."""
        s = self._s
        if self._kind(noun) in self._occasions.shared and (code := self._country_held(noun)):
            return code
        for child in s.children[noun]:
            if s.dep[child] in OWNERS and (code := self._country_at(child)):
                return code
        if s.dep[noun] == "nmod" and s.lemma[s.head[noun]] == "date":
            noun = s.head[noun]
        if s.dep[noun] not in CLAUSAL:
            return self._country_below(noun)
        frame = self._frames.at(s.head[noun])
        subjects = [a.token for a in frame.role("subj")] if frame is not None else []
        around = [*s.having(s.head[noun], "obl", "nsubj"), *subjects]
        return next((c for token in around if (c := self._country_at(token))), None) or self._country_below(noun)

    def _country_held(self, noun: int) -> str | None:
        """ "Talks between Kabul and Islamabad will resume *in Istanbul*"."""
        s = self._s
        phrases = [*s.having(noun, "nmod"), *(s.having(s.head[noun], "obl") if s.dep[noun] in CLAUSAL else ())]
        held = (c for c in phrases if s.preposition(c) in ("in", "at") and c in self._places)
        return next((code for c in held if (code := self._country_at(c))), None)

    def _country_at(self, token: int) -> str | None:
        mention = self._places.get(token)
        if mention is not None and mention.location.country:
            return mention.location.country
        actors = (self._cast[id] for id in self._cast.at(token) if id in self._cast)
        return next((a.country for a in actors if a.country and a.country != INTERNATIONAL), None)
