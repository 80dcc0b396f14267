"""Parties that stand outside the clause of an act: found in what the article told before.

In:  an article's event mentions and frames. Out: the mentions with the parties found and the rule that found each.
"""

from demarche.events.directing.stage import Directing

__all__ = ["Directing"]
