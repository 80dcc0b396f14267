"""Links a store: its articles into stories, copies to their origins, events of many articles into occurrences.

In:  a store. Out: the same store with story_articles, occurrences and occurrence_events; "Chad closed its border", told
by three papers, is one occurrence with three accounts. What was linked stays as it is, new articles are added to it.
"""

from demarche.linker.kept import Waiting, kept_stories, waiting
from demarche.linker.linking import link_store

__all__ = ["Waiting", "kept_stories", "link_store", "waiting"]
