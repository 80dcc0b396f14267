"""Linking: articles on the same matter, copies of one text, and reports of one occurrence.

In:  articles in order of publication, and their events. Out: `find_stories` names the story of each, `find_origins` the
text each is a copy of, `find_occurrences` the occurrence each event is a report of: three papers that print the
agency's "Chad closed its border with Sudan on Sunday" are one story, one origin, and tell of one closing.
"""

from demarche.link.agreement import Points
from demarche.link.clock import Clock
from demarche.link.occurrences import Occurrence, OccurrenceOptions, OpenOccurrences, find_occurrences, ties_of
from demarche.link.ordering import LEAD, by_publication
from demarche.link.origins import KnownTexts, OriginOptions, Sketch, Text, find_origins
from demarche.link.stories import OpenStories, Story, StoryOptions, find_stories
from demarche.link.terms import count_terms
from demarche.link.weights import MOST_TERMS, TermWeights, Vector

__all__ = [
    "LEAD",
    "MOST_TERMS",
    "Clock",
    "KnownTexts",
    "Occurrence",
    "OccurrenceOptions",
    "OpenOccurrences",
    "OpenStories",
    "OriginOptions",
    "Points",
    "Sketch",
    "Story",
    "StoryOptions",
    "TermWeights",
    "Text",
    "Vector",
    "by_publication",
    "count_terms",
    "find_occurrences",
    "find_origins",
    "find_stories",
    "ties_of",
]
