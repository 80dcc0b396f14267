"""When, where, how many, with what, under which instrument: the circumstances of an article's events.

In:  a Doc with its frames, cast and attributions. Out: `Around`: what of all this the article tells, standing facts and
what lies ahead among it; and with event mentions `Circumstances`: each with its date, place, magnitude and objects.
"Air strikes in Kunduz killed 32 civilians on Thursday" is placed in Kunduz, dated to the Thursday, with 32 dead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc

from demarche.cast import Cast
from demarche.circumstances.facts import find_facts
from demarche.circumstances.instruments import Invocations, find_instruments
from demarche.circumstances.knowledge import CircumstanceKnowledge
from demarche.circumstances.magnitudes import magnitudes_of
from demarche.circumstances.numbers import find_numbers
from demarche.circumstances.objects import Thing, find_objects, objects_of, untaken_objects
from demarche.circumstances.places import PlaceMention, Places, carry_places, find_places
from demarche.circumstances.scheduled import find_scheduled
from demarche.circumstances.times import TimeMention, Times, carry_dates, find_times
from demarche.circumstances.tolls import Reading, find_tolls
from demarche.language.frames import Frames
from demarche.records import Attribution, EventMention, EventObject, Fact, Instrument, Magnitude, Scheduled, Toll

WORDS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE"})  # types whose acts are words


@dataclass(frozen=True, slots=True)
class Around:
    """What is read whatever the events are: tolls, things, instruments, times, places, facts, what lies ahead."""

    tolls: tuple[Reading, ...]
    things: tuple[Thing, ...]
    instruments: tuple[Instrument, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    facts: tuple[Fact, ...]
    scheduled: tuple[Scheduled, ...]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Event mentions with their circumstances, in the order given.

    tolls, objects: those that belong to none of the mentions.
    """

    mentions: tuple[EventMention, ...]
    tolls: tuple[Toll, ...] = ()
    objects: tuple[EventObject, ...] = ()


def find_around(
    doc: Doc,
    frames: Frames,
    cast: Cast,
    attributions: Sequence[Attribution],
    *,
    published: dt.date | None,
    title: str = "",
    knowledge: CircumstanceKnowledge,
) -> Around:
    """Everything that is found once for the article, before it is asked for per mention."""
    s = frames.syntax
    numbers = find_numbers(s, words=knowledge.numbers)
    found = find_times(doc, published=published, title=title, knowledge=knowledge.times, syntax=s)
    times = Times(found, s, frames, published=published, knowledge=knowledge.times)
    places = find_places(doc, cast=cast, gazetteer=knowledge.gazetteer, syntax=s)
    return Around(
        tolls=find_tolls(frames, cast, attributions, numbers, lexicon=knowledge.tolls),
        things=find_objects(frames, cast, numbers, taxonomy=knowledge.objects),
        instruments=find_instruments(frames, cast, attributions, lexicon=knowledge.instruments),
        times=times.mentions,
        places=tuple(places),
        facts=find_facts(
            frames, cast, attributions, rules=knowledge.facts, places=places, times=times, published=published
        ),
        scheduled=find_scheduled(
            frames,
            times,
            places,
            cast,
            attributions,
            published=published,
            occasions=knowledge.occasions,
            knowledge=knowledge.times,
        ),
    )


def find_circumstances(
    around: Around,
    frames: Frames,
    cast: Cast,
    mentions: Sequence[EventMention],
    *,
    published: dt.date | None,
    knowledge: CircumstanceKnowledge,
) -> Circumstances:
    """To each mention what of its article's circumstances is its own."""
    s = frames.syntax
    times = Times(around.times, s, frames, published=published, knowledge=knowledge.times)
    places = Places(around.places, s, frames, cast, words=knowledge.gazetteer.words)
    magnitudes, tolls = magnitudes_of(mentions, around.tolls, s)
    situated = _situated(mentions, magnitudes, times, places, around.things, around.instruments)
    return Circumstances(
        mentions=carry_dates(carry_places(situated, around.places, cast, s), s),
        tolls=tolls,
        objects=untaken_objects(situated, around.things),
    )


def _situated(
    mentions: Sequence[EventMention],
    magnitudes: Sequence[Magnitude],
    times: Times,
    places: Places,
    things: Sequence[Thing],
    instruments: Sequence[Instrument],
) -> tuple[EventMention, ...]:
    """Each mention with its own."""
    invocations = Invocations(instruments)
    return tuple(
        msgspec.structs.replace(
            mention,
            date=times.date_of(mention.predicate),
            location=places.place_of(mention.predicate, spoken=mention.nature in WORDS),
            magnitude=magnitude,
            objects=objects_of(mention, things),
            instruments=invocations.of(mention),
        )
        for mention, magnitude in zip(mentions, magnitudes, strict=True)
    )
