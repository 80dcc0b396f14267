"""Linking: articles on the same matter, copies of one text, and reports of one occurrence.

In:  articles in order of publication, and their events. Out: `find_stories` names the story of each, `find_origins` the
text each is a copy of, `find_occurrences` the occurrence each event is a report of: three papers that print the
agency's "Chad closed its border with Sudan on Sunday" are one story, one origin, and tell of one closing.
"""

from demarche.link.agreement import Points
from demarche.link.occurrences import OccurrenceOptions, find_occurrences
from demarche.link.ordering import LEAD, by_publication
from demarche.link.origins import OriginOptions, find_origins
from demarche.link.stories import StoryOptions, find_stories

__all__ = [
    "LEAD",
    "OccurrenceOptions",
    "OriginOptions",
    "Points",
    "StoryOptions",
    "by_publication",
    "find_occurrences",
    "find_origins",
    "find_stories",
]
