"""What readers of a calendar ask of an article: whether a day is still to come, whose country it is, on whose word.

In:  frames, times, places, cast, the day of publication. Out: answers for one word at a time: for the "visit" of "a
visit to Hanoi planned for May" the country VNM, the day in May, and that nothing calls it off.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demarche.cast import Cast
from demarche.circumstances.occasions import Occasions
from demarche.circumstances.places import PlaceMention
from demarche.circumstances.speakers import Speakers
from demarche.circumstances.times import TimeKnowledge, TimeMention, Times
from demarche.circumstances.times.outlook import outlook_in_parse
from demarche.language.frames import Frame, Frames
from demarche.records import EventDate, Scheduled, Span

INTERNATIONAL = "IGO"  # whose summit it is tells no country
PLANNED, POSTPONED, CANCELLED, POSSIBLE = "planned", "postponed", "cancelled", "possible"
TO_COME = frozenset({"season", "holiday"})  # kinds of time that have no days and yet tell that a thing is ahead
POLITICAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "OPP", "PTY", "REB", "IGO", "ELI"})
MAYBE = frozenset({"could", "may", "might"})


@dataclass(frozen=True, slots=True)
class Said:
    """What an article says of something ahead, before it is written down."""

    name: str
    kind: str
    date: EventDate | None
    country: str | None
    span: Span
    rule: str
    predicate: int
    status: str = PLANNED


class Ahead:
    """Asked by the readers of nouns and of verbs."""

    def __init__(
        self,
        frames: Frames,
        times: Times,
        places: Sequence[PlaceMention],
        cast: Cast,
        *,
        published: dt.date | None,
        occasions: Occasions,
        knowledge: TimeKnowledge,
        speakers: Speakers,
    ) -> None:
        self.frames = frames
        self.s = frames.syntax
        self.times = times
        self.places = {mention.head: mention for mention in places}
        self.cast = cast
        self.published = published
        self.occasions = occasions
        self.knowledge = knowledge
        self.words = knowledge.words
        self.speakers = speakers
        self.dated = frozenset(mention.head for mention in times.mentions)

    def record(self, said: Said) -> Scheduled:
        """With the one on whose word it stands."""
        return Scheduled(
            name=said.name,
            kind=said.kind,
            date=said.date,
            country=said.country,
            span=said.span,
            rule=said.rule,
            status=said.status,
            holder=self.speakers.of(said.span, said.predicate),
        )

    # ------------------------------------------------------------ days

    def is_ahead(self, date: EventDate, *, today: bool = False) -> bool:
        """After publication; a week or month that has begun counts too, a year does not; that day where told so."""
        if self.published is None or date.start is None or date.end is None:
            return False
        day = self.published.isoformat()
        begun = date.end > day and date.precision in ("week", "month", "range")
        return date.start > day or begun or (today and date.end == day)

    def will(self, verb: int) -> bool:
        """ "Will vote", "is to vote": ahead also on the day itself."""
        frame = self.frames.at(verb)
        return frame is not None and frame.mood.future is not None

    def looks_ahead(self, token: int) -> bool:
        return outlook_in_parse(self.s, token, self.knowledge) == "future"

    def without_days(self, token: int) -> EventDate | None:
        """ "Next autumn" below a word: ahead, and no day to be had."""
        s = self.s
        for mention in self.mentions_under(token):
            words = s.text[mention.span.start : mention.span.end].lower()
            if mention.kind in TO_COME and (words.startswith("next ") or self.looks_ahead(token)):
                return mention.date
        return None

    def mentions_under(self, token: int) -> Iterator[TimeMention]:
        return (m for m in self.times.mentions if m.head >= 0 and m.head != token and self.s.head[m.head] == token)

    # ------------------------------------------------------------ countries

    def country_at(self, token: int) -> str | None:
        mention = self.places.get(token)
        if mention is not None and mention.location.country:
            return mention.location.country
        actors = (self.cast[id] for id in self.cast.at(token) if id in self.cast)
        return next((a.country for a in actors if a.country and a.country != INTERNATIONAL), None)

    def first_country(self, tokens: Sequence[int]) -> str | None:
        return next((code for t in tokens if (code := self.country_at(t))), None)

    def country_below(self, top: int) -> str | None:
        """Of the first place named below a word: "the mandate of the mission in South Sudan"."""
        below = (self.places[t].location.country for t in self.s.subtree(top) if t in self.places)
        return next((country for country in below if country), None)

    # ------------------------------------------------------------ clauses

    def is_political(self, frame: Frame | None) -> bool:
        """Whether a state, an organ of one, a party or an international body has a part in the clause."""
        tokens = [a.token for a in (frame.arguments if frame is not None else ())]
        near = [t for token in tokens for t in (token, *self.s.having(token, "compound", "nmod:poss", "nmod", "appos"))]
        actors = [self.cast[a] for t in near for a in (*self.cast.at(t), *self.cast.place_at(t)) if a in self.cast]
        return any(a.kind == "state" or POLITICAL.intersection((a.sector, *a.sectors)) for a in actors)

    def is_denied(self, verb: int) -> bool:
        """ "Will not travel", "refused to meet": nothing is ahead."""
        frame, s = self.frames.at(verb), self.s
        above = s.head[verb]
        refused = s.dep[verb] == "xcomp" and s.lemma[above] in self.words["refusing"]
        denied_above = s.dep[verb] == "xcomp" and any(s.lower[c] in ("not", "n't", "never") for c in s.children[above])
        return refused or denied_above or (frame is not None and frame.negation is not None)

    def is_maybe(self, verb: int) -> bool:
        """ "May visit", "could meet"."""
        return any(self.s.lower[c] in MAYBE for c in self.s.having(verb, "aux"))

    def is_condition(self, verb: int) -> bool:
        """ "If he travels to Rome next week"."""
        return any(self.s.lower[c] in ("if", "unless", "whether", "should") for c in self.s.having(verb, "mark"))

    def clause(self, verb: int) -> tuple[Span, str]:
        """Its characters, and its words as a name."""
        frame = self.frames.at(verb)
        span = Span(*frame.span) if frame is not None else Span(self.s.start[verb], self.s.end[verb])
        return span, " ".join(self.s.text[span.start : span.end].split()).rstrip(" ,.;")


class AheadReader:
    """Reads one article: what its readers of nouns, verbs and terms have at hand."""

    def __init__(self, ahead: Ahead) -> None:
        self.ahead = ahead
        self.s = ahead.s
        self.times = ahead.times
        self.occasions = ahead.occasions
        self.words = ahead.words
