"""All that circumstances know of words and the world.

In:  the data folder. Out: `CircumstanceKnowledge`, loaded once and passed to the stage: words of time, gazetteer,
number words, casualties, materiel, instruments, as in "32 civilians died in Kunduz on Nov. 3".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from demarche.circumstances.fact_rules import FactRules
from demarche.circumstances.instrument_lexicon import InstrumentLexicon
from demarche.circumstances.number_words import NumberWords
from demarche.circumstances.occasions import Occasions
from demarche.circumstances.places import Gazetteer
from demarche.circumstances.taxonomy import Taxonomy
from demarche.circumstances.times import TimeKnowledge
from demarche.circumstances.toll_rules import TollLexicon


@dataclass(frozen=True, slots=True)
class CircumstanceKnowledge:
    """Immutable; one for all articles."""

    times: TimeKnowledge
    occasions: Occasions
    gazetteer: Gazetteer
    numbers: NumberWords
    tolls: TollLexicon
    objects: Taxonomy
    instruments: InstrumentLexicon
    facts: FactRules

    @classmethod
    def load(cls, data: Path) -> CircumstanceKnowledge:
        """Read the packaged files, or those of another folder laid out alike. BrokenRule names what cannot be used."""
        return cls(
            times=TimeKnowledge.load(data / "times"),
            occasions=Occasions.load(data / "times" / "occasions.yaml"),
            gazetteer=Gazetteer.load(data / "places"),
            numbers=NumberWords.load(data),
            tolls=TollLexicon.load(data),
            objects=Taxonomy.load(data),
            instruments=InstrumentLexicon.load(data),
            facts=FactRules.load(data),
        )
