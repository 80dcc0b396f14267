"""Linking: articles on the same matter, and copies of one text.

In:  articles in order of publication. Out: `find_stories` names the story of each, `find_origins` the text each is a
copy of: three papers that print the agency's "Chad closed its border with Sudan on Sunday" are one story, one origin.
"""

from demarche.link.ordering import LEAD, by_publication
from demarche.link.origins import OriginOptions, find_origins
from demarche.link.stories import StoryOptions, find_stories

__all__ = ["LEAD", "OriginOptions", "StoryOptions", "by_publication", "find_origins", "find_stories"]
