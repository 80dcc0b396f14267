"""One event per occurrence in the article: mentions of one act become one event.

In:  event mentions with their circumstances. Out: `Event`s with content-hash keys. "accused … The charge …" is one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import reduce

from demarche.cast import Cast
from demarche.events.ontology import Ontology
from demarche.records import Actor, Actuality, Event, EventDate, EventMention, Location, Magnitude, content_hash

BODILY = frozenset({"ASSAULT"})  # several victims of one deed are its recipients together
NEAR = 500  # characters: about two sentences
FAR = 2000  # who claims a deed often does so some paragraphs later
REMEMBERED = 300  # events: more than any article tells, and a bound on the time that lists of thousands take
MOVES = frozenset({"MOBILIZE"})
TRANSFERS = frozenset({"COOPERATE", "AID"})
BACKGROUND = dt.timedelta(days=30)  # an act older than this at publication is history (annotators' guide)


def merge_mentions(
    mentions: Iterable[EventMention], cast: Cast, *, ontology: Ontology, article: str, published: dt.date | None
) -> tuple[Event, ...]:
    """Events in order of first mention, numbered e1, e2, …"""
    groups: list[list[EventMention]] = []
    for mention in mentions:
        home = next((g for g in groups[-REMEMBERED:] if _same_act(g[0], mention, cast)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return tuple(_event(n, g, cast, ontology, article, published) for n, g in enumerate(groups, 1))


def _same_act(a: EventMention, b: EventMention, cast: Cast) -> bool:
    """Same type and parties, one of them possibly left out the second time, in compatible modes and times."""
    if a.type != b.type or a.actuality != b.actuality or not _same_time(a.date, b.date):
        return False
    if _one_assault(a, b) or _told_on(a, b, cast) or _complementary(a, b, cast) or _claimed(a, b, cast):
        return True
    return (
        _compatible(a.mode, b.mode)
        and _agree(a.actors, b.actors)
        and _agree(a.recipients, b.recipients)
        and bool(_shared(a, b))
        and (not (_is_mutual(a) or _is_mutual(b)) or _is_within(a, b) or _is_within(b, a))
        and not _by_the_way(a, b)
    )


def _by_the_way(a: EventMention, b: EventMention) -> bool:
    """Two moves against nobody, in different words, only one of them dated: a test in 2013, a warhead built."""
    undirected = a.nature in MOVES and not (a.recipients or b.recipients)
    dated = [bool(m.date and m.date.span) for m in (a, b)]
    return undirected and a.trail.rule != b.trail.rule and any(dated) and not (all(dated) or a.definite or b.definite)


def _is_mutual(m: EventMention) -> bool:
    """All parties are actors: that none is recipient leaves nobody out."""
    return len(m.actors) > 1 and not m.recipients


def _is_within(a: EventMention, b: EventMention) -> bool:
    return {*a.actors, *a.recipients} <= {*b.actors, *b.recipients}


def _one_assault(a: EventMention, b: EventMention) -> bool:
    """Deed and harm in one sentence are one: "rammed a truck into the gate, killing six"."""
    return a.nature in BODILY and a.trail.sentence == b.trail.sentence and bool(set(a.actors) & set(b.actors))


def _told_on(a: EventMention, b: EventMention, cast: Cast) -> bool:
    """What goes on about nobody's act in its own sentence: "he faces protests that have spread across the country".

    Of violence only what is done with the same weapon: "six shells hit the mill and others fell near the school".
    """
    alike = a.mode == b.mode and (a.nature not in BODILY or a.mode is not None)
    nobody = bool(a.recipients) and not (a.actors or b.actors) and alike
    return nobody and a.trail.sentence == b.trail.sentence and _homes(a.recipients, cast) == _homes(b.recipients, cast)


def _complementary(a: EventMention, b: EventMention, cast: Cast) -> bool:
    """Two halves of one transfer: "drones arrived on Friday", "the delivery to Accra on Friday", "the acquisition"."""
    if a.nature not in TRANSFERS or not (_on_one_day(a.date, b.date) or _taken_up(a, b)):
        return False
    at_home = _homes(a.recipients, cast) == _homes(b.recipients, cast) != {None}  # Accra's army, Ghana's president
    return not (a.actors and b.actors) and (at_home or not (a.recipients and b.recipients))


def _homes(ids: tuple[str, ...], cast: Cast) -> set[str | None]:
    return {cast[i].country for i in ids}


def _claimed(a: EventMention, b: EventMention, cast: Cast) -> bool:
    """The deed of unnamed men that somebody owns up to: "gunmen stormed the post … Ansaru claimed the attack"."""
    near = 0 < b.trail.predicate.start - a.trail.predicate.start < FAR
    owned = bool(b.actors) and not any(_is_unnamed(i, cast) for i in b.actors)
    return a.nature in BODILY and b.definite and near and owned and all(_is_unnamed(i, cast) for i in a.actors)


def _is_unnamed(id: str, cast: Cast) -> bool:
    actor = cast[id]
    return actor.kind in ("group", "person", "organisation") and (actor.country is None or actor.inferred)


def _on_one_day(a: EventDate | None, b: EventDate | None) -> bool:
    """Both dated by their own words, alike."""
    return bool(a and b and a.span and b.span and a.start == b.start)


def _taken_up(a: EventMention, b: EventMention) -> bool:
    """A definite act noun without a date of its own, a sentence or two after the act."""
    near = 0 < b.trail.predicate.start - a.trail.predicate.start < NEAR
    return b.definite and near and not (b.date and b.date.span)


def _compatible(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _shared(a: EventMention, b: EventMention) -> set[str]:
    return set(a.actors + a.recipients) & set(b.actors + b.recipients)


def _same_time(a: EventDate | None, b: EventDate | None) -> bool:
    """Two resolved dates that do not meet are two occurrences."""
    if a is None or b is None or "unresolved" in (a.precision, b.precision):
        return True
    if not (a.start and a.end and b.start and b.end):
        return True
    return a.start <= b.end and b.start <= a.end


def _event(
    n: int, group: list[EventMention], cast: Cast, ontology: Ontology, article: str, published: dt.date | None
) -> Event:
    first = group[0]
    root = ontology.types[first.type]
    mode = next((m.mode for m in group if m.mode), None)
    date = _best_date(group)
    actuality = _historical(first.actuality, date, published)
    actors, recipients = _parties(group, cast)
    return Event(
        id=f"e{n}",
        key=content_hash(
            article,
            first.type,
            mode or "",
            *_keys(actors, cast),
            ">",
            *_keys(recipients, cast),
            *map(str, first.trail.predicate),
        ),
        type=first.type,
        mode=mode,
        contexts=tuple(dict.fromkeys(c for m in group for c in m.contexts)),
        cameo=next((m.cameo for m in group if m.cameo), root.cameo or None),
        quad=root.quad,
        score=ontology.score(first.type, mode),
        goldstein=root.goldstein,
        actors=actors,
        recipients=recipients,
        actuality=actuality,
        hedged=all(m.hedged for m in group),
        attributed_to=first.attributed_to,
        attribution=first.attribution,
        date=date,
        location=_best_place(group),
        magnitude=reduce(Magnitude.joined, (m.magnitude for m in group)),
        objects=tuple(dict.fromkeys(o for m in group for o in m.objects)),
        instruments=tuple(dict.fromkeys(i for m in group for i in m.instruments)),
        mentions=tuple(dict.fromkeys(m.trail for m in group)),
    )


def _parties(group: list[EventMention], cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = [m.actors for m in group if m.actors]
    named = (a for a in told if not any(_is_unnamed(i, cast) for i in a))
    actors = next(named if group[0].nature in BODILY else iter(()), told[0] if told else ())
    recipients = next((m.recipients for m in group if m.recipients), ())
    if group[0].nature in BODILY:
        fought = (i for m in group if _is_mutual(m) for i in m.actors)  # "attacked the post, battling with the guards"
        suffering = dict.fromkeys((*(r for m in group for r in m.recipients), *fought))
        struck = {r for m in group if len(m.recipients) > 1 for r in m.recipients}  # the place and its people together
        recipients = _victims(suffering, struck, cast)
    return actors, tuple(r for r in recipients if r not in actors)


def _victims(recipients: Iterable[str], struck: set[str], cast: Cast) -> tuple[str, ...]:
    """All who were harmed; a place only if struck, or if none of its people is named: "a raid in Togo killed two"."""
    found = [cast[r] for r in recipients]
    homes = {a.country for a in found if not _is_place(a)}
    return tuple(a.id for a in found if a.id in struck or not _is_place(a) or a.country not in homes)


def _is_place(actor: Actor) -> bool:
    return actor.kind == "state" or actor.rule in ("name.unit", "name.city")


def _keys(ids: tuple[str, ...], cast: Cast) -> list[str]:
    return sorted(cast[i].key for i in ids)


def _best_date(group: list[EventMention]) -> EventDate | None:
    resolved = [m.date for m in group if m.date and m.date.precision != "unresolved"]
    return resolved[0] if resolved else group[0].date


def _best_place(group: list[EventMention]) -> Location | None:
    return next((m.location for m in group if m.location), None)


def _historical(actuality: Actuality, date: EventDate | None, published: dt.date | None) -> Actuality:
    if actuality != "actual" or published is None or date is None or date.end is None:
        return actuality
    return "historical" if published - dt.date.fromisoformat(date.end) > BACKGROUND else "actual"
