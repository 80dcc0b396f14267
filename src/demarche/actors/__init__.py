"""Who is meant, and whose they are: names, titles, metonyms, pronouns and groups become actors.

In:  a Doc, e.g. of "Serbian President Aleksandar Vucic accused Ankara." Out: a Cast with Vucic (SRB, GOV, president)
     and Türkiye (TUR, GOV), each with the rule that resolved it.
"""

from demarche.actors.find import find_actors
from demarche.actors.knowledge import ActorKnowledge
from demarche.actors.located import settle_by_place
from demarche.actors.lookup import resolve_phrase
from demarche.actors.quoted import resolve_quoted

__all__ = ["ActorKnowledge", "find_actors", "resolve_phrase", "resolve_quoted", "settle_by_place"]
