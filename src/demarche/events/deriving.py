"""Turns PLOVER's events into those of another ontology, where the rules say how.

In:  merged events, the cast, the lexicon. Out: `Derived`: "Soldiers shot two farmers", an ASSAULT, becomes Violence
against civilians, Attack, its trail naming both rules: `assault.verb.shoot > acled.attack`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from demarche.cast import Cast
from demarche.events.derivations import Derivation, Derivations, Party
from demarche.events.lexicon import EventLexicon
from demarche.language.frames import Frames
from demarche.language.syntax import Syntax
from demarche.records import Actor, Event, Span, Trail, Uncoded, content_hash

FOREIGN = "not-in-ontology"
JOINT = " > "  # between the rule that read and the rule that derived

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]


@dataclass(frozen=True, slots=True)
class Derived:
    """Events of the ontology, and the sentences whose events have no place in it."""

    events: tuple[Event, ...]
    uncoded: tuple[Uncoded, ...] = ()


def derive_events(events: tuple[Event, ...], frames: Frames, cast: Cast, *, lexicon: EventLexicon) -> Derived:
    """Each event as its ontology has it, numbered anew; without rules of derivation, the events as they are.

    An event that an entry of the ontology's own reads stays. Quad class, CAMEO code and Goldstein score remain those
    of the reading: they are of other schemes.
    """
    if lexicon.derivations is None:
        return Derived(events)
    deriver = Deriver(lexicon, frames.syntax, {a.id: a for a in cast.actors})
    made = [e for e in map(deriver.derived, events) if e is not None]
    numbered = tuple(msgspec.structs.replace(e, id=f"e{n}") for n, e in enumerate(made, 1))
    told = {m.sentence for e in numbered for m in e.mentions}
    left = dict.fromkeys(m.sentence for e in events for m in e.mentions if m.sentence not in told)
    return Derived(numbered, tuple(Uncoded(sentence=s, reason=FOREIGN) for s in left))


class Deriver:
    """Asks the rules of derivation about the events of one article."""

    def __init__(self, lexicon: EventLexicon, syntax: Syntax, actors: Mapping[str, Actor]) -> None:
        self._ontology = lexicon.ontology
        self._derivations = lexicon.derivations or Derivations((), {}, {})
        self._s = syntax
        self._actors = actors
        self._classes = lexicon.rules.classes

    def derived(self, event: Event) -> Event | None:
        """The event in the ontology; None where it has no place there."""
        if event.type in self._ontology.own:
            return event
        rule = next(self.holding(event), None)
        if rule is None:
            return None
        return msgspec.structs.replace(
            event,
            key=content_hash(event.key, rule.type, rule.mode or ""),
            type=rule.type,
            mode=rule.mode,
            score=self._ontology.score(rule.type, rule.mode),
            mentions=tuple(_through(m, rule) for m in event.mentions),
        )

    def holding(self, event: Event) -> Iterator[Derivation]:
        """Every rule of derivation that reads the event, the most specific first."""
        return (d for d in self._derivations.rules if self._holds(d, event))

    def _holds(self, d: Derivation, event: Event) -> bool:
        if not d.reads(event.type, event.mode, tuple(m.rule for m in event.mentions)):
            return False
        if d.words and not self._has_word(d.words, (m.clause for m in event.mentions)):
            return False
        if d.sentence and not self._has_word(d.sentence, (m.sentence for m in event.mentions)):
            return False
        if d.without and self._has_word(d.without, (m.clause for m in event.mentions)):
            return False
        for kind, least in d.least.items():
            count = getattr(event.magnitude, kind)
            if count is None or max(count.min or 0, count.max or 0) < least:
                return False
        if d.abroad is not None and self._is_abroad(event) != d.abroad:
            return False
        return any(self._sides_hold(d, sides) for sides in self._sides(event))

    def _is_abroad(self, event: Event) -> bool:
        """Whether it was done in another country than the actor's; what has no country is at home."""
        homes = {self._actors[i].country for i in event.actors} - {None}
        where = event.location.country if event.location else None
        places = {where} if where else {self._actors[i].country for i in event.recipients} - {None}
        return bool(homes and places and homes.isdisjoint(places))

    def _sides(self, event: Event) -> Iterator[Sides]:
        """Actors and recipients; of an act done together each party against the others."""
        actors = tuple(self._actors[i] for i in event.actors)
        recipients = tuple(self._actors[i] for i in event.recipients)
        if recipients or len(actors) < 2:
            yield actors, recipients
            return
        yield from (((a,), tuple(b for b in actors if b is not a)) for a in actors)

    def _sides_hold(self, d: Derivation, sides: Sides) -> bool:
        by_name = {"actor": sides[0], "recipient": sides[1], "either": (*sides[0], *sides[1])}
        asked = {"actor": d.actor, "recipient": d.recipient, "either": d.either}
        wanted = all(self._any_is(by_name[side], party) for side, party in asked.items() if party is not None)
        return wanted and not any(self._any_is(by_name[side], party) for side, party in d.unless.items())

    def _any_is(self, side: tuple[Actor, ...], party: Party) -> bool:
        return not side if party.absent else any(self._is(actor, party) for actor in side)

    def _is(self, actor: Actor, party: Party) -> bool:
        of = {actor.sector, actor.kind}
        if party.group and not any(self._derivations.groups[g] & of for g in party.group):
            return False
        return not party.word or self._is_among(self._words(actor), party.word)

    def _words(self, actor: Actor) -> frozenset[str]:
        """The words of its name, and the lemmas of its mentions."""
        mentioned = (w for span in actor.mentions for w in self._lemmas(span))
        return frozenset((*actor.name.lower().split(), *mentioned))

    def _has_word(self, words: tuple[str, ...], spans: Iterator[Span]) -> bool:
        return self._is_among((w for span in spans for w in self._lemmas(span)), words)

    def _is_among(self, lemmas: Iterable[str], words: tuple[str, ...]) -> bool:
        """Whether a lemma is one of the words, or in a class that one of them names: "+protesting"."""
        named = {w[1:] for w in words if w.startswith("+")}
        return any(w in words or not named.isdisjoint(self._classes.of(w)) for w in lemmas)

    def _lemmas(self, span: Span) -> list[str]:
        """The words within a span, by their lemmas and as they are written: "Jets" opens a headline like a name."""
        first, last = bisect_left(self._s.start, span.start), bisect_left(self._s.start, span.end)
        return [*self._s.lemma[first:last], *self._s.lower[first:last]]


def _through(trail: Trail, rule: Derivation) -> Trail:
    return msgspec.structs.replace(trail, rule=f"{trail.rule}{JOINT}{rule.id}")
