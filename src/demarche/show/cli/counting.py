"""Counts as people say them.

In:  (1, "article"), (2, "story"), (0, "event"). Out: "1 article", "2 stories", "0 events".
"""

from __future__ import annotations

_PLURALS = {"story": "stories", "analysis": "analyses"}


def counted(number: int, noun: str) -> str:
    """The number with its noun, given in the singular: (12_000, "event") is "12,000 events"."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, f'{noun}s')}"
