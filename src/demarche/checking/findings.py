"""What a check finds.

In:  a kind, a place, words. Out: `Finding`, one line: "poach.yaml:7: poach.verb.net: no examples".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with rules, or may be.

    kind:  example (read otherwise than it says), overlap, contradiction, score, class, no-example, no-rule.
    place: file, line and id, or the file alone.
    """

    kind: str
    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"
