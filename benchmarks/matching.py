"""Which of ours is which of theirs: a coding against the hand-coded article, layer by layer.

In:  a `Coding` and its `Gold`. Out: counts of one article, e.g. {"events.ours": 12, "events.both": 9}.
Matching is one to one, the best fit first. What a careful coder may leave out (`core` false) counts neither way.
- events: the type is the reader's or an alternative, and a predicate of ours touches theirs, its clause or another
  mention of the event.
- attributions: the contents share half of what they cover together, or ours covers nine tenths of theirs.
- magnitudes: same kind, touching words, same numbers where numbers are told, of events or of the article alone.
  Sizes of forces are not hand-coded.
- objects: touching words, same category, of events or of the article alone.
- instruments: touching words or the same name.
- facts: same relation, touching words; offices count where hand-coded.
- scheduled: touching words, same date as far as it is told.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from benchmarks.gold import (
    Gold,
    GoldAttribution,
    GoldEvent,
    GoldFact,
    GoldInstrument,
    GoldMagnitude,
    GoldObject,
    GoldScheduled,
    Party,
)
from benchmarks.measured import share
from demarche.records import (
    TOLLS,
    Actor,
    Attribution,
    Coding,
    Count,
    Event,
    EventObject,
    Fact,
    Instrument,
    Scheduled,
    Span,
)

PARTS = {  # what is asked of pairs matched, by layer
    "events": ("actors", "recipients", "actuality", "speaker"),
    "attributions": ("speaker",),
}
LAYERS = ("events", "attributions", "magnitudes", "objects", "instruments", "facts", "scheduled")
STATUS = {"historical": "actual", "future": "planned"}  # of our actualities, those that readers name otherwise
SIZE = "size"
KINDS = {"crowd": SIZE, "displaced": SIZE}  # of readers' magnitudes, those that we name otherwise
OFFICE = "office_of"
SAME_RELATION = {"part_of": "claims_territory", OFFICE: "leads"}  # "part of its territory", "the president of Chad"


class HasCore(Protocol):
    @property
    def core(self) -> bool: ...


A = TypeVar("A")
B = TypeVar("B", bound=HasCore)


def matched(fit: Callable[[A, B], float], ours: Sequence[A], theirs: Sequence[B]) -> list[tuple[A, B]]:
    """Pairs, one to one: the best fit first, then the first. A fit of 0 is none."""
    fits = [(-fit(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)]
    left, right, pairs = set[int](), set[int](), []
    for negative, i, j in sorted(fits):
        if negative < 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((ours[i], theirs[j]))
    return pairs


def tallied(layer: str, pairs: Sequence[tuple[A, B]], ours: int, theirs: Iterable[B]) -> Counter[str]:
    """The three counts of a layer; a pair with one that is not core takes ours out of the count."""
    both = sum(gold.core for _, gold in pairs)
    return Counter(
        {
            f"{layer}.ours": ours - (len(pairs) - both),
            f"{layer}.theirs": sum(gold.core for gold in theirs),
            f"{layer}.both": both,
        }
    )


def counted(coding: Coding, gold: Gold) -> Counter[str]:
    """All layers of one article."""
    total = count_events(coding, gold) + count_attributions(coding, gold) + count_magnitudes(coding, gold)
    total += _plain("objects", fits_object, list(_objects(coding)), gold.objects)
    total += _plain("instruments", fits_instrument, coding.instruments, gold.instruments)
    total += count_facts(coding, gold)
    total += _plain("scheduled", fits_scheduled, coding.scheduled, gold.scheduled)
    return total


def _plain(layer: str, fit: Callable[[A, B], float], ours: Sequence[A], theirs: Sequence[B]) -> Counter[str]:
    return tallied(layer, matched(fit, ours, theirs), len(ours), theirs)


def figures(count: Counter[str], layers: Iterable[str] = LAYERS) -> dict[str, float]:
    """Counts as figures in per cent: precision, recall and F1 of each layer, and what is right of the pairs matched.

    Of two facts of ours, six of theirs and one that both have: facts.precision 50, facts.recall 17, facts.f1 25.
    """
    found: dict[str, float] = {}
    for layer in layers:
        ours, theirs, both = (count[f"{layer}.{side}"] for side in ("ours", "theirs", "both"))
        found[f"{layer}.precision"] = share(both, ours)
        found[f"{layer}.recall"] = share(both, theirs)
        found[f"{layer}.f1"] = share(2 * both, ours + theirs)
        if layer == "events":
            found["events.parties_f1"] = share(2 * count["events.parties"], ours + theirs)
        found |= {f"{layer}.{part}": share(count[f"{layer}.{part}"], both) for part in PARTS.get(layer, ())}
    return found


def count_events(coding: Coding, gold: Gold) -> Counter[str]:
    """Events with type; of those, parties' countries, actuality and speaker that are right."""
    pairs = matched(fits_event, coding.events, gold.events)
    names = {actor.id: actor for actor in coding.actors}
    core = [(ours, theirs) for ours, theirs in pairs if theirs.core]
    return tallied("events", pairs, len(coding.events), gold.events) + Counter(
        {
            "events.parties": sum(same_parties(ours, theirs, names) for ours, theirs in core),
            "events.actors": sum(_read(e.actors, names) == _coded(g.actors) for e, g in core),
            "events.recipients": sum(_read(e.recipients, names) == _coded(g.recipients) for e, g in core),
            "events.actuality": sum(STATUS.get(e.actuality, e.actuality) == theirs.status for e, theirs in core),
            "events.speaker": sum(_said_by(e.attributed_to, names) == last_word(g.attributed_to) for e, g in core),
        }
    )


def fits_event(ours: Event, theirs: GoldEvent) -> float:
    """4 where a predicate of ours touches theirs, 3 their clause, 2 another mention; 0 where the type is another."""
    if ours.type not in theirs.types:
        return 0
    spans = [mention.predicate for mention in ours.mentions]
    places = ((4, (theirs.predicate,)), (3, (theirs.span,)), (2, theirs.extra))
    return next((n for n, wanted in places if any(a.overlaps(b) for a in spans for b in wanted)), 0)


def same_parties(ours: Event, theirs: GoldEvent, actors: Mapping[str, Actor]) -> bool:
    """Same countries on both sides; where we have one side only, all of them there."""
    acting, receiving = _coded(theirs.actors), _coded(theirs.recipients)
    found, found_too = _read(ours.actors, actors), _read(ours.recipients, actors)
    return (found, found_too) == (acting, receiving) or (not found_too and found == acting | receiving)


def _coded(parties: Iterable[Party]) -> set[str]:
    """Countries as the reader has them; "?" for none."""
    return {party.country or "?" for party in parties}


def _read(ids: Iterable[str], actors: Mapping[str, Actor]) -> set[str]:
    """Countries as we have them; "?" for none."""
    return {actors[id].country or "?" for id in ids if id in actors}


def count_attributions(coding: Coding, gold: Gold) -> Counter[str]:
    """Contents found; of those, speakers named right. What is only judged or wanted is not held against us."""
    ours = [a for a in coding.attributions if a.stance != "no_comment"]
    pairs = matched(fits_attribution, ours, gold.attributions)
    found = {id(a) for a, _ in pairs}
    claims = sum(a.reported or id(a) in found for a in ours)
    names = {actor.id: actor for actor in coding.actors}
    right = sum(g.core and _said_by(a.speaker, names) == last_word(g.speaker) for a, g in pairs)
    return tallied("attributions", pairs, claims, gold.attributions) + Counter({"attributions.speaker": right})


def fits_attribution(ours: Attribution, theirs: GoldAttribution) -> float:
    """How much of what both contents cover they share."""
    size = theirs.content.end - theirs.content.start
    shared = sum(_shared(span, theirs.content) for span in ours.content)
    union = sum(span.end - span.start for span in ours.content) + size - shared
    share = shared / union if union else 0.0
    return share if share >= 0.5 or shared >= 0.9 * size else 0.0


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def count_magnitudes(coding: Coding, gold: Gold) -> Counter[str]:
    """Tolls and sizes; a size that readers did not code is not held against us."""
    ours = list(_counts(coding))
    pairs = matched(fits_magnitude, ours, gold.magnitudes)
    sizes = sum(kind == SIZE for (kind, _), _ in pairs)
    return tallied("magnitudes", pairs, sum(kind != SIZE for kind, _ in ours) + sizes, gold.magnitudes)


def _counts(coding: Coding) -> Iterator[tuple[str, Count]]:
    """Every number of every event and those that no event takes, once by kind and words."""
    told = [(toll.kind, toll.count) for toll in coding.tolls]
    for event in coding.events:
        told += [(kind, getattr(event.magnitude, kind)) for kind in TOLLS]
        told += event.magnitude.conflicting
    seen = set[tuple[str, Span]]()
    for kind, count in told:
        if count is not None and (kind, count.span) not in seen:
            seen.add((kind, count.span))
            yield kind, count


def fits_magnitude(ours: tuple[str, Count], theirs: GoldMagnitude) -> float:
    kind, count = ours
    if kind != KINDS.get(theirs.kind, theirs.kind) or not count.span.overlaps(theirs.span):
        return 0
    told = theirs.min is not None or theirs.max is not None
    return 0 if told and (count.min, count.max) != (theirs.min, theirs.max) else _shared(count.span, theirs.span)


def _objects(coding: Coding) -> Iterator[EventObject]:
    """Every object of every event and those that no event takes, once by its words."""
    seen = set[Span]()
    for thing in (*(thing for event in coding.events for thing in event.objects), *coding.objects):
        if thing.span not in seen:
            seen.add(thing.span)
            yield thing


def fits_object(ours: EventObject, theirs: GoldObject) -> float:
    return _shared(ours.span, theirs.span) if ours.category == theirs.category else 0


def fits_instrument(ours: Instrument, theirs: GoldInstrument) -> float:
    """2 where the words touch, 1 where it goes by the same name elsewhere."""
    if any(mention.overlaps(theirs.span) for mention in ours.mentions):
        return 2
    return float(ours.name.casefold() == theirs.name.casefold())


def count_facts(coding: Coding, gold: Gold) -> Counter[str]:
    """Standing relations; an office that readers did not code ("President Tandja") is not held against us."""
    pairs = matched(fits_fact, coding.facts, gold.facts)
    offices = sum(fact.relation == OFFICE for fact, _ in pairs)
    others = sum(fact.relation != OFFICE for fact in coding.facts)
    return tallied("facts", pairs, others + offices, gold.facts)


def fits_fact(ours: Fact, theirs: GoldFact) -> float:
    relation = SAME_RELATION.get(ours.relation, ours.relation)
    if relation != SAME_RELATION.get(theirs.relation, theirs.relation):
        return 0
    return float(ours.span.overlaps(theirs.span))


def fits_scheduled(ours: Scheduled, theirs: GoldScheduled) -> float:
    start = ours.date.start if ours.date else None
    if theirs.date is not None and not (start or "").startswith(theirs.date):
        return 0
    return _shared(ours.span, theirs.span)


def _said_by(id: str | None, actors: Mapping[str, Actor]) -> str:
    return last_word(actors[id].name) if id is not None and id in actors else ""


def last_word(name: str | None) -> str:
    """The last word of a name, without accents and case: "Raïssa Koné" → "kone"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return plain.casefold().split()[-1].strip(".,") if plain.split() else ""
