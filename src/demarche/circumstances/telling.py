"""Which event mentions tell a story on: deeds that happened, in the simple past.

In:  an event mention and its tree. Out: whether the day and the place of the deed told before may be its own: those of
"Soldiers *burned* two villages" may, those of "Soldiers *have burned* villages" and "*burn* villages" not.
"""

from __future__ import annotations

from demarche.language.syntax import Syntax
from demarche.records import EventMention

DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})
_HAPPENED = frozenset({"actual", "historical"})


def happened(mention: EventMention) -> bool:
    return mention.actuality in _HAPPENED


def tells_on(mention: EventMention, s: Syntax) -> bool:
    """In the simple past: "has killed" and "kills" tell of no one day."""
    i = mention.predicate
    auxiliaries = s.having(i, "aux", "aux:pass")
    if any(s.lemma[a] == "have" for a in auxiliaries):
        return False
    return s.tag[i] == "VBD" or any(s.tag[a] == "VBD" for a in auxiliaries)
