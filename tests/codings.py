"""Events built by hand: what a test names, and nothing else."""

from __future__ import annotations

from typing import Any

from demarche.records import Event, Magnitude, Span, Trail

_NOTHING: dict[str, Any] = {
    **{"mode": None, "contexts": (), "cameo": None, "quad": 4, "score": -1.0, "goldstein": None},
    **{"actors": (), "recipients": (), "actuality": "actual", "hedged": False},
    **{"attributed_to": None, "attribution": None, "date": None, "location": None},
    **{"magnitude": Magnitude(), "objects": (), "instruments": ()},
}


def make_event(id: str, key: str, type: str, words: Span, *, rule: str = "r", **fields: Any) -> Event:
    """An event that happened, told in `words`: make_event("e1", "k1", "ACCUSE", Span(0, 9), actors=("a1",))."""
    told = (Trail(predicate=words, clause=words, sentence=words, rule=rule),)
    return Event(id=id, key=key, type=type, **{**_NOTHING, "mentions": told, **fields})
