"""Standing relations told by names themselves: offices, ranks, "Turkish-made", "Iran-backed".

In:  the cast and the words around its mentions. Out: `Fact`s; for "Malian President Assimi Goita met the Russian-backed
rebels" office_of(Goita, Mali) and backs(Russia, rebels).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from demarche.cast import Cast
from demarche.circumstances.fact_rules import FactWords
from demarche.circumstances.fact_spans import Extent, FactSpans
from demarche.circumstances.places import PlaceMention
from demarche.circumstances.speakers import Speakers
from demarche.language.frames import Frames
from demarche.records import Actor, ActorMention, Fact, Span

STATE = frozenset({"GOV", "LEG", "JUD", "MIL"})  # sectors whose offices are offices of the state
BODIES = frozenset({"MIL", "COP", "PTY", "REB"})  # sectors whose bodies have members by name
LONGEST_NAME = 6  # words of a thing after "-made"
HYPHENS = ("-", "–", "‑")


class Party(NamedTuple):
    """A side of a relation: an actor's id or words, and the token that names it."""

    value: str
    token: int


class Office(NamedTuple):
    """Words one of which a mention must have to state the office, and whose office it is: an id or words."""

    words: frozenset[str]
    of: str


def fact_of(
    subject: Party,
    relation: str,
    object_: Party,
    holder: str | None,
    extent: Extent,
    span: Span,
    rule: str,
    *,
    what: str | None = None,
) -> Fact:
    return Fact(
        subject=subject.value,
        relation=relation,
        object=object_.value,
        holder=holder,
        since=extent.since,
        span=span,
        rule=rule,
        until=extent.until,
        former=extent.over,
        what=what,
    )


class NameFacts:
    """Reads the mentions of one article."""

    def __init__(
        self,
        frames: Frames,
        cast: Cast,
        speakers: Speakers,
        words: FactWords,
        spans: FactSpans,
        places: Sequence[PlaceMention] = (),
    ) -> None:
        self.spans = spans
        self.s = frames.syntax
        self.text = frames.syntax.text
        self.cast = cast
        self.speakers = speakers
        self.words = words
        self.places = places
        self.countries = {p.head: p.location for p in places if p.location.precision == "country"}

    def facts(self) -> Iterator[Fact]:
        for way in (self.offices, self.ranks, self.made, self.hyphened, self.based):
            yield from way()

    def offices(self) -> Iterator[Fact]:
        """ "Kosovar President Vjosa Osmani", "Guterres, the UN secretary-general": holders whose words say so."""
        for mention in self.cast.mentions:
            who = self.cast[mention.actor]
            office = self._office(who)
            if office is None or mention.form == "pronoun" or not self._is_named(mention):
                continue
            words = set(self.text[mention.span.start : mention.span.end].lower().replace("-", " ").split())
            if not office.words & words or self.words.not_yet & words or self._is_of_another(mention):
                continue
            over = bool(self.words.former & words)
            local = office.words & self.words.local_offices or words & self.words.local_units
            of = self._seat(mention) if local else office.of
            if of is not None:
                subject, object_ = Party(who.id, mention.head), Party(of, mention.head)
                what = (who.office or "").removeprefix("former ").partition(" of the ")[0] or None
                extent = self._extent(mention)._replace(over=over)
                yield fact_of(subject, "office_of", object_, None, extent, mention.span, "office_of.title", what=what)

    def _extent(self, mention: ActorMention) -> Extent:
        """ "Germany's defence minister *since January 2023*"."""
        beside = self.s.having(mention.head, "appos", "flat", "nmod:desc")
        return self.spans.of_standing(mention.head, *beside)

    def _seat(self, mention: ActorMention) -> str | None:
        """Whose mayor or governor: the city or unit the words name; None where they name none."""
        inside = (p for p in self.places if mention.span.covers(p.span))
        return next((p.location.name for p in inside if p.location.precision in ("city", "admin1")), None)

    def _is_of_another(self, mention: ActorMention) -> bool:
        """ "Facebook's founding president" holds no office of a state."""
        heads = (mention.head, *self.s.having(mention.head, "appos", "flat", "compound", "nmod:desc"))
        if any(self._is_of_body(head) for head in heads):
            return True
        owners = [a for head in heads for c in self.s.having(head, "nmod:poss") for a in self.cast.at(c)]
        return any(self.cast[a].kind == "organisation" and self.cast[a].sector not in STATE for a in owners)

    def _is_of_body(self, head: int) -> bool:
        """ "The president *of the electoral commission*", "former head *of an elite unit*"."""
        s, words = self.s, self.words
        if s.lemma[head] not in words.offices_of_any:
            return False
        below = (c for c in s.having(head, "nmod") if s.preposition(c) == "of" and s.pos[c] == "NOUN")
        return any(s.lemma[c] not in words.states and not self._is_state(c) for c in below)

    def _is_state(self, token: int) -> bool:
        return any(self.cast[a].kind == "state" for a in self.cast.at(token))

    def _office(self, who: Actor) -> Office | None:
        """Of the state, by the last word of its name; of an international body, by any word of the title."""
        if who.kind != "person" or not who.office or who.inferred:
            return None
        was = who.sector == "ELI" and who.office.startswith("former ")
        if (who.sector in STATE or was) and who.country and who.country != "IGO":
            state = next((a.id for a in self.cast if a.kind == "state" and a.country == who.country), who.country)
            title = who.office.lower().partition(" of ")[0]  # "secretary of state"
            return Office(frozenset({title.split()[-1]}), state)
        title, _, body = who.office.partition(" of ")
        if not body and who.office.split()[0].isupper():  # "UN High Commissioner for Human Rights"
            body, _, title = who.office.partition(" ")
        if who.sector != "IGO" or not body:
            return None
        name = body.removeprefix("the ")
        known = next((a.id for a in self.cast if a.name == name), name)
        return Office(frozenset(title.lower().replace("-", " ").split()), known)

    def _is_named(self, mention: ActorMention) -> bool:
        """A name, or a definite noun in apposition with the name of the same actor."""
        s, head = self.s, mention.head
        if s.pos[head] == "PROPN":
            return True
        if s.lower[head] in self.words.no_offices and not s.having(head, "nmod"):
            return False
        over = any(s.lower[c] in self.words.former for c in s.having(head, "amod"))
        if not over and any(s.lower[c] in ("a", "an") for c in s.having(head, "det")):
            return False
        beside = [*s.having(head, "appos", "flat", "nmod:desc"), *([s.head[head]] if s.dep[head] == "appos" else [])]
        return any(s.pos[t] == "PROPN" and mention.actor in self.cast.at(t) for t in beside)

    def ranks(self) -> Iterator[Fact]:
        """ "Maj. Gen. Joel Nkurunziza of the Burundian army": persons with the body they serve in."""
        for mention in self.cast.mentions:
            if self.cast[mention.actor].kind != "person" or self.s.pos[mention.head] != "PROPN":
                continue
            below = [c for c in self.s.having(mention.head, "nmod") if self.s.preposition(c) == "of"]
            for body in [Party(a, c) for c in below for a in self.cast.at(c) if self.cast[a].sector in BODIES]:
                who, tokens = Party(mention.actor, mention.head), self._words(mention.head, body.token)
                span = Span(self.s.start[tokens[0]], self.s.end[tokens[-1]])
                yield fact_of(who, "member_of", body, None, Extent(), span, "member_of.rank")

    def made(self) -> Iterator[Fact]:
        """ "Turkish-made drones"."""
        for i, head in self._joined(self.words.made):
            actor = self._state(i - 2)
            if actor is not None:
                thing = Party(self.text[self.s.start[i + 1] : self.s.end[head]], head)
                span = Span(self.s.start[i - 2], self.s.end[head])
                holder = self.speakers.of(span, i)
                yield fact_of(thing, "made_in", Party(actor, i - 2), holder, Extent(), span, "made_in.adjective")

    def hyphened(self) -> Iterator[Fact]:
        """ "Iran-backed Hezbollah", "the Russian-allied Belarus": the state does it to what is named."""
        s, words = self.s, self.words
        for i, head in self._joined(frozenset(words.hyphened)):
            state, object_ = self._state(i - 2), next(iter(self.cast.at(head)), None)
            if state is None or object_ is None or state == object_:
                continue
            span = Span(s.start[i - 2], s.end[head])
            doer, other = Party(state, i - 2), Party(object_, head)
            if s.lower[i] in words.hyphened_reverse:
                doer, other = other, doer
            relation = words.hyphened[s.lower[i]]
            yield fact_of(doer, relation, other, self.speakers.of(span, i), Extent(), span, f"{relation}.adjective")

    def based(self) -> Iterator[Fact]:
        """ "The Geneva-based World Health Organization": bodies with a name."""
        for i, head in self._joined(self.words.based):
            place = next((p for p in self.places if p.head in (i - 2, i - 1) and p.kind != "people"), None)
            bodies = (a for a in self.cast.at(head) if self.cast[a].kind in ("organisation", "group"))
            body = next(bodies, None) if self.s.pos[head] == "PROPN" else None
            if place is not None and body is not None:
                span = Span(self.s.start[i - 2], self.s.end[head])
                seat = Party(self.text[place.span.start : place.span.end], place.head)
                holder = self.speakers.of(span, i)
                yield fact_of(Party(body, head), "based_in", seat, holder, Extent(), span, "based_in.adjective")

    def _joined(self, participles: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Participles glued to a word before them, with the noun they modify."""
        s = self.s
        for i in range(2, len(s)):
            if s.lower[i] not in participles or s.lower[i - 1] not in HYPHENS:
                continue
            head = s.head[i]
            if s.pos[head] in ("NOUN", "PROPN") and i < head < i + LONGEST_NAME:
                yield i, head

    def _state(self, token: int) -> str | None:
        """The state a glued word names: its actor, else the word itself, where it is a name."""
        if any(self.cast[a].kind != "state" for a in self.cast.at(token) if self.s.head[token] == token):
            return None
        words = (token, token + 1)  # "Moscow-" may have the hyphen for its head
        glued = (a for t in words for a in (*self.cast.at(t), *self.cast.place_at(t)))
        actor = next((a for a in glued if self.cast[a].kind == "state"), None)
        country = self.countries.get(token)
        if actor is not None or country is None:
            return actor or (self.s.words[token] if self.s.pos[token] == "PROPN" else None)
        return next((a.id for a in self.cast if a.kind == "state" and a.country == country.country), country.name)

    def _words(self, *tokens: int) -> list[int]:
        return sorted({w for t in tokens for w in (t, *self.s.having(t, "compound", "flat", "amod"))})
