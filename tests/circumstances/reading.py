"""What circumstances find in a text, step by step, for tests.

In:  a text of the tests. Out: a `Found` with frames, cast, numbers and whatever is asked of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from demarche.actors import ActorKnowledge, find_actors
from demarche.cast import Cast
from demarche.circumstances.fact_rules import FactRules
from demarche.circumstances.facts import find_facts
from demarche.circumstances.instrument_lexicon import InstrumentLexicon
from demarche.circumstances.instruments import find_instruments
from demarche.circumstances.number_words import NumberWords
from demarche.circumstances.numbers import Numbers, find_numbers
from demarche.circumstances.objects import Thing, find_objects
from demarche.circumstances.places import Gazetteer, find_places
from demarche.circumstances.taxonomy import Taxonomy
from demarche.circumstances.times import TimeKnowledge, Times, find_times
from demarche.circumstances.toll_rules import TollLexicon
from demarche.circumstances.tolls import Reading, find_tolls
from demarche.language.frames import FrameLexicon, Frames, find_frames
from demarche.records import Fact, Instrument
from tests.circumstances.recorded_parses import parsed

PUBLISHED = dt.date(2025, 10, 9)
DATA = Path(str(files("demarche").joinpath("data")))


@dataclass
class Found:
    """One text, read. `attributions` are given by the test."""

    text: str
    attributions: tuple = ()

    @cached_property
    def frames(self) -> Frames:
        return find_frames(parsed(self.text), lexicon=frame_words())

    @cached_property
    def cast(self) -> Cast:
        return find_actors(parsed(self.text), knowledge=actors())

    @cached_property
    def numbers(self) -> Numbers:
        return find_numbers(self.frames.syntax, words=number_words())

    @cached_property
    def tolls(self) -> tuple[Reading, ...]:
        return find_tolls(self.frames, self.cast, self.attributions, self.numbers, lexicon=toll_lexicon())

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        return find_objects(self.frames, self.cast, self.numbers, taxonomy=taxonomy())

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        return find_instruments(self.frames, self.cast, self.attributions, lexicon=instruments())

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        s = self.frames.syntax
        mentions = find_times(s.doc, published=PUBLISHED, syntax=s)
        times = Times(mentions, s, self.frames, published=PUBLISHED, knowledge=time_words())
        places = find_places(s.doc, cast=self.cast, gazetteer=gazetteer(), syntax=s)
        return find_facts(
            self.frames,
            self.cast,
            self.attributions,
            rules=fact_rules(),
            places=places,
            times=times,
            published=PUBLISHED,
        )

    def token(self, word: str) -> int:
        return next(t.i for t in self.frames.syntax.doc if t.text == word)

    def words(self, span: tuple[int, int]) -> str:
        return self.text[span[0] : span[1]]

    def is_called(self, actor: str | None, word: str) -> bool:
        """An actor's id, or words, whose mentions contain a word; no actor and no word agree too."""
        if not actor or not word:
            return not actor and not word
        spans = [m.span for m in self.cast.mentions if m.actor == actor]
        return word in actor or any(word in self.words(span) for span in spans) or word in _name(self.cast, actor)


def _name(cast: Cast, actor: str) -> str:
    return cast[actor].name if actor in cast else ""


@cache
def frame_words() -> FrameLexicon:
    return FrameLexicon.load()


@cache
def actors() -> ActorKnowledge:
    return ActorKnowledge.load(DATA / "actors")


@cache
def number_words() -> NumberWords:
    return NumberWords.load(DATA)


@cache
def toll_lexicon() -> TollLexicon:
    return TollLexicon.load(DATA)


@cache
def taxonomy() -> Taxonomy:
    return Taxonomy.load(DATA)


@cache
def instruments() -> InstrumentLexicon:
    return InstrumentLexicon.load(DATA)


@cache
def fact_rules() -> FactRules:
    return FactRules.load(DATA)


@cache
def time_words() -> TimeKnowledge:
    return TimeKnowledge.load()


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load(DATA / "places")
