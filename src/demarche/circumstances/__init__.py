"""The circumstances stage: when, where, how many, with what, under which instrument.

In:  a Doc, frames, cast, attributions, event mentions. Out: the mentions with their circumstances, facts, what lies
ahead: "In July the brigade trained in China" is dated July and placed in China.
"""

from demarche.circumstances.knowledge import CircumstanceKnowledge
from demarche.circumstances.magnitudes import merge_magnitudes
from demarche.circumstances.situate import Around, Circumstances, find_around, find_circumstances

__all__ = [
    "Around",
    "CircumstanceKnowledge",
    "Circumstances",
    "find_around",
    "find_circumstances",
    "merge_magnitudes",
]
